package org.headgate.check;

import java.util.Arrays;

/**
 * The first row of each key: its line, and what later rows with the key are compared by. Of the key itself 50
 * bits are kept: two of a million are taken for one in one file of two thousand. Where that would matter, a rule asks for
 * the key's equality again. A row takes 12 to 40 bytes. The table is in pieces that grow one at a time and by half, since
 * twice the whole table would not fit into the memory beside it.
 */
final class Firsts {

    private static final int PIECES = 1 << 10;
    private static final int LONGEST_LINE_NUMBER = (1 << 24) - 1;

    private final int width;
    private final int[][] pieces = new int[PIECES][];
    private final int[] sizes = new int[PIECES];
    private int size;

    /** @param traits how many numbers are kept of a row beside its line */
    Firsts(int traits) {
        width = 2 + traits;
        Arrays.setAll(pieces, i -> new int[2 * width]);
    }

    int size() {
        return size;
    }

    /** Where a key is, or would be; good until the next {@link #put}. */
    long place(long hash) {
        var piece = (int) hash & PIECES - 1;
        return (long) piece << 32 | slot(pieces[piece], hash);
    }

    /** Whether an earlier row has the key of that place. */
    boolean isTaken(long place) {
        return pieces[piece(place)][(int) place] != 0;
    }

    /** Keeps a first row. Lines beyond sixteen million all have the number of the last. */
    void put(long hash, int line, int... traits) {
        var piece = (int) hash & PIECES - 1;
        size++;
        if (++sizes[piece] * 3L * width > pieces[piece].length * 2L) {
            grow(piece);
        }
        var table = pieces[piece];
        var slot = slot(table, hash);
        table[slot] = mark(hash);
        table[slot + 1] = moreOf(hash) | Math.min(line, LONGEST_LINE_NUMBER);
        System.arraycopy(traits, 0, table, slot + 2, traits.length);
    }

    int line(long place) {
        return pieces[piece(place)][(int) place + 1] & LONGEST_LINE_NUMBER;
    }

    int trait(long place, int trait) {
        return pieces[piece(place)][(int) place + 2 + trait];
    }

    private int slot(int[] table, long hash) {
        var mark = mark(hash);
        var more = moreOf(hash);
        var slot = home(table, mark);
        while (table[slot] != 0 && !(table[slot] == mark && (table[slot + 1] & ~LONGEST_LINE_NUMBER) == more)) {
            slot = slot + width == table.length ? 0 : slot + width;
        }
        return slot;
    }

    private int home(int[] table, int mark) {
        return (int) ((mark & 0xFFFF_FFFFL) * (table.length / width) >>> 32) * width;
    }

    // 0 is where no row is.
    private static int mark(long hash) {
        var mark = (int) (hash >>> 32);
        return mark == 0 ? 1 : mark;
    }

    private static int moreOf(long hash) {
        return (int) hash & ~LONGEST_LINE_NUMBER;
    }

    private static int piece(long place) {
        return (int) (place >>> 32);
    }

    private void grow(int piece) {
        var old = pieces[piece];
        var table = new int[(old.length / width + old.length / width / 2) * width];
        for (var from = 0; from < old.length; from += width) {
            if (old[from] != 0) {
                var slot = home(table, old[from]);
                while (table[slot] != 0) {
                    slot = slot + width == table.length ? 0 : slot + width;
                }
                System.arraycopy(old, from, table, slot, width);
            }
        }
        pieces[piece] = table;
    }
}
