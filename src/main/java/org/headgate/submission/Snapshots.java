package org.headgate.submission;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Every file version ever received. */
@Component
public class Snapshots {

    /** The snapshot, if it exists and the reader may see it. */
    public Optional<Snapshot> find(SnapshotId id) {
        throw new UnsupportedOperationException("being built");
    }

    /** Newest first. */
    public List<Snapshot> of(SlotId slot) {
        throw new UnsupportedOperationException("being built");
    }

    /** The CSV's bytes as they arrived. */
    public InputStream bytesOf(Snapshot snapshot) {
        throw new UnsupportedOperationException("being built");
    }
}
