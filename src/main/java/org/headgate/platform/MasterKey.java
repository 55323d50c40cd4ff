package org.headgate.platform;

import com.google.crypto.tink.subtle.AesGcmJce;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the districts' keys are wrapped with. In production it comes from the configuration and is kept nowhere beside
 * the data it protects.
 */
public final class MasterKey {

    private static final Logger log = LoggerFactory.getLogger(MasterKey.class);

    private static final int BYTES = 32;
    // Thirty-two random bytes hardly ever repeat this often; a typed or a published key does.
    private static final int FEWEST_DIFFERENT = 16;
    private static final String HOW_TO_MAKE_ONE = "make one with `openssl rand -base64 32`";

    private final AesGcmJce cipher;
    private final String mark;

    private MasterKey(byte[] key) {
        try {
            this.cipher = new AesGcmJce(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has AES-GCM, this one has not", e);
        }
        this.mark = markOf(key);
    }

    /** What is wrong with this text as a master key, in a sentence that never repeats it; empty when it will do. */
    public static Optional<String> fault(String text) {
        if (text.isBlank()) {
            return Optional.of("is not set: stored files are sealed with it; " + HOW_TO_MAKE_ONE);
        }
        try {
            var key = Base64.getDecoder().decode(text.trim());
            if (key.length != BYTES) {
                return Optional.of("must be the base64 of 32 bytes, not of " + key.length + ": " + HOW_TO_MAKE_ONE);
            }
            return different(key) < FEWEST_DIFFERENT
                    ? Optional.of("is not random enough: " + HOW_TO_MAKE_ONE)
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of("is not base64: " + HOW_TO_MAKE_ONE);
        }
    }

    /** @throws IllegalStateException when the text has a {@link #fault} */
    public static MasterKey of(String text) {
        fault(text).ifPresent(fault -> {
            throw new IllegalStateException("headgate.master-key " + fault);
        });
        return new MasterKey(Base64.getDecoder().decode(text.trim()));
    }

    /** For those who configure none: a key made once, beside the data. Good against a lost backup of files alone. */
    public static MasterKey keptIn(Path directory) {
        var file = directory.toAbsolutePath().resolve("master.key");
        try {
            Files.createDirectories(file.getParent());
            if (!Files.exists(file)) {
                write(file);
                log.warn("No headgate.master-key is set: one was made and lies in {}. Set one in production.", file);
            }
            return of(Files.readString(file));
        } catch (IOException e) {
            throw new IllegalStateException("The key in " + file + " could neither be read nor made", e);
        }
    }

    /** Names the key without telling it. */
    public String mark() {
        return mark;
    }

    /** @param holder whose key it is; the same word opens it again */
    public byte[] wrap(byte[] key, String holder) {
        try {
            return cipher.encrypt(key, holder.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A key could not be wrapped", e);
        }
    }

    /** @throws IllegalStateException when it was wrapped with another master key, for another holder, or was changed */
    public byte[] unwrap(byte[] wrapped, String holder) {
        try {
            return cipher.decrypt(wrapped, holder.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "The key of " + holder + " does not open with headgate.master-key: it was wrapped with another one,"
                            + " or its row was changed",
                    e);
        }
    }

    /** 32 bytes that nobody can guess: a key for AES-256. */
    public static byte[] freshKey() {
        var key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        return key;
    }

    private static void write(Path file) throws IOException {
        try {
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            } else {
                Files.createFile(file);
            }
            Files.writeString(
                    file,
                    Base64.getEncoder().encodeToString(freshKey()) + "\n",
                    StandardOpenOption.WRITE,
                    StandardOpenOption.SYNC);
        } catch (FileAlreadyExistsException e) {
            // Somebody was quicker; theirs is the key.
        }
    }

    private static long different(byte[] key) {
        return IntStream.range(0, key.length).map(i -> key[i]).distinct().count();
    }

    private static String markOf(byte[] key) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update("headgate master key".getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(key), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256, this one has not", e);
        }
    }
}
