package org.headgate.layout;

import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One record of a file, every cell still text. Keeps the line's bytes and makes a cell's text only when asked, so
 * looking at a few cells of four hundred costs next to nothing. Never changes; may go from thread to thread.
 */
public final class Row {

    /** What a row suffered before anybody looked at its cells. */
    public enum Flaw {
        /** Longer than {@link RowReader#LONGEST_LINE}: its cells are not kept, {@link #size()} is 0. */
        TOO_LONG,
        /** A cell in quotes holds a line end, so that the row takes more than one line. */
        LINE_BREAK,
        /** Holds bytes that are not UTF-8; they read as the replacement character U+FFFD. */
        NOT_UTF8
    }

    private static final String[] SHORT = new String[128 * 129];

    private final long line;
    private final byte[] bytes;
    private final int[] ends;
    private final boolean ascii;
    private final Optional<Flaw> flaw;

    /**
     * @param line the physical line where it starts; the header is line 1
     * @param cells in file order, as many as the file has
     */
    public Row(long line, List<String> cells) {
        this(line, cells, Optional.empty());
    }

    Row(long line, List<String> cells, Optional<Flaw> flaw) {
        this.line = line;
        this.bytes = String.join("^", cells).getBytes(StandardCharsets.UTF_8);
        this.ends = endsOf(cells);
        this.ascii = false;
        this.flaw = flaw;
    }

    /** A line's bytes without its line end; {@code ends} tells where each cell ends, one delimiter lies between. */
    Row(long line, byte[] bytes, int[] ends, boolean ascii, Optional<Flaw> flaw) {
        this.line = line;
        this.bytes = bytes;
        this.ends = ends;
        this.ascii = ascii;
        this.flaw = flaw;
    }

    /** Whether the line holds nothing at all: whoever counts rows does not count it. */
    public boolean isBlank() {
        return size() == 1 && isEmpty(0);
    }

    private static int[] endsOf(List<String> cells) {
        var ends = new int[cells.size()];
        int end = -1;
        for (int i = 0; i < ends.length; i++) {
            end += 1 + cells.get(i).getBytes(StandardCharsets.UTF_8).length;
            ends[i] = end;
        }
        return ends;
    }

    /** The physical line where it starts; the header is line 1. */
    public long line() {
        return line;
    }

    /** How many cells it has. */
    public int size() {
        return ends.length;
    }

    /** The text of a cell, counted from 0. Ask {@link #size()} first: a row may be short. */
    public String cell(int index) {
        int from = start(index);
        int length = ends[index] - from;
        if (length == 0) {
            return "";
        }
        if (length <= 2 && bytes[from] >= 0 && bytes[from + length - 1] >= 0) {
            return brief(bytes[from], length == 1 ? 0 : bytes[from + 1] + 1);
        }
        return new String(bytes, from, length, ascii ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    }

    /** The cell of a layout's column. */
    public String cell(Column column) {
        return cell(column.position() - 1);
    }

    /** Whether a cell holds nothing at all; cheaper than asking for its text. */
    public boolean isEmpty(int index) {
        return ends[index] == start(index);
    }

    /** A cell's bytes; as many as its characters when all are ASCII. */
    public int length(int index) {
        return ends[index] - start(index);
    }

    /** Whether a cell holds nothing but ASCII letters, digits and, within it, blanks and hyphens; cheaper than its text. */
    public boolean isPlain(int index) {
        int from = start(index);
        int end = ends[index];
        for (int i = from; i < end; i++) {
            byte b = bytes[i];
            boolean sign = (b == ' ' || b == '-') && i > from && i < end - 1;
            if (!(b >= '0' && b <= '9' || b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z' || sign)) {
                return false;
            }
        }
        return end > from;
    }

    /** Whether a cell holds ASCII digits and nothing else; cheaper than its text. */
    public boolean isDigits(int index) {
        int from = start(index);
        int end = ends[index];
        for (int i = from; i < end; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                return false;
            }
        }
        return end > from;
    }

    /** The up to seven bytes of a cell as one number, so that short codes compare in one step; -1 for longer cells. */
    public long packed(int index) {
        int from = start(index);
        return ends[index] - from > 7 ? -1 : packed(bytes, from, ends[index]);
    }

    /** What {@link #packed(int)} gives for a cell of this text. */
    public static long packed(String text) {
        var utf8 = text.getBytes(StandardCharsets.UTF_8);
        return utf8.length > 7 ? -1 : packed(utf8, 0, utf8.length);
    }

    private static long packed(byte[] bytes, int from, int end) {
        long packed = 0;
        for (int i = from; i < end; i++) {
            packed = packed << 8 | bytes[i] & 0xFF;
        }
        // The length is in it too: a NUL is a byte like others.
        return packed | (long) (end - from) << 56;
    }

    /** 64 bits that tell a cell's text from any other. */
    public long hash(int index) {
        int from = start(index);
        int end = ends[index];
        long hash = end - from;
        for (; end - from > 7; from += 7) {
            hash = Hash.mixed(hash ^ packed(bytes, from, from + 7));
        }
        return Hash.mixed(hash ^ packed(bytes, from, end));
    }

    /** One byte of a cell. */
    public byte at(int index, int offset) {
        return bytes[start(index) + offset];
    }

    /** Whether all of the row is ASCII for certain, so that its bytes are its characters. */
    public boolean isAscii() {
        return ascii;
    }

    /** Copies a cell's {@link #length(int)} bytes. */
    public void copy(int index, byte[] into, int at) {
        System.arraycopy(bytes, start(index), into, at, length(index));
    }

    /** All cells, in file order, as many as the file has. */
    public List<String> cells() {
        return new AbstractList<>() {
            @Override
            public String get(int index) {
                return cell(index);
            }

            @Override
            public int size() {
                return ends.length;
            }
        };
    }

    /** What is wrong with the row as a whole, if anything. */
    public Optional<Flaw> flaw() {
        return flaw;
    }

    private int start(int index) {
        return index == 0 ? 0 : ends[index - 1] + 1;
    }

    // Most cells are a Y, a 9 or a 01: made once, shared by all rows. Two threads may make the same one; no harm.
    private static String brief(int first, int second) {
        int place = second * 128 + first;
        var text = SHORT[place];
        if (text == null) {
            text = second == 0 ? String.valueOf((char) first) : "" + (char) first + (char) (second - 1);
            SHORT[place] = text;
        }
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Row row && row.line == line && row.cells().equals(cells());
    }

    @Override
    public int hashCode() {
        return Long.hashCode(line) * 31 + Arrays.hashCode(bytes);
    }

    /** The line and the number of cells; never a cell, since rows are pupils' and this may reach a log. */
    @Override
    public String toString() {
        return "Row[line=" + line + ", cells=" + ends.length + "]";
    }
}
