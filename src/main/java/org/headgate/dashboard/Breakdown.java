package org.headgate.dashboard;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a page divides the pupils by. */
enum Breakdown {
    GRADE("grade", List.of("grade")),
    SCHOOL("school", List.of()),
    GROUP(
            "group",
            List.of(
                    "gender",
                    "ethnicity",
                    "elas",
                    "special_education",
                    "economic_disadvantage",
                    "foster",
                    "homeless",
                    "migrant",
                    "military"));

    private final String word;
    private final List<String> families;

    Breakdown(String word, List<String> families) {
        this.word = word;
        this.families = families;
    }

    static Optional<Breakdown> find(String word) {
        return Arrays.stream(values()).filter(by -> by.word.equals(word)).findFirst();
    }

    public String word() {
        return word;
    }

    /** The families of columns it shows, one chart each; none where the rows are schools. */
    List<String> families() {
        return families;
    }
}
