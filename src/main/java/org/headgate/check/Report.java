package org.headgate.check;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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

    /** By rule: what people did to the file first, then the worst. */
    List<Group> groups() {
        var byRule = causes.stream()
                .collect(Collectors.groupingBy(Causes.Cause::rule, LinkedHashMap::new, Collectors.toList()));
        return byRule.entrySet().stream()
                .map(entry -> group(entry.getKey(), entry.getValue()))
                .sorted(Group.WORST_FIRST)
                .toList();
    }

    private Group group(Rule rule, List<Causes.Cause> inColumns) {
        var schools = new HashMap<String, Integer>();
        inColumns.forEach(cause -> cause.schools().forEach((school, n) -> schools.merge(school, n, Integer::sum)));
        var most = new LinkedHashMap<Group.School, Integer>();
        schools.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(Group.SCHOOLS)
                .forEach(school -> most.put(new Group.School(school.getKey(), ""), school.getValue()));
        return new Group(
                rule,
                inColumns.stream()
                        .map(this::weight)
                        .min(Comparator.naturalOrder())
                        .orElse(rule.weight()),
                inColumns.stream().mapToLong(Causes.Cause::found).sum(),
                0,
                inColumns.stream()
                        .filter(cause -> !cause.column().isEmpty())
                        .sorted(Comparator.comparingLong(Causes.Cause::found).reversed())
                        .map(cause -> new Group.InColumn(cause.column(), cause.found()))
                        .toList(),
                most,
                schools.size(),
                inColumns.stream()
                        .flatMap(cause -> cause.examples().stream())
                        .limit(Group.EXAMPLES)
                        .toList());
    }

    /** How many places block, or warn, or are notes. */
    long found(Rule.Weight weight) {
        return causes.stream()
                .filter(cause -> weight(cause) == weight)
                .mapToLong(Causes.Cause::found)
                .sum();
    }

    List<Extract.Counted> counted() {
        return causes.stream()
                .map(cause -> new Extract.Counted(
                        cause.rule(),
                        cause.column(),
                        cause.found(),
                        0,
                        weight(cause),
                        cause.schools().size()))
                .toList();
    }

    Rule.Weight weight(Causes.Cause cause) {
        return weight(cause, rows);
    }

    private static Rule.Weight weight(Causes.Cause cause, long rows) {
        return cause.rule().weigh(cause.found(), rows);
    }
}
