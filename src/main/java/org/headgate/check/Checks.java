package org.headgate.check;

import java.util.List;
import java.util.Optional;
import org.headgate.reference.Sentence;
import org.headgate.submission.SnapshotId;
import org.springframework.stereotype.Component;

/** The checks of snapshots. */
@Component
public class Checks {

    /**
     * Sees to it that the snapshot has been checked, and says how it went: runs the job, takes up one that a dead node
     * left, or answers at once when it is done. Blocks while checking; may be called any number of times.
     */
    public Verdict ensure(SnapshotId snapshot) {
        throw new UnsupportedOperationException("being built");
    }

    public Optional<Verdict> verdictOf(SnapshotId snapshot) {
        throw new UnsupportedOperationException("being built");
    }

    /** What was found, worst first, one sentence a cause with its count; for letters. Names no pupil. */
    public List<Sentence> causes(SnapshotId snapshot) {
        throw new UnsupportedOperationException("being built");
    }
}
