package org.headgate.submission;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.headgate.reference.DistrictCode;

/** A JVM of its own that keeps files, to be killed, or to run out of room. */
final class Keeping {

    static final DistrictCode DISTRICT = new DistrictCode("99930210000000");
    static final DistrictCode NEIGHBOR = new DistrictCode("99930220000000");

    static final DistrictCode THIRD = new DistrictCode("99930230000000");

    static final String KEEP = "keep";
    static final String FULL = "full";

    private Keeping() {}

    public static void main(String[] args) throws IOException {
        var data = Path.of(args[1]);
        var small = Path.of(args[2]);
        var large = Path.of(args[3]);
        if (args[0].equals(KEEP)) {
            keep(data, DISTRICT, small);
            keep(data, DISTRICT, large);
            return;
        }
        var filler = Files.write(data.resolve("filler"), new byte[3 << 20]);
        System.out.println("large: " + keep(data, DISTRICT, large));
        try (var files = Files.list(data.resolve("files").resolve(DISTRICT.text()))) {
            System.out.println("of the district lie " + files.count());
        }
        System.out.println("neighbor: " + keep(data, NEIGHBOR, small));
        Files.delete(filler);
        System.out.println("large, after room was made: " + keep(data, DISTRICT, large));
    }

    static DirectoryStore storeIn(Path data) {
        return new DirectoryStore(data, Keeping::seal);
    }

    // Every JVM has to know the same keys.
    static Seal seal(DistrictCode district) {
        var key = new byte[32];
        Arrays.fill(key, (byte) district.hashCode());
        return new Seal(key);
    }

    static Process fork(List<String> wrapper, String what, Path data, Path small, Path large) throws IOException {
        var command = new ArrayList<>(wrapper);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Keeping.class.getName(),
                what,
                data.toString(),
                small.toString(),
                large.toString()));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String keep(Path data, DistrictCode district, Path file) throws IOException {
        try {
            storeIn(data).keep(district, Measure.of(file).sha256(), file);
            return "kept";
        } catch (StorageFull e) {
            return "StorageFull: " + e.getMessage();
        }
    }
}
