package org.headgate.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The rules about one row at a time, made ready for one file. */
final class RowRules {

    private final List<Ready> ready = new ArrayList<>();

    RowRules(Rules rules, Facts facts) {
        var predicates = new Predicates<>(facts::word);
        rules.of(facts.claim().kind(), Rule.How.OnRow.class).forEach((rule, how) -> {
            try {
                ready.add(new Ready(rule, predicates.of(how.breaks()), new Sayings(rule, facts)));
            } catch (Predicates.NoSuchWord e) {
                // The file's layout has no column for it: the rule has nothing to say about this year.
            }
        });
    }

    void apply(Facts facts, Findings findings, SettingAside aside) {
        for (var rule : ready) {
            if (rule.breaks.holds(facts)) {
                findings.add(rule.rule, "", facts.here(), rule.sayings.of(facts));
                if (rule.rule.setsAside()) {
                    aside.setAside(facts.line(), rule.rule);
                }
            }
        }
    }

    /** Takes lines that must not be loaded. */
    interface SettingAside {
        void setAside(long line, Rule rule);
    }

    private record Ready(Rule rule, Predicate<Facts> breaks, Sayings sayings) {}

    /** What fills the places of a rule's message from the row at hand. */
    static final class Sayings {

        private final Map<String, Value<Facts>> places = new TreeMap<>();

        Sayings(Rule rule, Facts facts) {
            var expressions = new Predicates<>(facts::word);
            rule.shows().forEach((place, expression) -> places.put(place, expressions.value(expression)));
            for (var place : rule.places()) {
                if (!places.containsKey(place) && !Facts.NEVER_SHOWN.contains(place)) {
                    facts.word(place).ifPresent(value -> places.put(place, value));
                }
            }
        }

        Supplier<Map<String, String>> of(Facts facts) {
            return () -> {
                var said = new TreeMap<String, String>();
                places.forEach((place, value) -> said.put(place, shown(value, facts)));
                return said;
            };
        }

        private static String shown(Value<Facts> value, Facts facts) {
            return value instanceof Value.Textual<Facts> text
                            && !text.text().from(facts).isEmpty()
                    ? Shown.of(text.text().from(facts))
                    : value.shown(facts);
        }
    }
}
