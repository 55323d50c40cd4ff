package org.headgate.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.headgate.Commands;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files made to take memory or time, checked in a JVM of 256 MB: each ends in a sentence, and in seconds. */
class HostileFilesTest {

    private static final String DISTRICT = "99100010000000";
    private static final int HUNDRED = 100;
    private static final int MILLION = 1_000_000;

    @TempDir
    private Path folder;

    private final Map<Path, String> expected = new LinkedHashMap<>();

    @Test
    void eachIsToldInSecondsWithinAHeapOf256Megabytes() throws Exception {
        makeFiles();
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                Checked.class.getName()));
        expected.keySet().forEach(file -> command.add(file.toString()));
        var out = Files.createFile(folder.resolve("told.txt"));

        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        assertThat(process.waitFor(expected.size() * 30L, TimeUnit.SECONDS)).isTrue();

        var told = Files.readString(out);
        assertThat(process.exitValue()).as(told).isZero();
        var reports = told.split("=== ");
        assertThat(reports).hasSize(expected.size() + 1);
        Stream.of(reports)
                .skip(1)
                .forEach(report -> System.out.println(report.lines().findFirst().orElse("")));
        var number = 0;
        for (var sentence : expected.values()) {
            number++;
            assertThat(reports[number]).contains(sentence);
            assertThat(secondsOf(reports[number])).as(reports[number]).isLessThan(10);
        }
    }

    private static double secondsOf(String report) {
        return Double.parseDouble(report.substring(report.indexOf('(') + 1, report.indexOf(" s)")));
    }

    private void makeFiles() throws IOException {
        var sound = new String(CaasppFile.of(DISTRICT).withPupils(3, 1).bytes(), UTF_8);
        var row = sound.lines().skip(1).findFirst().orElseThrow();
        file("Line 11 is longer than a million characters", out -> {
            write(out, sound, 1);
            write(out, "x^".repeat(500_000), HUNDRED);
        });
        file(
                "Line 1 is longer than a million characters",
                out -> write(out, "RecordType^".repeat(MILLION / 10), HUNDRED));
        file("Line 11 has 1000000 cells; the header has 401", out -> {
            write(out, sound, 1);
            write(out, "01" + "^".repeat(MILLION - 1) + "\n", HUNDRED);
        });
        file("This is a table of", out -> write(out, "a^".repeat(MILLION / 2 - 1) + "\n", HUNDRED));
        file("Line 11 is longer than a million characters", out -> {
            write(out, '"' + sound.stripTrailing().replace("^", "\"^\"").replace("\n", "\"\n\"") + "\"\n", 1);
            write(out, "\"open ", 1);
            write(out, "x^\n".repeat(MILLION / 3), HUNDRED);
        });
        file("This is no text file", out -> {
            write(out, sound, 1);
            write(out, "\0".repeat(MILLION), HUNDRED);
        });
        file("Line 11 is blank", out -> {
            write(out, sound, 1);
            write(out, "\n".repeat(MILLION), HUNDRED / 5);
        });
        file("There are rows without any value", out -> {
            write(out, sound, 1);
            write(out, "^\r".repeat(MILLION), HUNDRED / 10);
        });
        file("Line 2, StudentLastName: the value holds character number 0", out -> {
            write(out, sound.substring(0, sound.indexOf('\n') + 1), 1);
            for (var i = 0; i < 50_000; i++) {
                write(out, wrongRow(row, i), 1);
            }
        });
        for (var cell :
                List.of("1,234", "é", "\"", "-9.9E+", "#", "0", "2025-05-06", " ", "?,;\t^".replace("^", "|"))) {
            file(
                    "Line 2",
                    out -> write(
                            out, sound.replaceFirst("Testina", longOf(cell)).replaceFirst("2450", longOf(cell)), 1));
        }
        // What ends on a delimiter is tried at each; the caret stays the most frequent one.
        file("This is", out -> write(out, "^".repeat(70_000) + ",;\t".repeat(60_000) + "x\n", 1));
        file("This is a text, but no table", out -> write(out, "é?—".repeat(40_000), 1));
    }

    /** Wrong in every school, one of which is each row's own. */
    private static String wrongRow(String row, int number) {
        return row.replaceFirst("\\^9001000000\\^", "^9%09d^".formatted(number))
                        .replace("^00000001^", "^%08d^".formatted(number))
                        .replace("99100010000001", "9910001%07d".formatted(number + 1))
                        .replace("Testina", "Te\0\"stina")
                        .replace("2014-03-04", "3/4/2014")
                + "\n";
    }

    private static String longOf(String cell) {
        return cell.repeat(900_000 / 2 / cell.getBytes(UTF_8).length);
    }

    private void file(String sentence, Content content) throws IOException {
        var file = folder.resolve("hostile-" + expected.size() + ".csv");
        try (var out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            content.writeTo(out);
        }
        expected.put(file, sentence);
    }

    private static void write(OutputStream out, String text, int times) throws IOException {
        var bytes = text.getBytes(UTF_8);
        for (var i = 0; i < times; i++) {
            out.write(bytes);
        }
    }

    private interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** The JVM that checks the files, one after the other, and prints the start of each report. */
    static final class Checked {

        private static final int SHOWN = 6_000;

        public static void main(String[] files) {
            for (var file : files) {
                var out = new ByteArrayOutputStream();
                var print = new PrintStream(out, true, UTF_8);
                var started = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                Commands.run(print, print, "check", "--side", "tested", file);
                var seconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - started) / 1e9;
                var said = out.toString(UTF_8);
                System.out.printf("=== %s (%.1f s)%n", Path.of(file).getFileName(), seconds);
                System.out.println(said.substring(0, Math.min(SHOWN, said.length())));
            }
        }
    }
}
