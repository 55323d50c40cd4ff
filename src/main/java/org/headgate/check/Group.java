package org.headgate.check;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Everything one rule found, over all columns.
 *
 * @param weight the worst of its columns'
 * @param found how many places, those that were waived among them
 * @param columns most found first; empty for a rule that is about rows or the file
 * @param schools how often in which school, most first; the first ones only
 * @param schoolCount in how many schools
 * @param examples the first places
 */
record Group(
        Rule rule,
        Rule.Weight weight,
        long found,
        long waived,
        List<InColumn> columns,
        Map<School, Integer> schools,
        int schoolCount,
        List<Causes.Example> examples) {

    /** What people did to the file first, then the worst, then what there is most of. */
    static final Comparator<Group> WORST_FIRST = Comparator.<Group, Boolean>comparing(group -> !group.rule.alteration())
            .thenComparing(Group::weight)
            .thenComparing(Comparator.comparingLong(Group::found).reversed())
            .thenComparing(group -> group.rule.id());

    /** How many columns a summary names. */
    static final int COLUMNS = 8;

    /** How many schools a summary names. */
    static final int SCHOOLS = 5;

    /** How many places a summary shows. */
    static final int EXAMPLES = 5;

    /** The key of the sentence that says what to do now. */
    static String toDo(String word, List<Group> groups) {
        if (groups.stream().anyMatch(group -> group.rule.alteration() && group.weight == Rule.Weight.BLOCKS)) {
            return "check.now.alteration";
        }
        return switch (word) {
            case "blocked" ->
                groups.stream()
                        .min(Comparator.comparing(Group::weight)
                                .thenComparing(
                                        Comparator.comparingLong(Group::found).reversed()))
                        .map(worst -> "check.now." + worst.rule.fixer().word())
                        .orElse("check.now.refused");
            case "warnings" -> "check.now.warnings";
            default -> "check.now.clean";
        };
    }

    public boolean isAllWaived() {
        return found == waived;
    }

    /** The columns that a summary names. */
    public List<InColumn> topColumns() {
        return columns.subList(0, Math.min(COLUMNS, columns.size()));
    }

    public int moreColumns() {
        return columns.size() - topColumns().size();
    }

    public int moreSchools() {
        return schoolCount - schools.size();
    }

    /** One column and how often the rule saw something there. */
    record InColumn(String name, long found) {}

    /** A school by its 14 digits, and its name where the county knows it; else empty. */
    record School(String code, String name) {}
}
