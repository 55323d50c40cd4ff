package org.headgate.process;

import java.time.Duration;
import org.camunda.bpm.engine.ProcessEngineException;
import org.headgate.check.Checks;
import org.headgate.check.VerdictChanged;
import org.headgate.followup.DistrictAnswered;
import org.headgate.followup.Letters;
import org.headgate.submission.NothingToReport;
import org.headgate.submission.SlotId;
import org.headgate.submission.SlotOwed;
import org.headgate.submission.SnapshotId;
import org.headgate.submission.SnapshotReceived;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;

/** Rooms announce, the flow hears. Hearing a thing twice changes nothing. */
@Component
class FlowListener {

    private static final int ATTEMPTS = 8;
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Rounds rounds;
    private final Checks checks;
    private final Letters letters;

    FlowListener(Rounds rounds, Checks checks, Letters letters) {
        this.rounds = rounds;
        this.checks = checks;
        this.letters = letters;
    }

    @ApplicationModuleListener(propagation = Propagation.NOT_SUPPORTED)
    void slotOwed(SlotOwed owed) {
        again(() -> rounds.owed(SlotId.of(owed.slot())));
    }

    @ApplicationModuleListener(propagation = Propagation.NOT_SUPPORTED)
    void snapshotReceived(SnapshotReceived received) {
        again(() -> rounds.received(SlotId.of(received.slot()), new SnapshotId(received.snapshot())));
    }

    @ApplicationModuleListener(propagation = Propagation.NOT_SUPPORTED)
    void districtAnswered(DistrictAnswered answered) {
        again(() -> rounds.answered(SlotId.of(answered.slot())));
    }

    @ApplicationModuleListener(propagation = Propagation.NOT_SUPPORTED)
    void nothingToReport(NothingToReport signed) {
        again(() -> rounds.nothingToReport(SlotId.of(signed.slot())));
    }

    /** New rules, or the end of a waiver, don't move a flow: what is loaded stays, and people decide whether a new file is wanted. */
    @ApplicationModuleListener
    void verdictChanged(VerdictChanged changed) {
        var snapshot = new SnapshotId(changed.snapshot());
        letters.verdictChanged(snapshot, changed.was(), changed.is(), checks.causes(snapshot));
    }

    // A step of the engine may move the same flow at the same moment: the loser's version is stale, or what it points
    // to is gone. Looked at again, the flow stands still.
    private static void again(Runnable hearing) {
        for (var attempt = 1; ; attempt++) {
            try {
                hearing.run();
                return;
            } catch (ProcessEngineException lost) {
                if (attempt == ATTEMPTS) {
                    throw lost;
                }
                pause(attempt);
            }
        }
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(PAUSE.toMillis() * attempt);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
