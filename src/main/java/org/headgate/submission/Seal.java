package org.headgate.submission;

import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * Seals the files of one district and opens them again: AES-256-GCM over segments of 64 KB with a key of its own for
 * each file. A file of any size streams; one that was changed, cut or given another's name does not open.
 */
final class Seal {

    private static final int KEY_BYTES = 32;
    // Not larger: Java compiles the cipher's loop by the number of calls, and over 1 MB at a time a file of 100 MB took
    // 1.5 s to open, over 64 KB 0.04 s.
    private static final int SEGMENT = 1 << 16;

    private final StreamingAead cipher;

    Seal(byte[] key) {
        try {
            cipher = new AesGcmHkdfStreaming(key, "HmacSha256", KEY_BYTES, SEGMENT, 0);
        } catch (InvalidAlgorithmParameterException e) {
            throw new IllegalStateException("A district's key must have 32 bytes", e);
        }
    }

    /**
     * Writes a file's bytes sealed; {@code to} stays open.
     *
     * @throws IllegalStateException when the bytes are not those of {@code sha256}
     */
    void copy(Path file, String sha256, OutputStream to) throws IOException {
        var digest = Measure.digest();
        try (var in = Files.newInputStream(file)) {
            var sealed = cipher.newEncryptingStream(new StaysOpen(to), nameOf(sha256));
            var buffer = new byte[SEGMENT];
            for (var n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
                sealed.write(buffer, 0, n);
            }
            // The digest is taken again: a draft that rotted since it was looked at must not become a snapshot.
            if (!MessageDigest.isEqual(digest.digest(), HexFormat.of().parseHex(sha256))) {
                throw new IllegalStateException("A file changed between looking and sending: choose it again");
            }
            sealed.close();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A file could not be sealed", e);
        }
    }

    /** The bytes as they were before; reading fails where they are not what was sealed under this name. */
    InputStream open(InputStream sealed, String sha256) throws IOException {
        try {
            return cipher.newDecryptingStream(sealed, nameOf(sha256));
        } catch (GeneralSecurityException e) {
            throw new IOException("A kept file could not be opened", e);
        }
    }

    private static byte[] nameOf(String sha256) {
        return sha256.getBytes(StandardCharsets.US_ASCII);
    }

    // What is below has to be made durable after the last segment, and only its owner knows how.
    private static final class StaysOpen extends FilterOutputStream {

        StaysOpen(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            out.write(bytes, from, count);
        }

        @Override
        public void close() throws IOException {
            out.flush();
        }
    }
}
