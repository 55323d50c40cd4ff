package org.headgate.dashboard;

import java.util.Arrays;
import java.util.Optional;
import org.headgate.reference.Kind;
import org.headgate.reference.SchoolYear;

/** A test with pages of its own; its texts are messages {@code dashboard.test.<word>} and neighbors. */
enum Assessment {
    ELA("caaspp-ela", 1, Kind.CAASPP, "smarter", 4, 3),
    MATH("caaspp-math", 2, Kind.CAASPP, "smarter", 4, 3),
    SCIENCE("cast", 6, Kind.CAASPP, "smarter", 4, 3),
    CAA_ELA("caa-ela", 3, Kind.CAASPP, "caa", 3, 3),
    CAA_MATH("caa-math", 4, Kind.CAASPP, "caa", 3, 3),
    CAA_SCIENCE("caa-science", 5, Kind.CAASPP, "caa", 3, 3),
    SUMMATIVE("elpac-summative", 21, Kind.ELPAC_SUMMATIVE, "summative", 4, 4),
    SUMMATIVE_ALTERNATE("elpac-summative-alternate", 23, Kind.ELPAC_SUMMATIVE, "alternate", 3, 3),
    INITIAL("elpac-initial", 22, Kind.ELPAC_INITIAL, "initial", 3, 3),
    INITIAL_ALTERNATE("elpac-initial-alternate", 24, Kind.ELPAC_INITIAL, "initial", 3, 3);

    private static final SchoolYear NEW_WORDS_FROM = new SchoolYear(2026);

    private final String word;
    private final int recordType;
    private final Kind kind;
    private final String scale;
    private final int levels;
    private final int goal;

    Assessment(String word, int recordType, Kind kind, String scale, int levels, int goal) {
        this.word = word;
        this.recordType = recordType;
        this.kind = kind;
        this.scale = scale;
        this.levels = levels;
        this.goal = goal;
    }

    static Optional<Assessment> find(String word) {
        return Arrays.stream(values()).filter(test -> test.word.equals(word)).findFirst();
    }

    /** As it stands in URLs. */
    public String word() {
        return word;
    }

    int recordType() {
        return recordType;
    }

    Kind kind() {
        return kind;
    }

    /** Levels are numbered from 1 to this. */
    int levels() {
        return levels;
    }

    /** The lowest level that counts as having made it, in the sentences about this test. */
    int goal() {
        return goal;
    }

    /** The message that names a level in that year: from 2025-26 on the state calls the levels differently. */
    String levelKey(int level, SchoolYear year) {
        var renamed = scale.equals("smarter") && year.compareTo(NEW_WORDS_FROM) >= 0;
        return "dashboard.level.%s.%d".formatted(renamed ? "smarter-from-2026" : scale, level);
    }

    /** Which of the four colors a level has: the highest level always has the last one. */
    int tone(int level) {
        return level == levels ? 4 : level;
    }
}
