package org.headgate.check;

import java.util.Optional;

/** By new rules or without a waiver, a snapshot in force has another verdict; {@code was} and {@code is} are its words. */
public record VerdictChanged(String snapshot, String was, String is) {

    /** Empty where the word stayed. */
    static Optional<VerdictChanged> between(Verdict was, Verdict is) {
        return was.word().equals(is.word())
                ? Optional.empty()
                : Optional.of(new VerdictChanged(is.snapshot(), was.word(), is.word()));
    }
}
