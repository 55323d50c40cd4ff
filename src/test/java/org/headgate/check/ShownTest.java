package org.headgate.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.headgate.demo.Season;
import org.headgate.reference.District;
import org.headgate.reference.DistrictCode;
import org.headgate.reference.Kind;
import org.headgate.reference.SchoolYear;
import org.headgate.reference.Side;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShownTest {

    private static final DistrictCode HERE = new DistrictCode("99940410000000");

    @ParameterizedTest
    @ValueSource(
            strings = {"3.06667E+13", "15636900000000", "TRUE", "2,450", "6", "Q1", "#REF!", "45123", "SPA", "24x1", "-"
            })
    void whatSpreadsheetsMakeOfCodesIsTold(String cell) {
        assertThat(Shown.of(cell)).isEqualTo(cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ann", "LEE", "Testina", "O'Hara-Mbeki", "2014-03-04", "3/4/2014", "9990000001", "X Æ A12"})
    void whatMayBeANameABirthDateOrAnSsidIsNot(String cell) {
        assertThat(Shown.of(cell)).isEqualTo(Shown.NOT_KEPT);
    }

    @Test
    void ofAnIdentifierOnlyItsEndIsTold() {
        assertThat(Shown.end("9990001234")).isEqualTo("…1234");
        assertThat(Shown.end("Testina")).isEqualTo(Shown.NOT_KEPT);
    }

    /** Canaries: whatever happens to the rows, no name, birth date or whole SSID comes out in a sentence. */
    @Test
    void rowsThatSlippedSidewaysBetrayNobody() throws IOException {
        var file = Season.of(3, 60, new District(HERE, "Slip Valley Unified", "Test"))
                .file(HERE, Kind.CAASPP, Side.TESTED, SchoolYear.of("2024-25"));
        var said = new ArrayList<String>();
        var random = new Random(5);
        for (var times = 0; times < 40; times++) {
            said.addAll(sentences(slipped(file.text(), random), file.layout()));
        }

        assertThat(said).hasSizeGreaterThan(1_000);
        var words = said.stream()
                .flatMap(sentence -> Arrays.stream(sentence.split("[\\s,:;()]+")))
                .map(word -> word.replaceAll("[.]$", ""))
                .collect(Collectors.toSet());
        for (var row = 0; row < file.rows().size(); row++) {
            for (var column : List.of("StudentLastName", "StudentFirstName", "DateofBirth", "SSID")) {
                assertThat(words).as("%s of row %d", column, row).doesNotContain(file.cell(row, column));
            }
        }
    }

    /** Every row loses a cell and gains one elsewhere, so that it keeps its width and its end. */
    private static String slipped(String text, Random random) {
        var lines = new ArrayList<>(Arrays.asList(text.split("\r?\n")));
        for (var i = 1; i < lines.size(); i++) {
            var cells = new ArrayList<>(Arrays.asList(lines.get(i).split("\\^", -1)));
            var to = random.nextInt(cells.size() - 1);
            cells.add(to, cells.remove(random.nextInt(cells.size() - 1)));
            lines.set(i, String.join("^", cells));
        }
        return String.join("\n", lines) + "\n";
    }

    private static List<String> sentences(String text, org.headgate.layout.Layout layout) throws IOException {
        var causes = new Causes();
        var claim = new Claim(HERE, Kind.CAASPP, Side.TESTED, SchoolYear.of("2024-25"), LocalDate.of(2025, 9, 15));
        new FileReading(new Rules(), layout, claim, causes)
                .read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), new FileReading.Nowhere());
        return causes.all().stream()
                .flatMap(cause -> cause.examples().stream().map(cause.rule()::say))
                .toList();
    }
}
