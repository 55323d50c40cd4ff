package org.headgate.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Public CSV test sets that may lie beside the project; they are no part of it. */
class CorporaTest {

    private static final Path CORPORA = Path.of(System.getProperty("corpora", "../shared/corpora"));

    // A file with one record has an object for its answer.
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .build();

    @BeforeEach
    void setsAreThere() {
        Assumptions.assumeTrue(Files.isDirectory(CORPORA), "Skipped: no public CSV sets at " + CORPORA);
    }

    @Test
    void everyFileOfCsvSpectrumReadsAsItsAuthorsSay() {
        assertThat(files("csv-spectrum")).isNotEmpty().allSatisfy(file -> {
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
    void noFileOfAnySetThrowsOrLosesALine() {
        for (var set : List.of("csv-spectrum", "csvw", "frictionless")) {
            assertThat(files(set)).isNotEmpty().allSatisfy(file -> {
                read(file, true);
                assertThat(read(file, false)).as(file.toString()).hasSize(linesOf(file));
            });
        }
    }

    @Test
    void noFileOfAnySetIsTakenForAScoreFile() {
        var recogniser = new Recogniser(Layouts.onClassPath());
        for (var set : List.of("csv-spectrum", "csvw", "frictionless")) {
            assertThat(files(set)).allSatisfy(file -> {
                var recognition = recogniser.recognise(file.getFileName().toString(), file);
                assertThat(recognition).isInstanceOf(Recognition.Refused.class);
                assertThat(Spoken.of(((Recognition.Refused) recognition).why())).isNotBlank();
            });
        }
    }

    private static List<Map<String, String>> records(Path file) {
        var rows = read(file, true);
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

    private static List<Row> read(Path file, boolean quoted) {
        try (var in = Files.newInputStream(file);
                var reader = quoted ? RowReader.openQuoted(in, ',') : RowReader.open(in)) {
            var rows = new ArrayList<Row>();
            rows.add(reader.headerRow());
            reader.forEach(rows::add);
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // An empty file has one row here: the header that isn't there. Quoted ones may break lines within a cell.
    private static int linesOf(Path file) throws IOException {
        var text = Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
        if (text.startsWith("\"") || text.startsWith("\u00EF\u00BB\u00BF\"")) {
            return read(file, false).size();
        }
        return Math.max(1, (int) text.lines().count());
    }

    private static List<Path> files(String set) {
        try (Stream<Path> files = Files.walk(CORPORA.resolve(set))) {
            return files.filter(file -> file.toString().endsWith(".csv"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
