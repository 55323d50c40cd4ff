package org.headgate.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.headgate.demo.Season;
import org.headgate.layout.Layouts;
import org.headgate.layout.Recognition;
import org.headgate.reference.District;
import org.headgate.reference.DistrictCode;
import org.headgate.reference.Kind;
import org.headgate.reference.Side;
import org.headgate.reference.Wording;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Lets Jazzer edit sound files of the demo until the check fails on one. {@code mvn verify} replays the sound files and
 * the inputs that were kept; {@code bench/fuzz} looks for new ones.
 */
@Tag("fuzz")
class EditedFilesFuzzTest {

    private static final District DISTRICT =
            new District(new DistrictCode("99940340000000"), "Sound Valley Unified", "Test");
    private static final Inspection INSPECTION = new Inspection(Layouts.onClassPath(), new Rules());
    private static final TextReport TO_NOBODY =
            new TextReport(Wording.withoutServer(), new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));

    // The newest file of each kind, and the oldest, which have other columns; one of them comes with commas.
    private static final List<byte[]> SOUND = Stream.of(Kind.values())
            .flatMap(kind -> Stream.of(0, Season.yearsOf(kind).size() - 1)
                    .map(year -> Season.alone(
                                    7,
                                    30,
                                    DISTRICT,
                                    kind,
                                    Side.TESTED,
                                    Season.yearsOf(kind).get(year))
                            .firstRows(4)
                            .bytes()))
            .toList();

    private static final List<String> PIECES = List.of(
            "",
            "^",
            "\n",
            "\r\n",
            "\r",
            "\"",
            "\"\"",
            "'",
            "=",
            "\0",
            ",",
            "\t",
            "\uFEFF",
            "\uFFFD",
            "ZZ",
            "01",
            "1E9",
            "0",
            "-",
            "9999999999",
            "2025-02-30",
            "5/6/2025",
            "45123",
            "TRUE",
            "NA",
            "#N/A",
            "Total",
            "RecordType",
            "Ã±",
            "😀",
            " ",
            ".");

    @TempDir
    private Path folder;

    /** Bytes that begin as a sound file. */
    @MethodSource("soundFiles")
    @DictionaryEntries({"^", "\\x0D\\x0A", "\\x22", "ZZ", "1.11E+09", "2025-05-06", "RecordType", "\\xEF\\xBB\\xBF"})
    @FuzzTest(maxDuration = "5m")
    void bytes(byte[] file) throws IOException {
        check(file);
    }

    /** Edits of a sound file, so that most of it stays sound: which file, then place, kind and piece of each edit. */
    @MethodSource("someEdits")
    @FuzzTest(maxDuration = "5m")
    void edits(byte[] edits) throws IOException {
        var script = ByteBuffer.wrap(edits);
        var file = SOUND.get(script.hasRemaining() ? (script.get() & 0xFF) % SOUND.size() : 0);
        while (script.remaining() >= 4 && file.length > 0) {
            var place = (script.getShort() & 0xFFFF) * file.length / 0x1_0000;
            file = edited(file, place, script.get() & 0xFF, PIECES.get((script.get() & 0xFF) % PIECES.size()));
        }
        check(file);
    }

    static Stream<byte[]> soundFiles() {
        return SOUND.stream();
    }

    static Stream<byte[]> someEdits() {
        // Jazzer makes nothing longer than the longest of these.
        var many = new byte[81];
        new Random(7).nextBytes(many);
        return Stream.of(
                many,
                new byte[0],
                new byte[] {0, 120, 0, 0, 9},
                new byte[] {1, 120, 0, 70, 2, 100, 3, 0, 5},
                new byte[] {2, 90, 0, 100, 6, 50, 0, -1, 0},
                new byte[] {3, 127, 0, 5, 20},
                new byte[] {4, 0, 0, 2, 12});
    }

    private static byte[] edited(byte[] file, int place, int kind, String piece) {
        var start = Arrays.copyOf(file, place);
        var gone = Math.min(file.length - place, kind < 64 ? 0 : kind < 128 ? kind - 63 : (kind - 127) * 32);
        return kind == 255
                ? start
                : joined(start, piece.getBytes(UTF_8), Arrays.copyOfRange(file, place + gone, file.length));
    }

    private static byte[] joined(byte[]... pieces) {
        var all = new ByteArrayOutputStream();
        for (var piece : pieces) {
            all.writeBytes(piece);
        }
        return all.toByteArray();
    }

    private void check(byte[] bytes) throws IOException {
        var file = Files.write(folder.resolve("scores.csv"), bytes);
        var report = INSPECTION.of(file, "scores.csv", Optional.of(Side.TESTED), LocalDate.of(2025, 9, 15));
        if (TO_NOBODY.about(report).stream().anyMatch(String::isBlank)) {
            throw new AssertionError("Nothing is said of " + report.recognition());
        }
        TO_NOBODY.print(report);
        if (report.recognition() instanceof Recognition.ScoreFile) {
            var again = new Causes();
            INSPECTION.read(file, report, again);
            if (again.all().size() != report.causes().size()) {
                throw new AssertionError("A second reading finds other causes than the first");
            }
        }
    }
}
