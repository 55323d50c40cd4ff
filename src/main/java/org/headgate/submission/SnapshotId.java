package org.headgate.submission;

import java.security.SecureRandom;

/** Names a snapshot in URLs and on receipts: 13 letters and digits that nobody can guess. */
public record SnapshotId(String text) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    public SnapshotId {
        if (!text.matches("[a-z2-9]{13}")) {
            throw new IllegalArgumentException("A snapshot's id is 13 letters and digits, not " + text);
        }
    }

    static SnapshotId fresh() {
        var text = new StringBuilder();
        for (var i = 0; i < 13; i++) {
            text.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return new SnapshotId(text.toString());
    }

    @Override
    public String toString() {
        return text;
    }
}
