package org.headgate.followup;

import java.util.List;
import java.util.Optional;
import org.headgate.submission.SlotId;
import org.headgate.submission.SnapshotId;
import org.springframework.stereotype.Component;

/** Every ticket; numbers are never reused. */
@Component
public class Tickets {

    /** Opens a ticket about a snapshot, or answers with the one that is open about it already. */
    public Ticket open(SnapshotId snapshot) {
        throw new UnsupportedOperationException("being built");
    }

    public Optional<Ticket> find(String number) {
        throw new UnsupportedOperationException("being built");
    }

    /** Newest first. */
    public List<Ticket> of(SlotId slot) {
        throw new UnsupportedOperationException("being built");
    }

    /** Ends the ticket; ending it again the same way changes nothing. */
    public void resolve(String number, Resolution resolution) {
        throw new UnsupportedOperationException("being built");
    }
}
