package org.headgate.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * What a check has seen, counted by cause, a rule and the column where it was seen, and by school. Only the first
 * {@value #EXAMPLES} places of a cause are kept, so a file with a million wrong cells costs no more than one with
 * hundred.
 */
final class Causes implements Findings {

    static final int EXAMPLES = 100;

    // More schools than any county has: a file whose school codes are noise must not fill the memory.
    private static final int SCHOOLS = 5_000;

    private final Map<Key, Cause> causes = new LinkedHashMap<>();
    private final WaivedRows waivedRows;

    Causes() {
        this(WaivedRows.NONE);
    }

    /** Tells those places apart that are waived already. */
    Causes(WaivedRows waivedRows) {
        this.waivedRows = waivedRows;
    }

    @Override
    public void add(Rule rule, String column, Place place, Supplier<Map<String, String>> arguments) {
        causes.computeIfAbsent(new Key(rule.id(), column), key -> new Cause(rule, column))
                .add(place, waivedRows.waiverOf(rule, column, place, arguments), arguments);
    }

    List<Cause> all() {
        return List.copyOf(causes.values());
    }

    private record Key(String rule, String column) {}

    /** One place and what fills the rule's message there. */
    record Example(OptionalLong line, String school, Map<String, String> arguments) {}

    /** Everything one rule saw in one column. */
    static final class Cause {

        private final Rule rule;
        private final String column;
        private final List<Example> examples = new ArrayList<>();
        private final Map<String, Integer> schools = new LinkedHashMap<>();
        private final Map<Long, Long> waived = new LinkedHashMap<>();
        private long found;

        private Cause(Rule rule, String column) {
            this.rule = rule;
            this.column = column;
        }

        private void add(Place place, long waiver, Supplier<Map<String, String>> arguments) {
            found++;
            if (waiver != WaivedRows.NOBODY) {
                waived.merge(waiver, 1L, Long::sum);
            }
            if (examples.size() < EXAMPLES) {
                examples.add(new Example(place.line(), place.school(), arguments.get()));
            }
            if (!place.school().isEmpty() && (schools.size() < SCHOOLS || schools.containsKey(place.school()))) {
                schools.merge(place.school(), 1, Integer::sum);
            }
        }

        Rule rule() {
            return rule;
        }

        /** The column's name; empty for a rule that is about rows or the file. */
        String column() {
            return column;
        }

        long found() {
            return found;
        }

        /** How many of them by the number of the waiver that covers them. */
        Map<Long, Long> waived() {
            return waived;
        }

        /** The first ones, in the order they were seen. */
        List<Example> examples() {
            return examples;
        }

        /** How often in which school, by its 14 digits. */
        Map<String, Integer> schools() {
            return schools;
        }
    }
}
