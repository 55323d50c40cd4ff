package org.headgate.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.AbstractAssertions.init;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.headgate.access.People;
import org.headgate.access.Person;
import org.headgate.access.Role;
import org.headgate.followup.Tickets;
import org.headgate.reference.District;
import org.headgate.reference.DistrictCode;
import org.headgate.reference.Districts;
import org.headgate.submission.Seasons;
import org.headgate.submission.SlotId;
import org.headgate.submission.Slots;
import org.headgate.submission.SnapshotReceived;
import org.headgate.submission.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Flows on the engine and the rooms of the product, walked step by step: the test does the worker's part. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WalkedByHand {

    private static final AtomicInteger DISTRICTS = new AtomicInteger();

    @Autowired
    ProcessEngine engine;

    @Autowired
    RuntimeService runtime;

    @Autowired
    HistoryService history;

    @Autowired
    ManagementService management;

    @Autowired
    ExternalTaskService externalTasks;

    @Autowired
    Worker worker;

    @Autowired
    Tasks tasks;

    @Autowired
    Rounds rounds;

    @Autowired
    Repairs repairs;

    @Autowired
    Seasons seasons;

    @Autowired
    Slots slots;

    @Autowired
    Tickets tickets;

    @Autowired
    Districts districts;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    SlotId slot = SlotId.of("99970000000000", "caaspp", "tested", "2024-25");
    Person lead = new Person("", "", Role.LEAD, List.of());
    Person specialist = new Person("", "", Role.SPECIALIST, List.of());

    @BeforeAll
    void theTestDoesTheWorkersPart() {
        worker.stop();
        init(engine);
    }

    @AfterAll
    void theWorkerGoesOn() {
        worker.start();
    }

    @BeforeEach
    void aDistrictOfItsOwn() {
        var district = new DistrictCode("9996%03d0000000".formatted(DISTRICTS.incrementAndGet()));
        districts.list(new District(district, "Flow " + district, "Test"));
        lead = people.add("lead@" + district + ".example", "Lea Lead", Role.LEAD, "secret", List.of(district));
        specialist = people.add("sue@flow.example", "Sue Specialist", Role.SPECIALIST, "secret", List.of());
        slot = new SlotId(district, slot.kind(), slot.side(), slot.year());
    }

    // In the test's own thread, whose scope sees every district.
    static ConditionFactory patiently() {
        return Awaitility.await().pollInSameThread().atMost(Duration.ofSeconds(30));
    }

    void owed() {
        seasons.open("Flow " + slot, LocalDate.of(2026, 12, 18), List.of(slot));
        patiently()
                .until(() -> runtime.createProcessInstanceQuery()
                                .processInstanceBusinessKey(slot.text())
                                .count()
                        == 1);
        waitsAt("pullFile");
    }

    void inReview() {
        owed();
        received();
        checked("blocked");
        followUpWaitsAt("reviewFindings");
    }

    String received() {
        var id = UUID.randomUUID().toString().replaceAll("[^a-f2-9]", "a").substring(0, 13);
        jdbc.sql("""
                INSERT INTO submission.snapshots
                    (id, slot, district, file_name, arrived_as, sha256, bytes, rows, layout, sent_by)
                VALUES (?, ?, ?, 'scores.csv', 'scores.zip', ?, 10, 1, 'caaspp-2024-25', ?)
                """)
                .params(id, slot.text(), slot.district().text(), sha256(id), lead.email())
                .update();
        announce(new SnapshotReceived(slot.text(), id));
        return id;
    }

    void announce(Object event) {
        transaction.executeWithoutResult(status -> events.publishEvent(event));
    }

    void checked(String verdict) {
        done(Worker.CHECK_SNAPSHOT, Map.of("verdict", verdict));
    }

    void loaded() {
        done(Worker.LOAD_SNAPSHOT, Map.of("loaded", 3L, "setAside", 0L));
    }

    void done(String topic, Map<String, Object> words) {
        patiently().until(() -> {
            var taken = externalTasks
                    .fetchAndLock(1, "flow-test")
                    .topic(topic, 10_000)
                    .businessKey(slot.text())
                    .execute();
            taken.forEach(task -> externalTasks.complete(task.getId(), "flow-test", words));
            return taken.size() == 1;
        });
    }

    void decided(String word) {
        assertThat(tasks.decide(specialist, slot, word, "In the specialist's words"))
                .isEqualTo(Tasks.Decided.DONE);
    }

    ProcessInstance submission() {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(slot.text())
                .processDefinitionKey(Rounds.SUBMISSION)
                .singleResult();
    }

    void waitsAt(String element) {
        patiently().untilAsserted(() -> BpmnAwareTests.assertThat(submission()).isWaitingAt(element));
    }

    void followUpWaitsAt(String element) {
        patiently()
                .untilAsserted(() -> BpmnAwareTests.assertThat(runtime.createProcessInstanceQuery()
                                .processInstanceBusinessKey(slot.text())
                                .processDefinitionKey(Rounds.FOLLOW_UP)
                                .singleResult())
                        .isWaitingAt(element));
    }

    void ended(String element) {
        patiently().untilAsserted(() -> {
            assertThat(runtime.createProcessInstanceQuery()
                            .processInstanceBusinessKey(slot.text())
                            .count())
                    .isZero();
            var last = history.createHistoricProcessInstanceQuery()
                    .processInstanceBusinessKey(slot.text())
                    .processDefinitionKey(Rounds.SUBMISSION)
                    .orderByProcessInstanceStartTime()
                    .desc()
                    .list()
                    .get(0);
            assertThat(history.createHistoricActivityInstanceQuery()
                            .processInstanceId(last.getId())
                            .activityId(element)
                            .finished()
                            .count())
                    .isOne();
        });
    }

    Stage stage() {
        return slots.find(slot).orElseThrow().stage();
    }

    long lettersToTheLead() {
        return jdbc.sql("SELECT count(*) FROM followup.outbox WHERE district = ?")
                .param(slot.district().text())
                .query(Long.class)
                .single();
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
