package org.headgate.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.headgate.OnHeadgate;
import org.headgate.access.Role;
import org.headgate.followup.DistrictAnswered;
import org.headgate.submission.SnapshotReceived;
import org.headgate.submission.Stage;
import org.junit.jupiter.api.Test;

/** Every way through the diagrams. */
@OnHeadgate
class FlowTest extends WalkedByHand {

    @Test
    void aCollectionAsksTheDistrictsLeadsOnceForTheFile() {
        owed();
        rounds.owed(slot);
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(slot.text())
                        .count())
                .isOne();
        assertThat(tasks.of(lead, Tasks.Which.ALL, 0, 10)).singleElement().satisfies(task -> {
            assertThat(task.key()).isEqualTo(Tasks.PULL_FILE);
            assertThat(task.dueOn()).contains(LocalDate.of(2026, 12, 18));
        });
        assertThat(tasks.find(specialist, slot, Tasks.REVIEW_FINDINGS)).isEmpty();
        assertThat(stage()).isEqualTo(Stage.OWED);
    }

    @Test
    void aCleanFileGoesThroughUntilItIsVisible() {
        owed();
        received();
        waitsAt("check");
        assertThat(stage()).isEqualTo(Stage.CHECKING);
        checked("clean");
        waitsAt("load");
        assertThat(stage()).isEqualTo(Stage.LOADING);
        loaded();
        ended("visible");
        assertThat(stage()).isEqualTo(Stage.VISIBLE);
    }

    @Test
    void warningsDoNotHoldAFileUp() {
        owed();
        received();
        checked("warnings");
        waitsAt("load");
    }

    @Test
    void aBlockedFileOpensATicketAndWaitsForASpecialist() {
        inReview();
        assertThat(tickets.of(slot)).singleElement().satisfies(ticket -> {
            assertThat(ticket.resolution()).isEmpty();
            assertThat(tasks.find(specialist, slot, Tasks.REVIEW_FINDINGS)).hasValueSatisfying(task -> {
                assertThat(task.ticket()).contains(ticket.number());
                assertThat(task.contact()).contains(lead.email());
                assertThat(task.dueOn()).contains(ticket.dueOn());
            });
        });
        assertThat(stage()).isEqualTo(Stage.IN_REVIEW);
    }

    @Test
    void aNewFileDuringTheReviewMovesTheSameFlowOn() {
        inReview();
        var before = submission().getId();
        var newer = received();
        waitsAt("check");
        assertThat(submission().getId()).isEqualTo(before);
        assertThat(runtime.getVariable(before, "snapshot")).isEqualTo(newer);
        assertThat(tickets.of(slot))
                .singleElement()
                .satisfies(ticket -> assertThat(ticket.resolution())
                        .hasValueSatisfying(
                                resolution -> assertThat(resolution.word()).isEqualTo("new-file")));
    }

    @Test
    void anAnswerOfTheDistrictComesBackToTheReview() {
        inReview();
        decided("ask-for-new-file");
        followUpWaitsAt("waitForDistrict");
        assertThat(stage()).isEqualTo(Stage.WAITING_FOR_DISTRICT);
        announce(new DistrictAnswered(slot.text(), tickets.of(slot).get(0).number()));
        followUpWaitsAt("reviewFindings");
        assertThat(stage()).isEqualTo(Stage.IN_REVIEW);
    }

    @Test
    void aNewFileEndsTheWaitForTheDistrict() {
        inReview();
        decided("ask-for-new-file");
        followUpWaitsAt("waitForDistrict");
        received();
        waitsAt("check");
    }

    @Test
    void findingsThatASpecialistAcceptsAreLoaded() {
        inReview();
        decided("accepted");
        waitsAt("load");
        assertThat(tickets.of(slot).get(0).resolution()).hasValueSatisfying(resolution -> {
            assertThat(resolution.word()).isEqualTo("accepted");
            assertThat(resolution.by()).isEqualTo(specialist.email());
            assertThat(resolution.reason()).isEqualTo("In the specialist's words");
        });
    }

    @Test
    void aFileThatIsWithdrawnIsOwedAgain() {
        inReview();
        decided("withdrawn");
        waitsAt("pullFile");
        assertThat(stage()).isEqualTo(Stage.OWED);
    }

    @Test
    void aSpecialistCanEndAReviewWithNothingToReport() {
        inReview();
        decided("nothing-to-report");
        ended("nothingToReportAfterAll");
    }

    @Test
    void aDistrictThatSignsNothingToReportIsDone() {
        owed();
        slots.nothingToReport(slot, lead, "No pupil took this test");
        ended("nothingToReport");
        assertThat(stage()).isEqualTo(Stage.NOTHING_TO_REPORT);
    }

    @Test
    void aNewerFileSupersedesARunningCheck() {
        owed();
        received();
        waitsAt("check");
        var older = submission().getId();
        var newer = received();
        patiently().until(() -> !submission().getId().equals(older));
        waitsAt("check");
        assertThat(runtime.getVariable(submission().getId(), "snapshot")).isEqualTo(newer);
        assertThat(history.createHistoricActivityInstanceQuery()
                        .processInstanceId(older)
                        .activityId("superseded")
                        .count())
                .isOne();
    }

    @Test
    void aNewerFileThatComesWhileATicketIsBeingOpenedLeavesNoTicketOpen() {
        inReview();
        decided("ask-for-new-file");
        received();
        waitsAt("check");
        patiently()
                .untilAsserted(() -> assertThat(tickets.of(slot))
                        .allSatisfy(ticket -> assertThat(ticket.resolution()).isPresent()));
    }

    @Test
    void aSnapshotThatNobodyAskedForStartsTheFlow() {
        owed();
        received();
        checked("clean");
        waitsAt("load");
        loaded();
        ended("visible");
        received();
        waitsAt("check");
        assertThat(history.createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(slot.text())
                        .processDefinitionKey(Rounds.SUBMISSION)
                        .count())
                .isEqualTo(2);
    }

    @Test
    void anAnnouncementHeardTwiceChangesNothing() {
        owed();
        var snapshot = received();
        waitsAt("check");
        var before = submission().getId();
        announce(new SnapshotReceived(slot.text(), snapshot));
        patiently().pollDelay(Duration.ofMillis(500)).until(() -> true);
        assertThat(submission().getId()).isEqualTo(before);
    }

    @Test
    void theReminderWritesToTheLeadsAndTheTaskStays() {
        owed();
        var before = lettersToTheLead();
        var timer = management
                .createJobQuery()
                .processInstanceId(submission().getId())
                .timers()
                .singleResult();
        management.executeJob(timer.getId());
        assertThat(lettersToTheLead()).isEqualTo(before + 1);
        waitsAt("pullFile");
    }

    @Test
    void aFailingStepBecomesAnIncidentWithItsCauseAndTryAgainWorksAndMayBePressedTwice() {
        owed();
        received();
        checked("clean");
        waitsAt("load");
        done(Worker.LOAD_SNAPSHOT, Map.of("loaded", 3L));
        patiently().until(() -> repairs.failuresOf(slot).size() == 1);
        assertThat(repairs.failuresOf(slot).get(0)).satisfies(failure -> {
            assertThat(failure.element()).isEqualTo("tellDistrict");
            assertThat(failure.cause()).contains("setAside");
        });
        runtime.setVariable(submission().getId(), "setAside", 0L);
        assertThat(repairs.tryAgain(slot)).isOne();
        assertThat(repairs.tryAgain(slot)).isZero();
        ended("visible");
    }

    @Test
    void ofTwoSpecialistsOneWinsAndTheOtherLearnsWho() {
        inReview();
        var other = people.add("max@flow.example", "Max Second", Role.SPECIALIST, "secret", List.of());
        assertThat(tasks.claim(specialist, slot, Tasks.REVIEW_FINDINGS)).contains(specialist.email());
        assertThat(tasks.claim(other, slot, Tasks.REVIEW_FINDINGS)).contains(specialist.email());
        assertThat(tasks.decide(other, slot, "accepted", "Mine!")).isEqualTo(Tasks.Decided.HELD_BY_ANOTHER);
        tasks.takeOver(other, slot, Tasks.REVIEW_FINDINGS);
        assertThat(tasks.decide(other, slot, "accepted", "Now it is")).isEqualTo(Tasks.Decided.DONE);
        assertThat(tasks.decide(specialist, slot, "withdrawn", "Too late")).isEqualTo(Tasks.Decided.GONE);
        waitsAt("load");
    }
}
