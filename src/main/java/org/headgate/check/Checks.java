package org.headgate.check;

import java.util.List;
import java.util.Optional;
import org.headgate.platform.EnsuredJob;
import org.headgate.platform.Scope;
import org.headgate.reference.Sentence;
import org.headgate.submission.Snapshot;
import org.headgate.submission.SnapshotId;
import org.headgate.submission.Snapshots;
import org.springframework.stereotype.Component;

/** The checks of snapshots. */
@Component
public class Checks {

    private final CheckSnapshotJob job;
    private final Snapshots snapshots;
    private final Verdicts verdicts;
    private final JudgingAgain judgingAgain;
    private final Progress progress;

    Checks(CheckSnapshotJob job, Snapshots snapshots, Verdicts verdicts, JudgingAgain judgingAgain, Progress progress) {
        this.judgingAgain = judgingAgain;
        this.job = job;
        this.snapshots = snapshots;
        this.verdicts = verdicts;
        this.progress = progress;
    }

    /**
     * Sees to it that the snapshot has been checked, and says how it went: runs the job, takes up one that a dead node
     * left, or answers at once when it is done. A loaded snapshot keeps the verdict it has: its rows are not staged again. Blocks while checking; may be called any number of times.
     */
    public Verdict ensure(SnapshotId snapshot) {
        return Scope.everything().call(() -> {
            var standing = judgingAgain.standingOfLoaded(snapshot);
            if (standing.isPresent()) {
                return standing.get();
            }
            try {
                job.ensure(snapshot);
            } catch (EnsuredJob.StillRunning e) {
                throw e;
            } catch (RuntimeException e) {
                snapshots.find(snapshot).ifPresent(stopped -> sayThatItStopped(stopped));
                throw e;
            }
            return verdicts.byRulesOfToday(snapshot)
                    .orElseThrow(() -> new IllegalStateException(
                            "The check of snapshot " + snapshot + " completed without a verdict"));
        });
    }

    public Optional<Verdict> verdictOf(SnapshotId snapshot) {
        return verdicts.find(snapshot);
    }

    /** What was found and not waived, worst first, a sentence a cause with its count; for letters. Names no pupil. */
    public List<Sentence> causes(SnapshotId snapshot) {
        return verdicts.find(snapshot).map(verdicts::causesOf).orElse(List.of()).stream()
                .filter(cause -> cause.found() > cause.waived())
                .map(Checks::sentence)
                .toList();
    }

    private static Sentence sentence(Verdicts.Found cause) {
        var rule = cause.rule();
        return cause.column().isEmpty()
                ? Sentence.of("check.cause", rule.title(), cause.found() - cause.waived(), rule.remedy())
                : Sentence.of(
                        "check.cause.in-column",
                        rule.title(),
                        cause.found() - cause.waived(),
                        rule.remedy(),
                        cause.column());
    }

    private void sayThatItStopped(Snapshot snapshot) {
        progress.stopped(snapshot, "check.progress.fault");
    }
}
