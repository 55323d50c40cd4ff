package org.headgate.submission;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.Function;
import org.headgate.reference.DistrictCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A folder a district, and in it a file for each digest. */
final class DirectoryStore implements FileStore {

    private static final Logger log = LoggerFactory.getLogger(DirectoryStore.class);

    private static final String UNFINISHED = "unfinished-";

    private final Path data;
    private final Path directory;
    private final Function<DistrictCode, Seal> seals;

    DirectoryStore(Path data, Function<DistrictCode, Seal> seals) {
        this.data = data.toAbsolutePath();
        this.directory = this.data.resolve("files");
        this.seals = seals;
    }

    @Override
    public void keep(DistrictCode district, String sha256, Path file) {
        var folder = directory.resolve(district.text());
        var kept = folder.resolve(sha256);
        if (Files.exists(kept)) {
            return;
        }
        try {
            makeDurably(folder);
            // Two writers never share an unfinished copy; whoever renames last changes nothing.
            var unfinished = Files.createTempFile(folder, UNFINISHED, ".tmp");
            try {
                writeDurably(seals.apply(district), file, sha256, unfinished);
                Files.move(unfinished, kept, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(unfinished);
            }
            sync(folder);
        } catch (IOException e) {
            throw StorageFull.or(e, "A file could not be kept in " + directory);
        }
    }

    @Override
    public InputStream open(DistrictCode district, String sha256) {
        try {
            return seals.apply(district)
                    .open(
                            Files.newInputStream(
                                    directory.resolve(district.text()).resolve(sha256)),
                            sha256);
        } catch (IOException e) {
            throw new UncheckedIOException("A kept file is out of reach: check the disk under " + directory, e);
        }
    }

    /** Removes what a killed server left unfinished. To be called before anything is kept. */
    void sweep() {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (var files = Files.walk(directory, 2)) {
            for (var file : files.filter(f -> f.getFileName().toString().startsWith(UNFINISHED))
                    .toList()) {
                Files.deleteIfExists(file);
                log.info("{} was left unfinished and is removed: nobody was told that it had arrived", file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The store of files could not be swept: check the disk under " + directory, e);
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

    private static void writeDurably(Seal seal, Path from, String sha256, Path to) throws IOException {
        try (var out = FileChannel.open(to, StandardOpenOption.WRITE)) {
            seal.copy(from, sha256, Channels.newOutputStream(out));
            out.force(true);
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
