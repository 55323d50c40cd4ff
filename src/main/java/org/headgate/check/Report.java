package org.headgate.check;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.headgate.layout.Recognition;

/**
 * What was found in one file.
 *
 * @param fileName as it was called
 * @param recognition what the file is, and why
 * @param claim as what it was checked; empty when it was refused
 * @param rows below the header
 * @param causes worst first
 * @param notApplied rules that need what only the county holds
 */
record Report(
        String fileName,
        Recognition recognition,
        Optional<Claim> claim,
        long rows,
        List<Causes.Cause> causes,
        List<Rule> notApplied) {

    static Report of(String fileName, Recognition.ScoreFile file, Claim claim, long rows, Causes causes, Rules rules) {
        var worstFirst = causes.all().stream()
                .sorted(Comparator.<Causes.Cause, Rule.Weight>comparing(cause -> weight(cause, rows))
                        .thenComparing(
                                Comparator.comparingLong(Causes.Cause::found).reversed()))
                .toList();
        return new Report(
                fileName,
                file,
                Optional.of(claim),
                rows,
                worstFirst,
                List.copyOf(
                        rules.of(claim.kind(), Rule.How.AgainstTheCounty.class).keySet()));
    }

    static Report refused(String fileName, Recognition.Refused refused) {
        return new Report(fileName, refused, Optional.empty(), 0, List.of(), List.of());
    }

    /** {@code clean}, {@code warnings} or {@code blocked}; a refused file is blocked, too. */
    String word() {
        if (claim.isEmpty()) {
            return "blocked";
        }
        var worst = causes.stream().map(this::weight).min(Comparator.naturalOrder());
        return switch (worst.orElse(Rule.Weight.NOTES)) {
            case BLOCKS -> "blocked";
            case WARNS -> "warnings";
            case NOTES -> "clean";
        };
    }

    Rule.Weight weight(Causes.Cause cause) {
        return weight(cause, rows);
    }

    private static Rule.Weight weight(Causes.Cause cause, long rows) {
        return cause.rule().weigh(cause.found(), rows);
    }
}
