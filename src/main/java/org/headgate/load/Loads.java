package org.headgate.load;

import java.util.List;
import java.util.Optional;
import org.headgate.access.Audit;
import org.headgate.access.NotHere;
import org.headgate.platform.Scope;
import org.headgate.submission.SlotId;
import org.headgate.submission.SnapshotId;
import org.headgate.submission.Snapshots;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The loads of accepted snapshots. */
@Component
public class Loads {

    private final LoadSnapshotJob job;
    private final Snapshots snapshots;
    private final Publishings publishings;
    private final Audit audit;

    Loads(LoadSnapshotJob job, Snapshots snapshots, Publishings publishings, Audit audit) {
        this.job = job;
        this.snapshots = snapshots;
        this.publishings = publishings;
        this.audit = audit;
    }

    /**
     * Sees to it that the snapshot is loaded and published: runs the job, takes up one that a dead node left, or
     * answers at once. Blocks while loading; loading twice changes nothing. A snapshot older than the published one is
     * loaded but does not replace it.
     */
    public Load ensure(SnapshotId snapshot) {
        return Scope.everything().call(() -> {
            var known = snapshots.find(snapshot).orElseThrow(NotHere::new);
            job.ensure(snapshot);
            return publishings.load(known.number()).orElseThrow();
        });
    }

    public Optional<Load> published(SlotId slot) {
        return of(slot).stream().filter(Load::published).findFirst();
    }

    /** Newest first. */
    public List<Load> of(SlotId slot) {
        return publishings.of(slot).stream().map(Publishings.Version::load).toList();
    }

    /** Moves the slot's pointer to a load it had before. {@code by} is who asked. Safe to call twice. */
    @Transactional
    public void putBack(long load, String by) {
        var earlier = publishings.load(load).orElseThrow(NotHere::new);
        if (publishings.show(earlier, by)) {
            audit.note(by, "put back", "load " + load + " of " + earlier.slot());
        }
    }
}
