package org.headgate.submission;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.headgate.platform.HeadgateSettings;
import org.headgate.reference.DistrictCode;
import org.springframework.stereotype.Component;

/** The bytes of every snapshot, by district and SHA-256. What is kept here survives a power cut. */
@Component
class FileStore {

    private static final int BUFFER = 1 << 20;

    private final Path data;
    private final Path directory;

    FileStore(HeadgateSettings settings) {
        this.data = settings.dataDirectory().toAbsolutePath();
        this.directory = data.resolve("files");
    }

    /**
     * Keeps a file's bytes. Returns only when they, their name and their folder are on disk; keeping the same bytes
     * again does nothing.
     *
     * @throws IllegalStateException when the bytes are not those of {@code sha256}
     * @throws StorageFull when there is no room for them
     */
    void keep(DistrictCode district, String sha256, Path file) {
        var folder = directory.resolve(district.text());
        var kept = folder.resolve(sha256);
        if (Files.exists(kept)) {
            return;
        }
        try {
            makeDurably(folder);
            // Two writers never share an unfinished copy; whoever renames last changes nothing.
            var unfinished = Files.createTempFile(folder, "unfinished-", ".tmp");
            try {
                copyDurably(file, unfinished, sha256);
                Files.move(unfinished, kept, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(unfinished);
            }
            sync(folder);
        } catch (IOException e) {
            throw StorageFull.or(e, "A file could not be kept in " + directory);
        }
    }

    /** The bytes as they were kept. */
    InputStream open(DistrictCode district, String sha256) {
        try {
            return Files.newInputStream(directory.resolve(district.text()).resolve(sha256));
        } catch (IOException e) {
            throw new UncheckedIOException("A kept file is out of reach: check the disk under " + directory, e);
        }
    }

    private void makeDurably(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Files.createDirectories(folder);
        sync(directory);
        sync(data);
    }

    // The digest is taken again while copying: a draft that rotted since it was looked at must not become a snapshot.
    private static void copyDurably(Path from, Path to, String sha256) throws IOException {
        var digest = Measure.digest();
        try (var in = FileChannel.open(from, StandardOpenOption.READ);
                var out = FileChannel.open(to, StandardOpenOption.WRITE)) {
            var buffer = ByteBuffer.allocateDirect(BUFFER);
            while (in.read(buffer) >= 0) {
                digest.update(buffer.flip());
                buffer.rewind();
                while (buffer.hasRemaining()) {
                    out.write(buffer);
                }
                buffer.clear();
            }
            out.force(true);
        }
        if (!MessageDigest.isEqual(digest.digest(), HexFormat.of().parseHex(sha256))) {
            throw new IllegalStateException("A file changed between looking and sending: choose it again");
        }
    }

    private static void sync(Path folder) throws IOException {
        // Windows opens no folder as a channel, and needs no sync for the name.
        if (File.separatorChar == '/') {
            try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
