package org.headgate.check;

import java.io.IOException;
import java.time.Clock;
import org.headgate.layout.Layout;
import org.headgate.submission.Snapshot;
import org.headgate.submission.Snapshots;
import org.springframework.stereotype.Component;

/** The files of snapshots, to be read by the rules of today. */
@Component
class SnapshotFiles {

    private final Snapshots snapshots;
    private final Rules rules;
    private final Clock clock;

    SnapshotFiles(Snapshots snapshots, Rules rules, Clock clock) {
        this.clock = clock;
        this.snapshots = snapshots;
        this.rules = rules;
    }

    /** Reads the file from end to end. */
    void read(Snapshot snapshot, Findings findings, FileReading.Rows rows) throws IOException {
        var claim = Claim.of(snapshot, clock.getZone());
        new FileReading(rules, layoutOf(snapshot), claim, findings).read(snapshots.bytesOf(snapshot), rows);
    }

    /** The layout that the file was received with, or a fault of ours. */
    Layout layoutOf(Snapshot snapshot) {
        return snapshots.layoutOf(snapshot);
    }
}
