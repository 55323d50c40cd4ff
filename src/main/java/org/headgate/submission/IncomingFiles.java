package org.headgate.submission;

import jakarta.servlet.MultipartConfigElement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.headgate.platform.HeadgateSettings;
import org.springframework.boot.servlet.autoconfigure.MultipartProperties;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/**
 * Where the web server puts the parts of an upload. On the disk of the drafts, so that taking one over is a rename
 * and not a second copy of 2 GB.
 */
@Component
class IncomingFiles {

    private final MultipartProperties limits;
    private final Path folder;

    IncomingFiles(MultipartProperties limits, HeadgateSettings settings) {
        this.limits = limits;
        this.folder = settings.dataDirectory().toAbsolutePath().resolve("incoming");
    }

    MultipartConfigElement here() throws IOException {
        Files.createDirectories(folder);
        return new MultipartConfigElement(folder.toString(), bytesOfOne(), bytesOfAll(), (int)
                limits.getFileSizeThreshold().toBytes());
    }

    /** What one file may weigh; the page says so before the bytes travel. */
    public long bytesOfOne() {
        return limits.getMaxFileSize().toBytes();
    }

    /** What all files of one upload may weigh together. */
    public long bytesOfAll() {
        return limits.getMaxRequestSize().toBytes();
    }

    Path take(MultipartFile part) throws IOException {
        Files.createDirectories(folder);
        var file = Files.createTempFile(folder, "part-", ".bytes");
        part.transferTo(file.toFile());
        return file;
    }

    void remove(Path taken) {
        try {
            Files.deleteIfExists(taken);
        } catch (IOException e) {
            throw new UncheckedIOException("A chosen file could not be removed from " + folder, e);
        }
    }
}
