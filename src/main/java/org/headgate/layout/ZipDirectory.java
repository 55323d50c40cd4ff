package org.headgate.layout;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.headgate.reference.Sentence;

/**
 * The table of contents at the end of a ZIP, read before anything is unpacked: java.util.zip tells neither that an entry
 * is encrypted nor, before it took the memory for them all, how many there are.
 */
record ZipDirectory(int entries, long size, boolean encrypted, List<String> names) {

    private static final int MOST_ENTRIES = 1_000;
    private static final int END_SIZE = 22;
    private static final int END_MARK = 0x06054b50;
    private static final int ENTRY_SIZE = 46;
    private static final int ENTRY_MARK = 0x02014b50;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final long MOST_BYTES = 1 << 20;

    /** Empty when the archive has no end: it was cut off. */
    static Optional<ZipDirectory> of(Path zip) {
        try (var file = new RandomAccessFile(zip.toFile(), "r")) {
            int length = (int) Math.min(file.length(), END_SIZE + LONGEST_COMMENT);
            var tail = bytes(file, file.length() - length, length);
            for (int at = length - END_SIZE; at >= 0; at--) {
                if (tail.getInt(at) == END_MARK) {
                    return Optional.of(read(file, tail, at, file.length() - length + at));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ZipDirectory read(RandomAccessFile file, ByteBuffer tail, int at, long end) throws IOException {
        int entries = tail.getShort(at + 10) & 0xFFFF;
        long size = tail.getInt(at + 12) & 0xFFFFFFFFL;
        var names = new ArrayList<String>();
        if (size > MOST_BYTES || size > end) {
            return new ZipDirectory(entries, size, false, names);
        }
        boolean encrypted = readEntries(bytes(file, end - size, (int) size), names);
        return new ZipDirectory(Math.max(entries, names.size()), size, encrypted, names);
    }

    private static boolean readEntries(ByteBuffer table, List<String> names) {
        boolean encrypted = false;
        int at = 0;
        while (at + ENTRY_SIZE <= table.limit() && table.getInt(at) == ENTRY_MARK) {
            encrypted |= (table.getShort(at + 8) & 1) != 0;
            int name = table.getShort(at + 28) & 0xFFFF;
            int more = (table.getShort(at + 30) & 0xFFFF) + (table.getShort(at + 32) & 0xFFFF);
            if (at + ENTRY_SIZE + name <= table.limit()) {
                names.add(new String(table.array(), at + ENTRY_SIZE, name, StandardCharsets.ISO_8859_1));
            }
            at += ENTRY_SIZE + name + more;
        }
        return encrypted;
    }

    private static ByteBuffer bytes(RandomAccessFile file, long from, int length) throws IOException {
        var bytes = new byte[length];
        file.seek(from);
        file.readFully(bytes);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Why it isn't opened at all. */
    Optional<Sentence> refusal() {
        if (entries > MOST_ENTRIES || size > MOST_BYTES) {
            return Optional.of(Sentence.of("layout.archive.too-many", MOST_ENTRIES));
        }
        return encrypted ? Optional.of(Sentence.of("layout.archive.encrypted")) : Optional.empty();
    }

    /** Workbooks and text documents are ZIPs inside; they hold parts that no archive of TOMS has. */
    boolean isDocument() {
        return names.stream()
                .anyMatch(name -> name.equals("[Content_Types].xml")
                        || name.startsWith("xl/")
                        || name.endsWith(".iwa")
                        || name.equals("META-INF/manifest.xml"));
    }

    /** Whether a part of it lies in that folder. */
    boolean holds(String folder) {
        return names.stream().anyMatch(name -> name.startsWith(folder));
    }
}
