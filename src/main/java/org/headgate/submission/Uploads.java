package org.headgate.submission;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.headgate.access.Person;
import org.headgate.reference.Sentence;
import org.springframework.stereotype.Component;

/** Files that somebody has shown Headgate but not yet sent: chosen is not sent. */
@Component
public class Uploads {

    /**
     * Looks at files without keeping them: unpacks a ZIP, recognises each CSV, names the slot it goes to and what was
     * set aside. Nothing is received yet.
     *
     * @param files name as the person's computer calls it, and where its bytes lie
     */
    public Upload look(Person who, List<Shown> files) {
        throw new UnsupportedOperationException("being built");
    }

    /** An upload this person has looked at, if it is still there. */
    public Optional<Upload> find(Person who, String id) {
        throw new UnsupportedOperationException("being built");
    }

    /**
     * Receives every file of the upload that goes to a slot: bytes durable, row committed, {@link SnapshotReceived}
     * announced, then this returns. Safe to call twice; an identical file is answered with the snapshot it already is.
     */
    public List<Snapshot> send(Person who, String id) {
        throw new UnsupportedOperationException("being built");
    }

    /** A file as it was chosen. */
    public record Shown(String name, Path file) {}

    /** What looking found. */
    public record Upload(String id, List<Found> found, List<Passed> passed) {}

    /** A CSV that goes to a slot, and why Headgate thinks so. */
    public record Found(
            String fileName, String arrivedAs, SlotId slot, long bytes, long rows, List<Sentence> reasons) {}

    /** A file that goes nowhere, and why. */
    public record Passed(String fileName, boolean refused, Sentence why) {}
}
