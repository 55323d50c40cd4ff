package org.headgate.check;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.api.ListAssert;
import org.headgate.layout.Layouts;
import org.headgate.layout.RowReader;
import org.headgate.reference.DistrictCode;
import org.headgate.reference.Kind;
import org.headgate.reference.SchoolYear;
import org.headgate.reference.Side;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files that nobody should send: each ends in a sentence with its place, in seconds and in the memory of a line. */
class BadInputTest {

    private static final String DISTRICT = "99100010000000";

    private static final Rules RULES = new Rules();
    private static final Inspection INSPECTION = new Inspection(Layouts.onClassPath(), RULES);

    @TempDir
    private Path folder;

    @Test
    @Timeout(10)
    void aLineOfAHundredMegabytesIsNamedWithItsNumber() {
        assertThatOf(file(out -> {
                    out.write(sound());
                    for (var i = 0; i < 100; i++) {
                        out.write("x^".repeat(500_000).getBytes(UTF_8));
                    }
                    out.write('\n');
                }))
                .contains(
                        "Line 11 is longer than a million characters; its line end or a closing quote was lost, and it"
                                + " can't be read.");
    }

    @Test
    @Timeout(10)
    void aHeaderOfAHundredMegabytesIsRefused() {
        assertThatOf(file(out -> {
                    for (var i = 0; i < 100; i++) {
                        out.write("RecordType^".repeat(100_000).getBytes(UTF_8));
                    }
                }))
                .containsExactly("layout.refused.one-long-line []");
    }

    @Test
    @Timeout(10)
    void aRowOfAMillionColumnsIsNamedWithItsNumber() {
        assertThatOf(text(new String(sound(), UTF_8) + "01" + "^".repeat(999_999) + "\n"))
                .contains("Line 11 has 1000000 cells; the header has 401.");
    }

    @Test
    @Timeout(10)
    void aHeaderOfAMillionColumnsIsRefused() {
        assertThatOf(text("a^".repeat(400_000) + "\n1^2\n"))
                .singleElement()
                .asString()
                .startsWith("layout.refused.unknown-table");
    }

    @Test
    void zeroBytesAreNamedWithTheirPlace() {
        assertThatOf(text(new String(sound(), UTF_8).replaceFirst("Testina", "Tes\0ina")))
                .anyMatch(said -> said.startsWith("Line 2, StudentLastName: the value holds character number 0"));
    }

    @Test
    void zeroBytesAreNamedInEveryColumnThatHoldsSomething() {
        var sound = new String(sound(), UTF_8).lines().toList();
        var header = List.of(sound.get(0).split("\\^"));
        var cells = sound.get(1).split("\\^", -1);
        for (var i = 0; i < header.size() - 1; i++) {
            var column = header.get(i);
            var cell = cells[i];
            cells[i] = cell.isEmpty() ? "" : cell + "\0";
            if (!cell.isEmpty()) {
                assertThatOf(text(sound.get(0) + "\n" + String.join("^", cells) + "\n" + sound.get(2) + "\n"))
                        .anyMatch(
                                said -> said.startsWith("Line 2, " + column + ": the value holds character number 0"));
            }
            cells[i] = cell;
        }
    }

    @Test
    void whatHoldsOnlyBlanksIsCalledBlank() {
        assertThatOf(text("\uFEFF \r\n\t\n\u00A0")).containsExactly("layout.refused.blank []");
    }

    @Test
    void fourBytesALetterAreCalledThat() {
        for (var charset : List.of("UTF-32LE", "UTF-32BE")) {
            var bytes = new String(sound(), UTF_8).getBytes(Charset.forName(charset));
            assertThatOf(write(bytes)).containsExactly("layout.refused.utf32 []");
        }
        assertThatOf(write(("\uFEFF" + new String(sound(), UTF_8)).getBytes(Charset.forName("UTF-32LE"))))
                .containsExactly("layout.refused.utf32 []");
    }

    @Test
    void aLoneQuoteIsDataAndTheRestIsReadOn() {
        assertThatOf(text(new String(sound(), UTF_8).replaceFirst("Testina", "Tes\"tina")))
                .contains("Line 2, StudentLastName: a double quote stands in the value without its twin. It is read as"
                        + " it stands, and the row with it.")
                .noneMatch(said -> said.contains("cells; the header has"));
    }

    @Test
    void aQuotedFileWhoseLastQuoteNeverClosesIsNamedWithItsPlace() {
        var quoted = '"' + new String(sound(), UTF_8).replace("^", "\"^\"").replace("\n", "\"\n\"");
        assertThatOf(text(quoted.substring(0, quoted.length() - 1) + "\"open\n" + "01^x\n".repeat(400_000)))
                .anyMatch(said -> said.startsWith("Line 11 is longer than a million characters"));
    }

    @Test
    void mixedLineEndsAreNamedWithTheFirstThatDiffers() {
        assertThatOf(text(new String(sound(), UTF_8).replaceFirst("ZZ\n", "ZZ\r\n")))
                .contains(
                        "Line 2 ends with CRLF, line 1 with LF: another program has written the file or a part of it.");
    }

    @Test
    void aWindows1252NameWithAnAccentIsNamedWithItsLine() {
        assertThatOf(write(new String(sound(), UTF_8)
                        .replaceFirst("Testina", "Peñarosa")
                        .getBytes(Charset.forName("windows-1252"))))
                .contains(
                        "Line 2, StudentLastName: the value holds bytes that are not UTF-8; a name with an accent may be damaged.");
    }

    @Test
    void bytesThatAreNoUtf8AreNamedWithTheirLine() {
        assertThatOf(write(new String(sound(), UTF_8)
                        .replaceFirst("Testina", "\u00C0\u00AF\u00FE")
                        .getBytes(ISO_8859_1)))
                .contains(
                        "Line 2, StudentLastName: the value holds bytes that are not UTF-8; a name with an accent may be damaged.");
    }

    @Test
    void aLineBreakWithinQuotesBlocksSinceNobodyCanCountTheRows() {
        var quoted = '"' + new String(sound(), UTF_8).replace("^", "\"^\"").replace("\n", "\"\n\"");
        var report = report(text(quoted.substring(0, quoted.length() - 1).replaceFirst("Testina", "Test\nina")));

        assertThat(report.word()).isEqualTo("blocked");
        assertThat(said(report))
                .contains("The row that begins on line 2 goes on below: a value in quotes holds a line break, so that"
                        + " nobody can count the rows.");
    }

    @Test
    @Timeout(10)
    void aHundredThousandWrongCellsTakeNoMoreMemoryThanAHundred() {
        var line = lastLine().replace("99900000000000", "9.99E+13");
        var report = report(file(out -> {
            out.write(sound());
            for (var i = 0; i < 20_000; i++) {
                out.write(line.getBytes(UTF_8));
            }
        }));

        assertThat(report.causes())
                .allSatisfy(cause -> assertThat(cause.examples()).hasSizeLessThanOrEqualTo(100));
    }

    // ------------------------------------------------------------ any cells at all

    @Property(tries = 100)
    void whateverStandsInTheCellsEveryLineIsTakenOrSetAside(@ForAll("lines") List<String> lines) throws IOException {
        var layout = Layouts.onClassPath()
                .find(Kind.CAASPP, SchoolYear.of("2024-25"))
                .orElseThrow();
        var header =
                "RecordType^SSID^UIN^StudentLastName^DateofBirth^Gender^CALPADSDistrictCode^ScaleScore^EndofRecord\n";
        var file = (header + String.join("\n", lines)).getBytes(UTF_8);
        var causes = new Causes();
        var rows = new FileReading.Nowhere();
        var claim = new Claim(
                new DistrictCode(DISTRICT),
                Kind.CAASPP,
                Side.TESTED,
                SchoolYear.of("2024-25"),
                LocalDate.of(2025, 9, 15));

        new FileReading(RULES, layout, claim, causes).read(new ByteArrayInputStream(file), rows);

        assertThat(rows.rows()).isEqualTo(linesWithAnything(file));
        assertThat(causes.all())
                .allSatisfy(cause -> cause.examples()
                        .forEach(example -> assertThat(cause.rule().say(example))
                                .isNotBlank()
                                .doesNotContain("{")));
    }

    @Provide
    Arbitrary<List<String>> lines() {
        var cells = Arbitraries.of(
                "",
                "",
                "01",
                "1",
                "9990000001",
                "1.11E+09",
                "Núñez",
                "Nu?ez",
                "\uFFFD",
                "Ã±",
                "\0",
                "\t",
                " x ",
                "\"",
                "'01",
                "=1",
                "#N/A",
                "####",
                "NA",
                "TRUE",
                "45123",
                "2025-05-06",
                "5/6/2025",
                "2,450",
                "2450.0",
                "-",
                ".",
                "+",
                "E",
                "1E",
                "ZZ",
                "RecordType",
                "Total",
                "99100010000000",
                "^",
                "\r",
                "x".repeat(300));
        return cells.list()
                .ofMinSize(1)
                .ofMaxSize(12)
                .map(line -> String.join("^", line))
                .list()
                .ofMaxSize(12);
    }

    private static long linesWithAnything(byte[] file) throws IOException {
        var count = 0L;
        try (var reader = RowReader.open(new ByteArrayInputStream(file))) {
            for (var row : reader) {
                count += row.size() == 1 && row.isEmpty(0) ? 0 : 1;
            }
        }
        return count;
    }

    // ------------------------------------------------------------

    private static byte[] sound() {
        return CaasppFile.of(DISTRICT).withPupils(3, 1).bytes();
    }

    private static String lastLine() {
        var text = new String(sound(), UTF_8);
        return text.substring(text.lastIndexOf('\n', text.length() - 2) + 1);
    }

    private ListAssert<String> assertThatOf(Path file) {
        return assertThat(said(report(file)));
    }

    private static List<String> said(Report report) {
        if (report.recognition() instanceof org.headgate.layout.Recognition.Refused refused) {
            return List.of(refused.why().key() + " " + refused.why().arguments());
        }
        return report.causes().stream()
                .flatMap(cause -> cause.examples().stream().map(cause.rule()::say))
                .toList();
    }

    private static Report report(Path file) {
        return INSPECTION.of(file, "scores.csv", Optional.of(Side.TESTED), LocalDate.of(2025, 9, 15));
    }

    private Path text(String text) {
        return write(text.getBytes(UTF_8));
    }

    private Path write(byte[] bytes) {
        return file(out -> out.write(bytes));
    }

    private Path file(Content content) {
        var file = folder.resolve("scores.csv");
        try (var out = Files.newOutputStream(file)) {
            content.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    private interface Content {
        void writeTo(OutputStream out) throws IOException;
    }
}
