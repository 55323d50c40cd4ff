package org.headgate.layout;

import org.headgate.reference.Kind;

/** The proper names of the three files, to stand within a sentence. */
final class Titles {

    private Titles() {}

    static String of(Kind kind) {
        return switch (kind) {
            case CAASPP -> "CAASPP";
            case ELPAC_SUMMATIVE -> "Summative ELPAC";
            case ELPAC_INITIAL -> "Initial ELPAC";
        };
    }
}
