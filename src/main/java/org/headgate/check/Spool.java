package org.headgate.check;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Keeps lines of many kinds apart on one temporary file: they come mixed, and are wanted kind by kind. */
final class Spool implements Closeable {

    private static final int PIECE = 1 << 13;
    // No text of ours is so long, and no spreadsheet takes a longer one.
    private static final int LONGEST = 16_000;

    private final FileChannel file;
    private final List<Kind> kinds = new ArrayList<>();
    private long end;

    Spool(int kinds) throws IOException {
        file = FileChannel.open(
                Files.createTempFile("headgate-findings", ".spool"),
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
        for (var i = 0; i < kinds; i++) {
            this.kinds.add(new Kind());
        }
    }

    /** All lines of a kind have the same number of texts. */
    void add(int kind, List<String> line) throws IOException {
        kinds.get(kind).add(line);
    }

    /** How long the longest text is in each place of a line; empty for a kind without lines. */
    List<Integer> widths(int kind) {
        return kinds.get(kind).widths;
    }

    /** The kind's lines in the order they came. */
    void each(int kind, Taker taker) throws IOException {
        kinds.get(kind).each(taker);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** Takes a line. */
    interface Taker {
        void take(List<String> line) throws IOException;
    }

    private final class Kind {

        private final List<Piece> pieces = new ArrayList<>();
        private final List<Integer> widths = new ArrayList<>();
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final DataOutputStream out = new DataOutputStream(bytes);
        private int lines;

        void add(List<String> line) throws IOException {
            for (var i = 0; i < line.size(); i++) {
                var text = line.get(i);
                var kept = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
                out.writeUTF(kept);
                if (i == widths.size()) {
                    widths.add(0);
                }
                widths.set(i, Math.max(widths.get(i), kept.length()));
            }
            lines++;
            if (bytes.size() >= PIECE) {
                flush();
            }
        }

        private void flush() throws IOException {
            var from = end;
            var piece = ByteBuffer.wrap(bytes.toByteArray());
            while (piece.hasRemaining()) {
                end += file.write(piece, end);
            }
            pieces.add(new Piece(from, bytes.size(), lines));
            bytes.reset();
            lines = 0;
        }

        void each(Taker taker) throws IOException {
            for (var piece : pieces) {
                var read = ByteBuffer.allocate(piece.bytes);
                while (read.hasRemaining() && file.read(read, piece.from + read.position()) >= 0) {
                    // A channel may give less than asked for.
                }
                hand(read.array(), piece.lines, taker);
            }
            hand(bytes.toByteArray(), lines, taker);
        }

        private void hand(byte[] piece, int count, Taker taker) throws IOException {
            var in = new DataInputStream(new ByteArrayInputStream(piece));
            for (var n = 0; n < count; n++) {
                var line = new ArrayList<String>(widths.size());
                for (var i = 0; i < widths.size(); i++) {
                    line.add(in.readUTF());
                }
                taker.take(line);
            }
        }
    }

    private record Piece(long from, int bytes, int lines) {}
}
