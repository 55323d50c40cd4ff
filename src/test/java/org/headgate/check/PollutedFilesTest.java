package org.headgate.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.csv.CSVFormat;
import org.headgate.Commands;
import org.headgate.layout.Layouts;
import org.headgate.layout.Recognition;
import org.headgate.layout.RowReader;
import org.headgate.reference.Side;
import org.headgate.reference.Wording;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Hundreds of odd files the whole way: each is refused for a reason that has a name, or read as another reader does. */
class PollutedFilesTest {

    private static final String DISTRICT = "99100010000000";
    private static final int EACH = 400;

    private static final Inspection INSPECTION = new Inspection(Layouts.onClassPath(), new Rules());
    private static final Wording WORDING = Wording.withoutServer();

    @TempDir
    private static Path folder;

    private static final List<PollutedFile> TABLES = new ArrayList<>();
    private static final List<PollutedFile> SCORE_FILES = new ArrayList<>();

    @BeforeAll
    static void makeFiles() {
        IntStream.range(0, EACH).forEach(seed -> {
            TABLES.add(PollutedFile.ofATable(seed));
            SCORE_FILES.add(PollutedFile.ofAScoreFile(seed, DISTRICT));
        });
    }

    @Test
    void noTableOfOtherPeopleIsTakenAndEachIsToldWhy() {
        for (var file : TABLES) {
            var report = report(file);
            assertThat(report.recognition()).as(file.about()).isInstanceOf(Recognition.Refused.class);
            assertThat(said(report)).as(file.about()).isNotBlank().doesNotContain("??", "{", "null");
        }
    }

    @Test
    void everyScoreFileIsToldSomethingOrReadAsItWas() throws IOException {
        var taken = 0;
        for (var file : SCORE_FILES) {
            var report = report(file);
            assertThat(said(report)).as(file.about()).isNotBlank().doesNotContain("??", "{", "null");
            if (!report.word().equals("blocked")) {
                taken++;
                assertSame(file, cells(file), ofAnotherReader(file));
            }
            if (file.sameCells() && report.claim().isPresent()) {
                assertSame(file, cells(file), file.cells());
            }
            // A letter more in a name nobody can see; a cell more or a line less anybody can.
            if (report.word().equals("clean")) {
                assertThat(shape(cells(file))).as(file.about()).isEqualTo(shape(file.cells()));
            }
        }
        assertThat(taken).isGreaterThan(EACH / 4);
    }

    @Test
    void theCommandSaysTheSameOfAFileAndOfItsZip() throws IOException {
        var all = Stream.concat(TABLES.stream(), SCORE_FILES.stream()).toList();
        var plain = new ArrayList<Path>();
        var zipped = new ArrayList<Path>();
        for (var i = 0; i < all.size(); i++) {
            plain.add(
                    Files.write(folder.resolve("file-" + i + ".csv"), all.get(i).bytes()));
            zipped.add(zip(
                    folder.resolve("file-" + i + ".zip"),
                    "file-" + i + ".csv",
                    all.get(i).bytes()));
        }

        assertThat(verdicts(zipped)).hasSize(all.size()).isEqualTo(verdicts(plain));
    }

    // ------------------------------------------------------------

    /** Says no more of a file than its first line that differs: a whole one has thousands of cells. */
    private static void assertSame(PollutedFile file, List<List<String>> cells, List<List<String>> expected) {
        for (var i = 0; i < Math.min(cells.size(), expected.size()); i++) {
            assertThat(cells.get(i)).as("%s, line %d", file.about(), i + 1).isEqualTo(expected.get(i));
        }
        assertThat(cells).as("lines of " + file.about()).hasSameSizeAs(expected);
    }

    private static List<Integer> shape(List<List<String>> cells) {
        return cells.stream().map(List::size).toList();
    }

    private static Report report(PollutedFile file) {
        return INSPECTION.of(written(file), "scores.csv", Optional.of(Side.TESTED), LocalDate.of(2025, 9, 15));
    }

    private static Path written(PollutedFile file) {
        try {
            return Files.write(folder.resolve("scores.csv"), file.bytes());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String said(Report report) {
        return String.join(" ", new TextReport(WORDING, System.out).about(report))
                + report.causes().stream()
                        .flatMap(cause -> cause.examples().stream().map(cause.rule()::say))
                        .toList();
    }

    private static List<List<String>> cells(PollutedFile file) {
        try (var reader = RowReader.open(new ByteArrayInputStream(file.bytes()))) {
            var cells = new ArrayList<List<String>>();
            cells.add(List.copyOf(reader.header()));
            reader.forEach(row -> cells.add(List.copyOf(row.cells())));
            return cells;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<List<String>> ofAnotherReader(PollutedFile file) throws IOException {
        var mark = new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
        var start = Arrays.equals(file.bytes(), 0, 3, mark, 0, 3) ? 3 : 0;
        var bytes = Arrays.copyOfRange(file.bytes(), start, file.bytes().length);
        return bytes[0] == '"' ? quoted(new String(bytes, UTF_8)) : plain(bytes);
    }

    private static List<List<String>> plain(byte[] bytes) throws IOException {
        var format = CSVFormat.RFC4180
                .builder()
                .setDelimiter('^')
                .setQuote(null)
                .setIgnoreEmptyLines(false)
                .get();
        return format.parse(new InputStreamReader(new ByteArrayInputStream(bytes), UTF_8)).stream()
                .map(record -> List.of(record.values()))
                .toList();
    }

    private static List<List<String>> quoted(String text) {
        var reader =
                CsvReader.builder().fieldSeparator('^').skipEmptyLines(false).ofCsvRecord(new StringReader(text));
        return reader.stream().map(record -> List.copyOf(record.getFields())).toList();
    }

    private static List<String> verdicts(List<Path> files) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var arguments = Stream.concat(
                Stream.of("check", "--json", "--side", "tested"), files.stream().map(Path::toString));

        var exit = Commands.run(
                new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), arguments.toArray(String[]::new));

        assertThat(exit).isEqualTo(2);
        assertThat(err.toString(UTF_8)).isEmpty();
        return JsonMapper.builder()
                .build()
                .readTree(out.toString(UTF_8))
                .valueStream()
                .map(PollutedFilesTest::verdict)
                .toList();
    }

    private static String verdict(JsonNode report) {
        return report.get("file").asString() + ": " + report.get("verdict").asString() + " " + report.get("about");
    }

    private static Path zip(Path file, String name, byte[] bytes) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(bytes);
        }
        return file;
    }
}
