package org.headgate.submission;

/** Where a slot stands, as its district should see it; each is a sentence in {@code messages.properties}. */
public enum Stage {
    OWED("owed"),
    CHECKING("checking"),
    IN_REVIEW("in-review"),
    WAITING_FOR_DISTRICT("waiting-for-district"),
    LOADING("loading"),
    VISIBLE("visible"),
    NOTHING_TO_REPORT("nothing-to-report");

    private final String word;

    Stage(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    public static Stage of(String word) {
        for (var stage : values()) {
            if (stage.word.equals(word)) {
                return stage;
            }
        }
        throw new IllegalArgumentException("No stage is called " + word);
    }
}
