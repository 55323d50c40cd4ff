package org.headgate.layout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RowReaderTest {

    @Test
    void cellsStayAsTheyStandInTheFile() throws IOException {
        assertThat(rows("a^b^c\n01^ x ^\n^^\n")).containsExactly(List.of("01", " x ", ""), List.of("", "", ""));
    }

    @Test
    void linesMayEndInAnyWayAndAreCounted() throws IOException {
        try (var reader = RowReader.open(bytes("h\r\na\nb\rc\r\n\r\nd"))) {
            var rows = new ArrayList<Row>();
            reader.forEach(rows::add);

            assertThat(rows).extracting(row -> row.cell(0)).containsExactly("a", "b", "c", "", "d");
            assertThat(rows).extracting(Row::line).containsExactly(2L, 3L, 4L, 5L, 6L);
        }
    }

    @Test
    void aByteOrderMarkIsPassedOverAndTold() throws IOException {
        try (var reader = RowReader.open(bytes("\uFEFFRecordType^SSID\n"))) {
            assertThat(reader.header()).containsExactly("RecordType", "SSID");
            assertThat(reader.byteOrderMark()).isTrue();
        }
    }

    @Test
    void aQuoteIsDataInAFileThatIsNotQuoted() throws IOException {
        assertThat(rows("a^b\n\"Anna^Bo\" x\n")).containsExactly(List.of("\"Anna", "Bo\" x"));
    }

    @Test
    void aFileWhoseHeaderIsQuotedIsReadByTheRulesOfQuotes() throws IOException {
        try (var reader =
                RowReader.open(bytes("\"a\"^\"b\"\n\"x^y\"^\"say \"\"hi\"\"\"\n\"two\nlines\"^z\nlast^row\n"))) {
            var rows = new ArrayList<Row>();
            reader.forEach(rows::add);

            assertThat(reader.quoted()).isTrue();
            assertThat(rows)
                    .containsExactly(
                            new Row(2, List.of("x^y", "say \"hi\"")),
                            new Row(3, List.of("two\nlines", "z")),
                            new Row(5, List.of("last", "row")));
        }
    }

    @Test
    void anEmptyFileHasNoHeaderAndNoRows() throws IOException {
        try (var reader = RowReader.open(bytes(""))) {
            assertThat(reader.header()).isEmpty();
            assertThat(reader.iterator()).isExhausted();
        }
    }

    @Test
    void aMissingLineEndAtTheEndIsTold() throws IOException {
        assertThat(endsWithLineEnd("a^b\n1^2\n")).isTrue();
        assertThat(endsWithLineEnd("a^b\r\n1^2\r\n")).isTrue();
        assertThat(endsWithLineEnd("a^b\n1^2")).isFalse();
        assertThat(endsWithLineEnd("\"a\"^b\n1^2")).isFalse();
        assertThat(endsWithLineEnd("\"a\"^b\n1^2\n")).isTrue();
    }

    @Test
    void bytesThatAreNotUtf8AreTold() throws IOException {
        var file = new ByteArrayInputStream(new byte[] {
            'h', '^', 'h', '\n', (byte) 0xC3, (byte) 0xA9, '^', '1', '\n', 'M', (byte) 0xFC, '^', '2', '\n'
        });
        try (var reader = RowReader.open(file)) {
            var rows = reader.iterator();

            assertThat(rows.next()).satisfies(row -> {
                assertThat(row.cell(0)).isEqualTo("é");
                assertThat(row.flaw()).isEmpty();
            });
            assertThat(reader.firstLineNotUtf8()).isEmpty();
            assertThat(rows.next()).satisfies(row -> {
                assertThat(row.cells()).containsExactly("M\uFFFD", "2");
                assertThat(row.flaw()).contains(Row.Flaw.NOT_UTF8);
            });
            assertThat(reader.firstLineNotUtf8()).hasValue(3);
        }
    }

    @Test
    void aLineBeyondAllMeasureIsPassedOverAndCounted() throws IOException {
        var longLine = "x".repeat(3 * RowReader.LONGEST_LINE);
        try (var reader = RowReader.open(bytes("h\n" + longLine + "\r\nlast\n"))) {
            var rows = new ArrayList<Row>();
            reader.forEach(rows::add);

            assertThat(rows.get(0).flaw()).contains(Row.Flaw.TOO_LONG);
            assertThat(rows.get(0).size()).isZero();
            assertThat(rows.get(1)).isEqualTo(new Row(3, List.of("last")));
            assertThat(rows).hasSize(2);
        }
    }

    @Test
    void aMillionColumnsAreReadOrPassedOverInBoundedMemory() throws IOException {
        try (var reader = RowReader.open(bytes("^".repeat(1_000_000) + "\n" + "^".repeat(5_000_000) + "\nz"))) {
            assertThat(reader.header()).hasSize(1_000_001);
            assertThat(reader.iterator().next().flaw()).contains(Row.Flaw.TOO_LONG);
            assertThat(reader.iterator().next().cell(0)).isEqualTo("z");
        }
    }

    @Test
    void aQuoteThatNeverClosesEndsTheReadingWithAMarkedRow() throws IOException {
        try (var reader = RowReader.open(bytes("\"h\"\n\"open " + "x\n".repeat(2 * RowReader.LONGEST_LINE)))) {
            var rows = new ArrayList<Row>();
            reader.forEach(rows::add);

            assertThat(rows).singleElement().satisfies(row -> {
                assertThat(row.line()).isEqualTo(2);
                assertThat(row.flaw()).contains(Row.Flaw.TOO_LONG);
            });
        }
    }

    @Test
    void aHundredMegabytesAreReadInTheMemoryOfOneLine() throws IOException {
        var line = "01^1234567890^".getBytes(UTF_8);
        long count = 0;
        try (var reader = RowReader.open(new Endless(line, 100_000_000))) {
            for (var row : reader) {
                count += row.size() > 0 ? 1 : 0;
            }
        }
        assertThat(count).isGreaterThan(90);
    }

    @Test
    void theFastWayAndCommonsCsvReadEveryFileTheSame() throws IOException {
        for (int seed = 0; seed < 3_000; seed++) {
            var file = oddFile(new Random(seed));
            var plain = new PlainLines(new ByteArrayInputStream(file), '^');
            var oracle = QuotedRecords.withoutQuotes(new ByteArrayInputStream(file), '^');

            assertThat(all(plain)).as("seed " + seed).isEqualTo(all(oracle));
            assertThat(plain.firstLineNotUtf8()).as("seed " + seed).isEqualTo(oracle.firstLineNotUtf8());
            assertThat(plain.endedWithLineEnd()).as("seed " + seed).isEqualTo(oracle.endedWithLineEnd());
            assertThat(plain.lineEnds()).as("seed " + seed).isEqualTo(oracle.lineEnds());
        }
    }

    @Test
    void lineEndsThatAreNotAllAlikeAreTold() throws IOException {
        assertThat(lineEnds("a\r\nb\r\nc")).isEqualTo(new LineEnds("CRLF", OptionalLong.empty(), ""));
        assertThat(lineEnds("a\rb\r")).isEqualTo(new LineEnds("CR", OptionalLong.empty(), ""));
        assertThat(lineEnds("a\r\nb\nc\rd\n")).isEqualTo(new LineEnds("CRLF", OptionalLong.of(2), "LF"));
        assertThat(lineEnds("a")).isEqualTo(new LineEnds("", OptionalLong.empty(), ""));
        assertThat(lineEnds("\"a\"\r\n\"b\nb\"\r\n\"c\"\r")).isEqualTo(new LineEnds("CRLF", OptionalLong.of(4), "CR"));
    }

    @Test
    void aLineBreakWithinQuotesMarksItsRow() throws IOException {
        try (var reader = RowReader.open(bytes("\"h\"\n\"two\nlines\"\n\"one\"\n"))) {
            var rows = reader.iterator();

            assertThat(rows.next().flaw()).contains(Row.Flaw.LINE_BREAK);
            assertThat(rows.next().flaw()).isEmpty();
        }
    }

    private static List<Row> all(Iterator<Row> rows) {
        var all = new ArrayList<Row>();
        rows.forEachRemaining(all::add);
        return all;
    }

    private static byte[] oddFile(Random random) {
        var pieces = List.of(
                "^",
                "^",
                "^",
                "\n",
                "\r\n",
                "\r",
                "a",
                "01",
                "\"",
                "\\",
                "é",
                "\u0000",
                " ",
                "日本",
                "#",
                "\t",
                ",",
                "😀",
                "\uFEFF",
                "\u2028",
                "\u0085",
                "\uFFFD",
                "N".repeat(300),
                "^".repeat(40));
        var out = new java.io.ByteArrayOutputStream();
        int count = random.nextInt(60);
        for (int i = 0; i < count; i++) {
            if (random.nextInt(25) == 0) {
                out.write(random.nextInt(256));
            } else {
                out.writeBytes(pieces.get(random.nextInt(pieces.size())).getBytes(UTF_8));
            }
        }
        return out.toByteArray();
    }

    private static LineEnds lineEnds(String file) throws IOException {
        try (var reader = RowReader.open(bytes(file))) {
            reader.iterator().forEachRemaining(row -> {});
            return reader.lineEnds();
        }
    }

    private static boolean endsWithLineEnd(String file) throws IOException {
        try (var reader = RowReader.open(bytes(file))) {
            reader.iterator().forEachRemaining(row -> {});
            return reader.endedWithLineEnd();
        }
    }

    private static List<List<String>> rows(String file) throws IOException {
        try (var reader = RowReader.open(bytes(file))) {
            var rows = new ArrayList<List<String>>();
            reader.forEach(row -> rows.add(row.cells()));
            return rows;
        }
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    /** Repeats a piece, with a line end every megabyte or so, without ever holding the whole. */
    private static final class Endless extends InputStream {

        private final byte[] piece;
        private final long size;
        private long at;

        Endless(byte[] piece, long size) {
            this.piece = piece;
            this.size = size;
        }

        @Override
        public int read() {
            if (at >= size) {
                return -1;
            }
            at++;
            return at % 1_000_000 == 0 ? '\n' : piece[(int) (at % piece.length)];
        }
    }
}
