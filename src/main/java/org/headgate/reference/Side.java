package org.headgate.reference;

import java.util.Arrays;

/** TOMS gives each file twice: by the district where pupils are enrolled, and by the one where they tested. */
public enum Side {
    ENROLLED("enrolled"),
    TESTED("tested");

    private final String word;

    Side(String word) {
        this.word = word;
    }

    /** As it stands in slots and URLs; its title for people is message {@code side.<word>}. */
    public String word() {
        return word;
    }

    public static Side of(String word) {
        return Arrays.stream(values())
                .filter(side -> side.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No file side is called " + word));
    }
}
