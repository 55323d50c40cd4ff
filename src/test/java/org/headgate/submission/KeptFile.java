package org.headgate.submission;

import java.io.IOException;
import java.nio.file.Path;
import org.headgate.reference.DistrictCode;
import org.springframework.context.ApplicationContext;

/** Lets tests of other rooms keep a file the way an upload does. */
public final class KeptFile {

    private KeptFile() {}

    /** Seals and keeps the file's bytes, and answers with their SHA-256. */
    public static String in(ApplicationContext context, DistrictCode district, Path file) throws IOException {
        var sha256 = Measure.of(file).sha256();
        context.getBean(FileStore.class).keep(district, sha256, file);
        return sha256;
    }

    /** As many as the receipt says. */
    public static long rowsOf(Path file) throws IOException {
        return Measure.of(file).rows();
    }
}
