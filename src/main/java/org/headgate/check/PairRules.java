package org.headgate.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.headgate.layout.Hash;

/** The rules about two rows of one file that are too much alike. Keeps a few bytes a row, no text. */
final class PairRules {

    private final Keyed[] all;

    PairRules(Rules rules, Facts facts) {
        var byKey = new LinkedHashMap<List<String>, Keyed>();
        rules.of(facts.claim().kind(), Rule.How.OnPairs.class).forEach((rule, how) -> {
            try {
                byKey.computeIfAbsent(how.key(), key -> new Keyed(key, facts)).add(rule, how, facts);
            } catch (Predicates.NoSuchWord e) {
                // The file's layout has no column for it: the rule has nothing to say about this year.
            }
        });
        all = byKey.values().toArray(Keyed[]::new);
    }

    // All keys are looked up before anything is done with what is found: memory answers several askers at once.
    void compare(Facts facts, Findings findings) {
        for (var keyed : all) {
            keyed.lookUp(facts);
        }
        for (var keyed : all) {
            keyed.compare(facts, findings);
        }
    }

    /** All rules with one key: the first row of each key is remembered once for all of them. */
    private static final class Keyed {

        private static final long NONE = -1;

        private final List<Value<Facts>> key;
        private final List<Pairs> rules = new ArrayList<>();
        private final List<Value<Facts>> compared = new ArrayList<>();
        private int[] traits = {};
        private Firsts firsts = new Firsts(0);
        private long hash;
        private long place = NONE;

        Keyed(List<String> key, Facts facts) {
            var predicates = new Predicates<>(facts::word);
            this.key = key.stream().map(predicates::value).toList();
        }

        void add(Rule rule, Rule.How.OnPairs how, Facts facts) {
            var predicates = new Predicates<>(facts::word);
            Optional<Predicate<Facts>> rows =
                    how.rows().isEmpty() ? Optional.empty() : Optional.of(predicates.of(how.rows()));
            rules.add(new Pairs(
                    rule,
                    rows,
                    places(how.same(), predicates),
                    places(how.differs(), predicates),
                    new RowRules.Sayings(rule, facts)));
            traits = new int[compared.size()];
            firsts = new Firsts(traits.length);
        }

        private int[] places(List<String> expressions, Predicates<Facts> predicates) {
            return expressions.stream()
                    .mapToInt(expression -> {
                        compared.add(predicates.value(expression));
                        return compared.size() - 1;
                    })
                    .toArray();
        }

        void lookUp(Facts facts) {
            place = NONE;
            var mixed = 1L;
            for (var value : key) {
                if (value.isMissing(facts)) {
                    return;
                }
                mixed = Hash.mixed(mixed * 31 + value.hash(facts));
            }
            hash = mixed;
            place = firsts.place(hash);
        }

        void compare(Facts facts, Findings findings) {
            if (place == NONE) {
                return;
            }
            for (var i = 0; i < traits.length; i++) {
                traits[i] = (int) compared.get(i).hash(facts);
            }
            if (firsts.isTaken(place)) {
                judge(place, facts, findings);
            } else {
                firsts.put(hash, (int) facts.line(), traits);
            }
        }

        private void judge(long first, Facts facts, Findings findings) {
            for (var pairs : rules) {
                if (pairs.breaks(firsts, first, traits)
                        && (pairs.rows.isEmpty() || pairs.rows.get().holds(facts))) {
                    note(pairs, firsts.line(first), facts, findings);
                }
            }
        }

        private static void note(Pairs pairs, int firstLine, Facts facts, Findings findings) {
            var sayings = pairs.sayings.of(facts);
            findings.add(pairs.rule, "", facts.here(), () -> {
                var arguments = new TreeMap<>(sayings.get());
                arguments.put("first_line", "%,d".formatted(firstLine));
                return arguments;
            });
        }
    }

    // An array's equality is no matter here: nobody compares these.
    @SuppressWarnings("ArrayRecordComponent")
    private record Pairs(
            Rule rule, Optional<Predicate<Facts>> rows, int[] same, int[] differs, RowRules.Sayings sayings) {

        boolean breaks(Firsts firsts, long first, int[] traits) {
            for (var trait : same) {
                if (firsts.trait(first, trait) != traits[trait]) {
                    return false;
                }
            }
            for (var trait : differs) {
                if (firsts.trait(first, trait) != traits[trait]) {
                    return true;
                }
            }
            return differs.length == 0;
        }
    }
}
