package org.headgate.check;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.headgate.layout.Row;

/** Rows in PostgreSQL's binary COPY format, growing in one buffer. */
final class Copied {

    private static final byte[] SIGNATURE = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    // PostgreSQL counts its days from 2000-01-01.
    private static final int EPOCH = 10_957;

    private byte[] bytes;
    private int size;

    Copied(int capacity) {
        bytes = new byte[capacity];
        reset();
    }

    void reset() {
        System.arraycopy(SIGNATURE, 0, bytes, 0, SIGNATURE.length);
        size = SIGNATURE.length;
    }

    byte[] bytes() {
        return bytes;
    }

    int size() {
        return size;
    }

    void row(int columns) {
        room(2);
        put2(columns);
    }

    /** No more rows. */
    void end() {
        room(2);
        put2(-1);
    }

    void nothing() {
        room(4);
        put4(-1);
    }

    void bigint(long value) {
        room(12);
        put4(8);
        put4((int) (value >>> 32));
        put4((int) value);
    }

    void integer(int value) {
        room(8);
        put4(4);
        put4(value);
    }

    void smallint(int value) {
        room(6);
        put4(2);
        put2(value);
    }

    void yesNo(boolean value) {
        room(5);
        put4(1);
        bytes[size++] = (byte) (value ? 1 : 0);
    }

    /** {@code day} counts from 1970. */
    void date(int day) {
        integer(day - EPOCH);
    }

    void text(String value) {
        var length = value.length();
        room(4 + length * 3);
        var start = size;
        size += 4;
        for (var i = 0; i < length; i++) {
            var c = value.charAt(i);
            if (c == 0 || c >= 0x80) {
                size = start;
                encoded(value);
                return;
            }
            bytes[size++] = (byte) c;
        }
        var end = size;
        size = start;
        put4(length);
        size = end;
    }

    /** A cell's text, as the file has it. */
    void text(Row row, int cell) {
        var length = row.length(cell);
        room(4 + length);
        if (!row.isAscii()) {
            text(row.cell(cell));
            return;
        }
        row.copy(cell, bytes, size + 4);
        for (var i = size + 4; i < size + 4 + length; i++) {
            if (bytes[i] == 0) {
                text(row.cell(cell));
                return;
            }
        }
        put4(length);
        size += length;
    }

    // PostgreSQL's text holds every character but the NUL.
    private void encoded(String value) {
        var utf8 = value.replace("\0", "").getBytes(StandardCharsets.UTF_8);
        room(4 + utf8.length);
        put4(utf8.length);
        System.arraycopy(utf8, 0, bytes, size, utf8.length);
        size += utf8.length;
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }

    private void put2(int value) {
        bytes[size++] = (byte) (value >>> 8);
        bytes[size++] = (byte) value;
    }

    private void put4(int value) {
        bytes[size++] = (byte) (value >>> 24);
        bytes[size++] = (byte) (value >>> 16);
        bytes[size++] = (byte) (value >>> 8);
        bytes[size++] = (byte) value;
    }
}
