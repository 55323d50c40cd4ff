package org.headgate.followup;

import java.util.List;
import org.headgate.reference.Sentence;
import org.headgate.submission.SlotId;
import org.headgate.submission.SnapshotId;
import org.springframework.stereotype.Component;

/** What Headgate and its people write to districts. Each letter is an outbox row first; mail follows. */
@Component
public class Letters {

    /** The causes found in a file, and what to do, to the ticket's contact; the number stands in the subject. */
    public void aboutFindings(String ticket, List<Sentence> causes) {
        throw new UnsupportedOperationException("being built");
    }

    /** What a specialist writes herself, in the ticket's thread. {@code from} is her email. */
    public void fromSpecialist(String ticket, String from, String text) {
        throw new UnsupportedOperationException("being built");
    }

    /** Asks the ticket's contact to download and send the file again; {@code text} is the specialist's. */
    public void askForNewFile(String ticket, String from, String text) {
        throw new UnsupportedOperationException("being built");
    }

    /** To the district's leads: the slot's file is still owed. */
    public void remind(SlotId slot) {
        throw new UnsupportedOperationException("being built");
    }

    /** To the ticket's contact: we still wait for an answer or a new file. */
    public void remindAbout(String ticket) {
        throw new UnsupportedOperationException("being built");
    }

    /** To the district's leads: the snapshot's rows are on the dashboards. */
    public void visible(SnapshotId snapshot, long loaded, long setAside) {
        throw new UnsupportedOperationException("being built");
    }
}
