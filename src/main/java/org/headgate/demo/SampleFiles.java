package org.headgate.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/** The command {@code java -jar headgate.jar demo [DIR] [--seed N]}: sample files without a server. */
public final class SampleFiles {

    private static final String USAGE = "Usage: java -jar headgate.jar demo [DIR] [--seed N]";

    private SampleFiles() {}

    /** Whether the command line asks for sample files rather than for Headgate itself. */
    public static boolean areAskedFor(String... arguments) {
        return arguments.length > 0 && arguments[0].equals("demo");
    }

    /** Writes every ZIP of the demo, complete and wrong, a line each. Files that are there already stay as they are. */
    public static void write(PrintStream out, String... arguments) {
        var folder = Path.of("demo-files");
        var seed = Samples.SEED;
        var rest = Arrays.asList(arguments).subList(1, arguments.length).iterator();
        while (rest.hasNext()) {
            var argument = rest.next();
            if (argument.equals("--seed")) {
                if (!rest.hasNext()) {
                    out.println("--seed needs a number behind it. " + USAGE);
                    return;
                }
                var number = rest.next();
                if (!number.matches("-?[0-9]{1,18}")) {
                    out.println("A seed is a whole number, unlike " + number + ". " + USAGE);
                    return;
                }
                seed = Long.parseLong(number);
            } else if (argument.startsWith("-")) {
                out.println("There is no option " + argument + ". " + USAGE);
                return;
            } else {
                folder = Path.of(argument);
            }
        }
        var count = new AtomicInteger();
        Samples.writeInto(folder, seed, (sample, file) -> {
            count.incrementAndGet();
            out.println(file.getFileName() + "  " + kilobytes(file) + " KB" + note(sample));
        });
        out.println(count + " files written to " + folder.toAbsolutePath().normalize()
                + ". Every pupil in them is synthetic.");
    }

    private static String note(Sample sample) {
        return sample.isWrong()
                ? "  wrong on purpose: " + sample.damage().word().replace('-', ' ')
                : "";
    }

    private static long kilobytes(Path file) {
        try {
            return Files.size(file) / 1024;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
