package org.headgate.submission;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.headgate.layout.RowReader;

/**
 * What one pass over a file's bytes tells.
 *
 * @param rows below the header, as {@link RowReader} tells them apart; blank lines are none
 */
record Measure(long bytes, long rows, String sha256) {

    static Measure of(Path file) throws IOException {
        var digest = digest();
        try (var in = new DigestInputStream(Files.newInputStream(file), digest);
                var reader = RowReader.open(in)) {
            var rows = 0L;
            for (var row : reader) {
                rows += row.isBlank() ? 0 : 1;
            }
            // A quote that is never closed ends the rows before the file does.
            in.transferTo(OutputStream.nullOutputStream());
            return new Measure(Files.size(file), rows, HexFormat.of().formatHex(digest.digest()));
        }
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256, this one has not", e);
        }
    }
}
