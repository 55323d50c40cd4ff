package org.headgate.layout;

import org.headgate.reference.Sentence;

/** Why a file was taken for what it is: what this speaks about, how sure it is, and the evidence. */
public record Reason(About about, Confidence confidence, Sentence why) {

    /** What recognition has to tell. */
    public enum About {
        KIND,
        SIDE,
        YEAR,
        DISTRICT,
        /** What was noticed on the way; it decides nothing. */
        NOTE;

        /** As in the key of its message. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** How sure a reason is. */
    public enum Confidence {
        /** Header or rows prove it, or two of them agree. */
        CERTAIN,
        /** Only one hint speaks for it, and none against it. */
        LIKELY,
        /** Nothing tells: the lead is asked. */
        ASKED;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    static Reason certain(About about, String key, Object... arguments) {
        return new Reason(about, Confidence.CERTAIN, Sentence.of(key, arguments));
    }

    static Reason likely(About about, String key, Object... arguments) {
        return new Reason(about, Confidence.LIKELY, Sentence.of(key, arguments));
    }

    static Reason asked(About about, String key, Object... arguments) {
        return new Reason(about, Confidence.ASKED, Sentence.of(key, arguments));
    }
}
