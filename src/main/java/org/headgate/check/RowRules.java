package org.headgate.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The rules about one row at a time, made ready for one file. */
final class RowRules {

    private final Facts facts;
    private final Map<Rule, Sayings> sayings = new HashMap<>();
    private final ByType<List<Ready>> ready;

    RowRules(Rules rules, Facts facts) {
        this.facts = facts;
        var onRows = rules.of(facts.claim().kind(), Rule.How.OnRow.class);
        ready = new ByType<>(facts, words -> ready(onRows, words));
    }

    private List<Ready> ready(Map<Rule, Rule.How.OnRow> onRows, Predicates<Facts> words) {
        var those = new ArrayList<Ready>();
        onRows.forEach((rule, how) -> {
            try {
                var breaks = words.of(how.breaks());
                if (breaks.canHold()) {
                    var needs = Needs.of(how.breaks(), facts::bit);
                    those.add(new Ready(
                            rule, needs, breaks, sayings.computeIfAbsent(rule, one -> new Sayings(one, facts))));
                }
            } catch (Predicates.NoSuchWord e) {
                // The file's layout has no column for it: the rule has nothing to say about this year.
            }
        });
        return those;
    }

    void apply(Findings findings) {
        var has = facts.present();
        for (var rule : ready.now()) {
            if (rule.needs.areMetBy(has) && rule.breaks.holds(facts)) {
                findings.add(rule.rule, "", facts.here(), rule.sayings.of(facts));
            }
        }
    }

    private record Ready(Rule rule, Needs needs, Predicate<Facts> breaks, Sayings sayings) {}

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
