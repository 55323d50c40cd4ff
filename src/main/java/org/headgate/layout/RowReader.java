package org.headgate.layout;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;

/**
 * The one door to a file's rows: streams, in constant memory, and never repairs a cell. Bad data throws nothing; it is
 * told by a row's {@link Row#flaw()}, by a row's number of cells and by the questions below.
 *
 * <p>Lines may end with LF, CRLF or CR, mixed. A byte order mark before the header is passed over. An empty line is a
 * row with one empty cell.
 *
 * <p>TOMS quotes nothing, so a double quote is data, unless the very first cell of the header is quoted: then some tool
 * quoted the whole file, and it is read by the rules of quoted CSV.
 */
public final class RowReader implements Iterable<Row>, AutoCloseable {

    /** Bytes of a line (or characters of a quoted record) beyond which it is not kept: 1 MiB. A sound row has 2 KB. */
    public static final int LONGEST_LINE = 1 << 20;

    // The old headers of the ELPAC begin so. Whether commas are usual in that year, the layout knows.
    private static final List<String> WITH_COMMAS = List.of("Assessment Type,", "\"Assessment Type\",");
    private static final int PEEKED = 18;

    private final InputStream bytes;
    private final Records records;
    private final Row header;
    private final boolean byteOrderMark;
    private final boolean withCommas;
    private final boolean quoted;

    /**
     * Opens a caret-delimited file, or one of the ELPAC's old files with commas, and reads its header. Closes the stream
     * when closed.
     */
    public static RowReader open(InputStream bytes) throws IOException {
        return new RowReader(bytes, '^', false);
    }

    /** Opens a file that some other tool wrote: delimited otherwise, quoted by the rules of CSV. */
    static RowReader openQuoted(InputStream bytes, char delimiter) throws IOException {
        return new RowReader(bytes, delimiter, true);
    }

    private RowReader(InputStream file, char delimiter, boolean foreign) throws IOException {
        var start = new PushbackInputStream(file, PEEKED);
        bytes = start;
        byteOrderMark = passByteOrderMark(start);
        var beginning = peek(start);
        withCommas = !foreign && WITH_COMMAS.stream().anyMatch(beginning::startsWith);
        quoted = foreign || beginning.startsWith("\"");
        records = quoted || withCommas
                ? new QuotedRecords(start, withCommas ? ',' : delimiter)
                : new PlainLines(start, delimiter);
        header = records.hasNext() ? records.next() : new Row(1, List.of());
    }

    private static boolean passByteOrderMark(PushbackInputStream start) throws IOException {
        var first = start.readNBytes(3);
        if (first.length == 3 && first[0] == (byte) 0xEF && first[1] == (byte) 0xBB && first[2] == (byte) 0xBF) {
            return true;
        }
        start.unread(first);
        return false;
    }

    private static String peek(PushbackInputStream start) throws IOException {
        var first = start.readNBytes(PEEKED);
        start.unread(first);
        return new String(first, StandardCharsets.ISO_8859_1);
    }

    /** The header's cells; none when the file is empty. */
    public List<String> header() {
        return header.cells();
    }

    /** The header as a row, for its flaw. */
    public Row headerRow() {
        return header;
    }

    /**
     * The rows below the header, once.
     *
     * @throws java.io.UncheckedIOException from the iterator when the stream itself fails, never for what is in it
     */
    @Override
    public Iterator<Row> iterator() {
        return records;
    }

    /** Whether the file began with a byte order mark. */
    public boolean byteOrderMark() {
        return byteOrderMark;
    }

    /** Whether commas stand between the values, as in Initial ELPAC files of old years that a spreadsheet has saved. */
    public boolean withCommas() {
        return withCommas;
    }

    /** Whether some tool put the file's values in double quotes. */
    public boolean quoted() {
        return quoted;
    }

    /** The line of the first byte so far that is not UTF-8. */
    public OptionalLong firstLineNotUtf8() {
        return records.firstLineNotUtf8();
    }

    /**
     * Whether the last line ended with a line end; ask after the last row. A file that doesn't, and whose last row has no
     * end marker, was cut off.
     */
    public boolean endedWithLineEnd() {
        return records.endedWithLineEnd();
    }

    /** How the lines end; ask after the last row. Line ends within quotes belong to their cell. */
    public LineEnds lineEnds() {
        return records.lineEnds();
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
