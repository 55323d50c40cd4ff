package org.headgate.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.headgate.OnHeadgate;
import org.headgate.access.People;
import org.headgate.access.Role;
import org.headgate.load.Loads;
import org.headgate.platform.Scope;
import org.headgate.submission.SnapshotId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@OnHeadgate
class JudgingAgainTest {

    @Autowired
    Checks checks;

    @Autowired
    JudgingAgain judgingAgain;

    @Autowired
    Verdicts verdicts;

    @Autowired
    Rules rules;

    @Autowired
    Loads loads;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataSource database;

    @Autowired
    ApplicationContext context;

    @LocalServerPort
    int port;

    @BeforeEach
    void aSpecialist(@Autowired People people) {
        people.add("sol@again.example", "Sol Marin", Role.SPECIALIST, "secret", List.of());
    }

    @Test
    void aLoadedFileIsJudgedByNewRulesWithoutBeingStagedAndPeopleAreTold() throws Exception {
        var snapshot = Arrivals.in(context).checked("99940710000000", "Q");
        loads.ensure(snapshot);
        olderRulesSaid(snapshot, "clean");

        assertThat(checks.ensure(snapshot).word()).isEqualTo("clean");
        judgingAgain.judgeAll();

        assertThat(verdicts.history(snapshot)).extracting(Verdict::word).containsExactly("warnings", "clean");
        assertThat(checks.ensure(snapshot).ruleSet()).isEqualTo(rules.version());
        assertThat(checks.ensure(snapshot).rows()).isEqualTo(451);
        await().atMost(Duration.ofSeconds(20)).until(() -> lettersTo("sol@again.example", snapshot) == 1);
        var sol = Visitor.signIn(port, "sol@again.example");
        assertThat(sol.page("/snapshots/" + snapshot + "/findings").body())
                .contains(
                        "Judged again on ",
                        "by rule set " + rules.version(),
                        "it was clean, and is now fit to be loaded")
                .doesNotContain("??check");

        judgingAgain.judgeAll();
        assertThat(verdicts.history(snapshot)).hasSize(2);
    }

    @Test
    void whereTheVerdictStaysNobodyIsTold() {
        var snapshot = Arrivals.in(context).checked("99940720000000", "Q");
        olderRulesSaid(snapshot, "warnings");

        judgingAgain.judgeAll();

        assertThat(verdicts.history(snapshot)).extracting(Verdict::word).containsExactly("warnings", "warnings");
        assertThat(jdbc.sql("SELECT count(*) FROM events.event_publication WHERE serialized_event LIKE ?")
                        .param("%" + snapshot + "%was%")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aFileThatANewerOneReplacedIsLeftAsItWas() {
        var old = Arrivals.in(context).checked("99940730000000", "Q");
        olderRulesSaid(old, "clean");
        var newer = Arrivals.in(context).checked("99940730000000", "F");

        judgingAgain.judgeAll();

        assertThat(verdicts.history(old)).hasSize(1);
        assertThat(verdicts.history(newer)).hasSize(1);
    }

    @Test
    void whatANodeDiedOverIsJudgedWholeTheNextTime() throws Exception {
        var snapshot = Arrivals.in(context).checked("99940740000000", "Q");
        olderRulesSaid(snapshot, "clean");
        var findings = findingsOf(snapshot);

        try (var other = database.getConnection()) {
            other.setAutoCommit(false);
            other.createStatement().execute("LOCK TABLE checks.verdicts IN SHARE ROW EXCLUSIVE MODE");
            var judging = CompletableFuture.runAsync(() -> Scope.everything().run(judgingAgain::judgeAll));
            await().atMost(Duration.ofSeconds(30)).until(() -> endWhoeverWaitsFor("checks.verdicts") == 1);
            judging.get(30, TimeUnit.SECONDS);
            other.rollback();
        }

        assertThat(verdicts.history(snapshot)).extracting(Verdict::word).containsExactly("clean");
        assertThat(findingsOf(snapshot)).isEqualTo(findings);

        judgingAgain.judgeAll();
        assertThat(verdicts.history(snapshot)).extracting(Verdict::word).containsExactly("warnings", "clean");
    }

    @Test
    void whileOneNodeIsAtItTheOthersLeaveItAlone() throws Exception {
        var snapshot = Arrivals.in(context).checked("99940750000000", "Q");
        olderRulesSaid(snapshot, "clean");

        try (var other = database.getConnection()) {
            other.createStatement().execute("SELECT pg_advisory_lock(hashtextextended('judge-again', 0))");
            judgingAgain.judgeAll();
            assertThat(verdicts.history(snapshot)).hasSize(1);
            other.createStatement().execute("SELECT pg_advisory_unlock(hashtextextended('judge-again', 0))");
        }

        judgingAgain.judgeAll();
        assertThat(verdicts.history(snapshot)).hasSize(2);
    }

    @Test
    void rulesThatComeBackJudgeAgainThoughTheyDidBefore() {
        var snapshot = Arrivals.in(context).checked("99940760000000", "Q");
        jdbc.sql("""
                INSERT INTO checks.verdicts (snapshot, rule_set, district, number, word, rows, set_aside, blocking,
                    warnings, judged_at)
                SELECT snapshot, 'between', district, number, 'clean', rows, set_aside, 0, 0, judged_at + interval '1 ms'
                FROM checks.verdicts WHERE snapshot = ?
                """).param(snapshot.text()).update();
        assertThat(verdicts.find(snapshot)).map(Verdict::word).contains("clean");
        assertThat(checks.ensure(snapshot).word()).isEqualTo("warnings");

        judgingAgain.judgeAll();

        assertThat(verdicts.find(snapshot)).map(Verdict::ruleSet).contains(rules.version());
        assertThat(verdicts.history(snapshot)).hasSize(2);
    }

    private long endWhoeverWaitsFor(String table) {
        return jdbc.sql("""
                SELECT count(pg_terminate_backend(pid)) FROM pg_locks
                WHERE relation = CAST(? AS regclass) AND NOT granted
                """).param(table).query(Long.class).single();
    }

    private List<String> findingsOf(SnapshotId snapshot) {
        return jdbc.sql(
                        "SELECT rule || ' ' || rule_set || ' ' || found FROM checks.findings WHERE snapshot = ? ORDER BY 1")
                .param(snapshot.text())
                .query(String.class)
                .list();
    }

    private void olderRulesSaid(SnapshotId snapshot, String word) {
        jdbc.sql("UPDATE checks.findings SET rule_set = 'older' WHERE snapshot = ?")
                .param(snapshot.text())
                .update();
        jdbc.sql("UPDATE checks.verdicts SET rule_set = 'older', word = ?, judged_at = now() - interval '9 days'"
                        + " WHERE snapshot = ?")
                .params(word, snapshot.text())
                .update();
    }

    private long lettersTo(String recipient, SnapshotId snapshot) {
        return Scope.everything()
                .call(() -> jdbc.sql("SELECT count(*) FROM followup.outbox WHERE recipient = ? AND body LIKE ?")
                        .params(recipient, "%" + snapshot + "/findings%")
                        .query(Long.class)
                        .single());
    }
}
