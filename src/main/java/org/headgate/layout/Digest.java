package org.headgate.layout;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** The fingerprint of a header. */
final class Digest {

    private Digest() {}

    static String ofNames(List<String> header) {
        var names = header.stream().map(Layout::plain).collect(Collectors.joining("^"));
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(names.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256; every Java must: check the installation", e);
        }
    }
}
