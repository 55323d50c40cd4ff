package org.headgate.submission;

import jakarta.servlet.MultipartConfigElement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.headgate.platform.HeadgateSettings;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/**
 * Where the web server puts the parts of an upload. On the disk of the drafts, so that taking one over is a rename
 * and not a second copy of 2 GB.
 */
@Component
class IncomingFiles {

    private final Path folder;

    IncomingFiles(HeadgateSettings settings) {
        this.folder = settings.dataDirectory().toAbsolutePath().resolve("incoming");
    }

    MultipartConfigElement here(MultipartConfigElement limits) throws IOException {
        Files.createDirectories(folder);
        return new MultipartConfigElement(
                folder.toString(), limits.getMaxFileSize(), limits.getMaxRequestSize(), limits.getFileSizeThreshold());
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
            throw new java.io.UncheckedIOException("A chosen file could not be removed from " + folder, e);
        }
    }
}
