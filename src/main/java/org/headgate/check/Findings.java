package org.headgate.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What a check has seen so far: counted by cause, a rule and the column where it was seen. Only the first
 * {@value #EXAMPLES} places of a cause are kept, so a file with a million wrong cells costs no more than one with
 * hundred.
 */
class Findings {

    static final int EXAMPLES = 100;

    private final Map<Key, Cause> causes = new LinkedHashMap<>();

    void add(Rule rule, String column, OptionalLong line, Map<String, String> arguments) {
        var cause = causes.computeIfAbsent(new Key(rule.id(), column), key -> new Cause(rule, column));
        if (cause.isFull()) {
            cause.found++;
        } else {
            cause.add(new Example(line, arguments));
        }
    }

    /** About the whole file. */
    void add(Rule rule, Map<String, String> arguments) {
        add(rule, "", OptionalLong.empty(), arguments);
    }

    List<Cause> causes() {
        return List.copyOf(causes.values());
    }

    private record Key(String rule, String column) {}

    /** One place; {@code arguments} fill the rule's message. Holds no pupil's name, birth date or address. */
    record Example(OptionalLong line, Map<String, String> arguments) {}

    /** Everything one rule saw in one column. */
    static final class Cause {

        private final Rule rule;
        private final String column;
        private final List<Example> examples = new ArrayList<>();
        private long found;

        private Cause(Rule rule, String column) {
            this.rule = rule;
            this.column = column;
        }

        private boolean isFull() {
            return examples.size() == EXAMPLES;
        }

        private void add(Example example) {
            found++;
            examples.add(example);
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

        List<Example> examples() {
            return examples;
        }
    }
}
