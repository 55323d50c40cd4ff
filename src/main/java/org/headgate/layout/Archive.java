package org.headgate.layout;

import java.nio.file.Path;
import java.util.List;
import org.headgate.reference.Sentence;

/** A ZIP as TOMS sends it: the caret CSV is taken, its .dat and .xlsx twins are set aside with a reason. */
public final class Archive {

    private Archive() {}

    /** Whether the file's first bytes are a ZIP's and it is no workbook. */
    public static boolean is(Path file) {
        throw new UnsupportedOperationException("being built");
    }

    /**
     * Unpacks the CSV entries into {@code into}, each to a name of our own making, and says what was set aside.
     * Stops before more than {@code limit} bytes are written.
     */
    public static Contents open(Path zip, Path into, long limit) {
        throw new UnsupportedOperationException("being built");
    }

    /** Taken and set aside; {@code refusal} is there when nothing could be taken. */
    public record Contents(List<Taken> taken, List<SetAside> setAside, java.util.Optional<Sentence> refusal) {}

    public record Taken(String name, Path file) {}

    public record SetAside(String name, Sentence why) {}
}
