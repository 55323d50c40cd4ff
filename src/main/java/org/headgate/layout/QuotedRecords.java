package org.headgate.layout;

import java.io.FilterInputStream;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads whatever is quoted or otherwise not plain, by commons-csv. */
final class QuotedRecords implements Records {

    private final Watch watch;
    private final Limit limit;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private long nextLine = 1;
    private boolean stopped;

    QuotedRecords(InputStream in, char delimiter) throws IOException {
        this(in, CSVFormat.RFC4180.builder().setDelimiter(delimiter), true);
    }

    /** The oracle for plain lines: the same parser with quotes switched off. */
    static QuotedRecords withoutQuotes(InputStream in, char delimiter) throws IOException {
        return new QuotedRecords(
                in, CSVFormat.RFC4180.builder().setDelimiter(delimiter).setQuote(null), false);
    }

    private QuotedRecords(InputStream in, CSVFormat.Builder format, boolean quotes) throws IOException {
        watch = new Watch(in, quotes);
        var text = new InputStreamReader(
                watch,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE));
        limit = new Limit(text);
        parser = CSVParser.builder()
                .setReader(limit)
                .setFormat(format.setIgnoreEmptyLines(false)
                        .setLenientEof(true)
                        .setTrailingData(true)
                        .get())
                .get();
        records = parser.iterator();
    }

    @Override
    public boolean hasNext() {
        if (stopped) {
            return false;
        }
        limit.startRecord();
        return records.hasNext();
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        var cells = List.of(records.next().values());
        long line = nextLine;
        nextLine = parser.getCurrentLineNumber() + 1;
        if (limit.wasReached()) {
            stopped = true;
            return new Row(line, List.of(), Optional.of(Row.Flaw.TOO_LONG));
        }
        return new Row(line, cells, flawOf(cells));
    }

    // Whoever counts lines would count such a record more than once, and TOMS writes none.
    private static boolean hasLineBreak(List<String> cells) {
        return cells.stream().anyMatch(cell -> cell.indexOf('\n') >= 0 || cell.indexOf('\r') >= 0);
    }

    // Replacement characters may stand in the file itself, as sound UTF-8; then no bad byte was seen.
    private Optional<Row.Flaw> flawOf(List<String> cells) {
        if (hasLineBreak(cells)) {
            return Optional.of(Row.Flaw.LINE_BREAK);
        }
        boolean damaged = watch.notUtf8.isPresent() && cells.stream().anyMatch(cell -> cell.indexOf('\uFFFD') >= 0);
        return damaged ? Optional.of(Row.Flaw.NOT_UTF8) : Optional.empty();
    }

    @Override
    public OptionalLong firstLineNotUtf8() {
        return watch.notUtf8;
    }

    @Override
    public boolean endedWithLineEnd() {
        return watch.last == '\n' || watch.last == '\r';
    }

    @Override
    public LineEnds lineEnds() {
        watch.seeCarriageReturn(false);
        return watch.lineEnds.seen();
    }

    /** Ends the text when one record takes too much of it: an opening quote without its twin would swallow the file. */
    private static final class Limit extends FilterReader {

        private int left = RowReader.LONGEST_LINE;
        private boolean reached;

        Limit(Reader in) {
            super(in);
        }

        void startRecord() {
            left = RowReader.LONGEST_LINE;
        }

        boolean wasReached() {
            return reached;
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            if (left <= 0) {
                reached = true;
                return -1;
            }
            int count = super.read(buffer, offset, length);
            left -= Math.max(count, 0);
            return count;
        }

        @Override
        public int read() throws IOException {
            var one = new char[1];
            return read(one, 0, 1) < 0 ? -1 : one[0];
        }
    }

    /** Looks at the bytes on their way to the parser. */
    private static final class Watch extends FilterInputStream {

        private final Utf8 utf8 = new Utf8();
        private OptionalLong notUtf8 = OptionalLong.empty();
        private long line = 1;
        private int last = '\n';
        private final boolean quotes;
        private boolean inQuotes;
        private boolean carriageReturn;
        private final LineEnds.Watch lineEnds = new LineEnds.Watch();

        Watch(InputStream in, boolean quotes) {
            super(in);
            this.quotes = quotes;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            for (int i = 0; i < count; i++) {
                see(buffer[offset + i] & 0xFF);
            }
            if (count < 0 && !utf8.isComplete()) {
                note();
            }
            return count;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        private void see(int b) {
            if (!utf8.accept(b)) {
                note();
            }
            seeLineEnd(b);
            if (b == '\n' && last != '\r' || b == '\r') {
                line++;
            }
            last = b;
        }

        // A quote within quotes is doubled, so counting them tells where quotes are open.
        private void seeLineEnd(int b) {
            if (b == '"' && quotes) {
                inQuotes = !inQuotes;
            }
            if (b == '\n' && !carriageReturn && !inQuotes) {
                lineEnds.see("LF", line);
            }
            seeCarriageReturn(b == '\n');
            carriageReturn = b == '\r' && !inQuotes;
        }

        // Its line was counted when it came.
        private void seeCarriageReturn(boolean lineFeed) {
            if (carriageReturn) {
                lineEnds.see(lineFeed ? "CRLF" : "CR", line - 1);
                carriageReturn = false;
            }
        }

        private void note() {
            if (notUtf8.isEmpty()) {
                notUtf8 = OptionalLong.of(line);
            }
        }
    }
}
