package org.headgate.reference;

import java.util.Arrays;

/** The three student score data files of TOMS; each holds its alternates too. */
public enum Kind {
    CAASPP("caaspp"),
    ELPAC_SUMMATIVE("elpac-summative"),
    ELPAC_INITIAL("elpac-initial");

    private final String word;

    Kind(String word) {
        this.word = word;
    }

    /** As it stands in slots, layouts and URLs; its title for people is message {@code kind.<word>}. */
    public String word() {
        return word;
    }

    public static Kind of(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No file kind is called " + word));
    }
}
