package org.headgate.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The command {@code java -jar headgate.jar demo [FOLDER] [--seed N]}: every ZIP of the demo, complete and wrong, without
 * a server. Files that are there already stay as they are.
 */
@Command(
        name = "demo",
        description = "Writes the demo's ZIPs, sound ones and damaged ones. Every pupil in them is synthetic.",
        exitCodeOnInvalidInput = SampleFiles.NOT_DONE,
        exitCodeOnExecutionException = SampleFiles.NOT_DONE)
public final class SampleFiles implements Runnable {

    static final int NOT_DONE = 3;

    private final PrintStream out;

    @Parameters(
            paramLabel = "FOLDER",
            arity = "0..1",
            defaultValue = "demo-files",
            description = "Default: ${DEFAULT-VALUE}")
    private Path folder = Path.of("demo-files");

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "The same seed makes the same files. Default: ${DEFAULT-VALUE}")
    private long seed = Samples.SEED;

    public SampleFiles(PrintStream out) {
        this.out = out;
    }

    @Override
    public void run() {
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
