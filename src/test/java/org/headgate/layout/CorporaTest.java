package org.headgate.layout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.headgate.Commands;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Public CSV test sets that may lie beside the project, a folder each; they are no part of it. {@code -Dcorpora=FOLDER}
 * takes them from elsewhere.
 */
class CorporaTest {

    private static final Path CORPORA = Path.of(System.getProperty("corpora", "../shared/corpora"));

    // A file with one record has an object for its answer.
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .build();

    @BeforeAll
    static void setsAreThere() {
        if (!Files.isDirectory(CORPORA)) {
            System.out.println("CorporaTest skipped: there are no public CSV sets in " + CORPORA);
        }
        Assumptions.assumeTrue(Files.isDirectory(CORPORA), "There are no public CSV sets in " + CORPORA);
    }

    @Test
    void everyFileOfCsvSpectrumReadsAsItsAuthorsSay() throws IOException {
        assertThat(tables(CORPORA.resolve("csv-spectrum"))).isNotEmpty().allSatisfy(file -> {
            var answer = file.resolveSibling(file.getFileName().toString().replace(".csv", ".json"));
            // One answer holds another telephone number than its file.
            if (Files.exists(answer) && !file.endsWith("location_coordinates.csv")) {
                var expected = JSON.readValue(
                        Files.readString(answer).replace("\\r\\n", "\\n"),
                        new TypeReference<List<Map<String, String>>>() {});
                assertThat(records(file)).as(file.toString()).isEqualTo(expected);
            }
        });
    }

    @Test
    void everyTableOfEverySetIsReadCellForCellAsASecondReaderDoes() throws IOException {
        var compared = 0;
        for (var file : tables(CORPORA)) {
            assertThat(cells(read(file, '^', false))).as(file.toString()).isEqualTo(withoutQuotes(file));
            var delimiter = Head.of(file).lines().get(0).delimiter();
            var other = withQuotes(file, delimiter);
            if (other.isPresent()) {
                compared++;
                assertThat(cells(read(file, delimiter, true)))
                        .as(file.toString())
                        .isEqualTo(other.get());
            }
        }
        assertThat(compared).isGreaterThan(100);
    }

    @Test
    void everyFileOfEverySetIsRefusedForAReasonThatHasAName() throws IOException {
        var recogniser = new Recogniser(Layouts.onClassPath());
        var reasons = new TreeMap<String, Integer>();
        for (var file : files(CORPORA)) {
            var started = System.nanoTime();
            var recognition = recogniser.recognise(file.getFileName().toString(), file);
            assertThat(recognition).as(file.toString()).isInstanceOf(Recognition.Refused.class);
            var why = ((Recognition.Refused) recognition).why();
            assertThat(Spoken.of(why)).as(file.toString()).isNotBlank();
            assertThat(Duration.ofNanos(System.nanoTime() - started))
                    .as(file.toString())
                    .isLessThan(Duration.ofSeconds(10));
            reasons.merge(why.key(), 1, Integer::sum);
        }
        System.out.println("Why files of the public sets are refused: " + reasons);
    }

    @Test
    void theCommandRefusesThemAllAndFailsOnNone() throws IOException {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var files = files(CORPORA).stream().filter(file -> !file.toString().endsWith(".zip"));
        var arguments =
                Stream.concat(Stream.of("check"), files.map(Path::toString)).toArray(String[]::new);

        assertThat(Commands.run(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), arguments))
                .isEqualTo(2);

        assertThat(err.toString(UTF_8)).isEmpty();
        assertThat(out.toString(UTF_8).lines().filter(line -> line.contains("REFUSED.")))
                .hasSize(arguments.length - 1);
    }

    private static List<Map<String, String>> records(Path file) {
        var rows = read(file, ',', true);
        var header = rows.remove(0).cells();
        return rows.stream()
                .map(row -> {
                    Map<String, String> record = new LinkedHashMap<>();
                    for (int i = 0; i < header.size(); i++) {
                        // The answers write every line break within a cell as LF; we keep what the file has.
                        record.put(header.get(i), row.cell(i).replace("\r\n", "\n"));
                    }
                    return record;
                })
                .toList();
    }

    private static List<Row> read(Path file, char delimiter, boolean quoted) {
        try (var in = Files.newInputStream(file);
                var reader = quoted ? RowReader.openQuoted(in, delimiter) : RowReader.open(in)) {
            var rows = new ArrayList<Row>();
            if (Files.size(file) > 0) {
                rows.add(reader.headerRow());
            }
            reader.forEach(rows::add);
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<List<String>> cells(List<Row> rows) {
        return rows.stream().map(row -> List.copyOf(row.cells())).toList();
    }

    /** As {@link RowReader#open} should: a header in quotes says that quotes are meant. */
    private static List<List<String>> withoutQuotes(Path file) throws IOException {
        var text = text(file);
        if (text.startsWith("\"")) {
            return withQuotes(file, '^').orElseGet(() -> cells(read(file, '^', false)));
        }
        var format =
                CSVFormat.RFC4180.builder().setDelimiter('^').setQuote(null).setIgnoreEmptyLines(false);
        return format.get().parse(new StringReader(text)).stream()
                .map(record -> List.of(record.values()))
                .toList();
    }

    /** Empty where the second reader gives up: it takes no letters behind a closing quote. */
    private static Optional<List<List<String>>> withQuotes(Path file, char delimiter) throws IOException {
        var reader = CsvReader.builder().fieldSeparator(delimiter).skipEmptyLines(false);
        try (var records = reader.ofCsvRecord(new StringReader(text(file)))) {
            return Optional.of(records.stream()
                    .map(record -> List.copyOf(record.getFields()))
                    .toList());
        } catch (CsvParseException e) {
            return Optional.empty();
        }
    }

    private static String text(Path file) throws IOException {
        var text = new String(Files.readAllBytes(file), UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static List<Path> tables(Path folder) throws IOException {
        return files(folder).stream()
                .filter(file -> file.toString().endsWith(".csv"))
                .toList();
    }

    /** Those in the folders of sets; what lies beside them tells about them. */
    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> Files.isRegularFile(file) && !CORPORA.equals(file.getParent()))
                    .sorted()
                    .toList();
        }
    }
}
