package org.headgate.layout;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;

/** Splits unquoted lines on bytes: ten times faster than making text of every cell, and files have a hundred MB. */
final class PlainLines implements Records {

    private static final Optional<Row.Flaw> SOUND = Optional.empty();

    private final InputStream in;
    private final byte delimiter;
    private byte[] buffer = new byte[1 << 16];
    private int from;
    private int until;
    private boolean finished;

    private int[] ends = new int[512];
    private int cells;
    private int seen;

    private long line;
    private boolean lastWasCarriageReturn;
    private boolean lineEnded = true;
    private final LineEnds.Watch lineEnds = new LineEnds.Watch();
    private OptionalLong notUtf8 = OptionalLong.empty();

    PlainLines(InputStream in, char delimiter) {
        this.in = in;
        this.delimiter = (byte) delimiter;
    }

    @Override
    public boolean hasNext() {
        try {
            passSecondHalfOfLineEnd();
            return from < until || fill();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        try {
            return readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Row readLine() throws IOException {
        line++;
        cells = 0;
        seen = 0;
        int end = scan(from);
        while (end < 0) {
            if (until - from >= RowReader.LONGEST_LINE) {
                return passLongLine();
            }
            int scanned = until - from;
            if (!fill()) {
                lineEnded = false;
                return take(until, until);
            }
            end = scan(from + scanned);
        }
        lineEnded = true;
        return end - from > RowReader.LONGEST_LINE ? tooLong(end) : take(end, end + 1);
    }

    /** Notes where cells end, up to the line's end; -1 when it lies beyond the buffer. */
    private int scan(int position) {
        var b = buffer;
        int stop = until;
        int signs = seen;
        for (int i = position; i < stop; i++) {
            byte c = b[i];
            signs |= c;
            if (c == delimiter) {
                note(i - from);
            } else if (c == '\n' || c == '\r') {
                seen = signs;
                return i;
            }
        }
        seen = signs;
        return -1;
    }

    private void note(int end) {
        if (cells == ends.length) {
            ends = Arrays.copyOf(ends, cells * 2);
        }
        ends[cells++] = end;
    }

    private Row take(int end, int next) {
        note(end - from);
        var bytes = Arrays.copyOfRange(buffer, from, end);
        var row = new Row(line, bytes, Arrays.copyOf(ends, cells), seen >= 0, seen >= 0 ? SOUND : flawOf(bytes));
        moveTo(next);
        return row;
    }

    private Optional<Row.Flaw> flawOf(byte[] bytes) {
        if (Utf8.isWellFormed(bytes)) {
            return SOUND;
        }
        if (notUtf8.isEmpty()) {
            notUtf8 = OptionalLong.of(line);
        }
        return Optional.of(Row.Flaw.NOT_UTF8);
    }

    private Row passLongLine() throws IOException {
        int end = scanForEnd();
        while (end < 0) {
            from = until;
            if (!fill()) {
                lineEnded = false;
                return tooLong(until - 1);
            }
            end = scanForEnd();
        }
        lineEnded = true;
        return tooLong(end);
    }

    private int scanForEnd() {
        for (int i = from; i < until; i++) {
            if (buffer[i] == '\n' || buffer[i] == '\r') {
                return i;
            }
        }
        return -1;
    }

    private Row tooLong(int end) {
        moveTo(end + 1);
        return new Row(line, new byte[0], new int[0], true, Optional.of(Row.Flaw.TOO_LONG));
    }

    private void moveTo(int next) {
        lastWasCarriageReturn = next > 0 && next <= until && lineEnded && buffer[next - 1] == '\r';
        if (lineEnded && !lastWasCarriageReturn) {
            lineEnds.see("LF", line);
        }
        from = next;
    }

    private void passSecondHalfOfLineEnd() throws IOException {
        if (!lastWasCarriageReturn) {
            return;
        }
        lastWasCarriageReturn = false;
        boolean both = (from < until || fill()) && buffer[from] == '\n';
        from += both ? 1 : 0;
        lineEnds.see(both ? "CRLF" : "CR", line);
    }

    /** Makes room and reads on; false at the end of the file. */
    private boolean fill() throws IOException {
        if (finished) {
            return false;
        }
        int kept = until - from;
        if (kept == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        } else if (from > 0) {
            System.arraycopy(buffer, from, buffer, 0, kept);
            from = 0;
            until = kept;
        }
        int read = in.read(buffer, until, buffer.length - until);
        if (read < 0) {
            finished = true;
            return false;
        }
        until += read;
        return true;
    }

    @Override
    public OptionalLong firstLineNotUtf8() {
        return notUtf8;
    }

    @Override
    public boolean endedWithLineEnd() {
        return lineEnded;
    }

    @Override
    public LineEnds lineEnds() {
        return lineEnds.seen();
    }
}
