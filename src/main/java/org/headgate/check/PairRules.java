package org.headgate.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.headgate.layout.Hash;

/** The rules about two rows of one file that are too much alike. Keeps a few bytes a row, no text. */
final class PairRules {

    private final Keyed[] all;

    PairRules(Map<Rule, Rule.How.OnPairs> rules, Facts facts) {
        var byKey = new LinkedHashMap<Key, Keyed>();
        rules.forEach((rule, how) -> {
            try {
                byKey.computeIfAbsent(new Key(how.key(), how.rows()), key -> new Keyed(key, facts))
                        .add(rule, how, facts);
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

    /** By what rows are alike, and which rows are looked at; empty for all. */
    private record Key(List<String> alike, String rows) {}

    /** All rules with one key: the first row of each key is remembered once for all of them. */
    private static final class Keyed {

        private static final long NONE = -1;

        private final List<Value<Facts>> key;
        private final Optional<Predicate<Facts>> rows;
        private final List<Pairs> rules = new ArrayList<>();
        private final List<String> expressions = new ArrayList<>();
        private final List<Value<Facts>> compared = new ArrayList<>();
        private int[] traits = {};
        private Firsts firsts = new Firsts(0);
        private long hash;
        private long place = NONE;

        Keyed(Key key, Facts facts) {
            var predicates = new Predicates<>(facts::word);
            this.key = key.alike().stream().map(predicates::value).toList();
            this.rows = key.rows().isEmpty() ? Optional.empty() : Optional.of(predicates.of(key.rows()));
        }

        void add(Rule rule, Rule.How.OnPairs how, Facts facts) {
            if (how.differs().isEmpty() && rules.stream().anyMatch(known -> known.differs.length == 0)) {
                throw new IllegalStateException("Two rules with key " + how.key()
                        + " name nothing that differs; one of them is " + rule.id() + ": give it another key");
            }
            var predicates = new Predicates<>(facts::word);
            rules.add(new Pairs(
                    rule,
                    places(how.same(), predicates),
                    places(how.differs(), predicates),
                    new RowRules.Sayings(rule, facts)));
            traits = new int[compared.size()];
            firsts = new Firsts(traits.length);
        }

        private int[] places(List<String> those, Predicates<Facts> predicates) {
            return those.stream()
                    .mapToInt(expression -> {
                        // Several rules compare by one thing; it is kept once.
                        if (!expressions.contains(expression)) {
                            compared.add(predicates.value(expression));
                            expressions.add(expression);
                        }
                        return expressions.indexOf(expression);
                    })
                    .toArray();
        }

        void lookUp(Facts facts) {
            place = NONE;
            if (rows.isPresent() && !rows.get().holds(facts)) {
                return;
            }
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
            var another = NONE;
            for (var pairs : rules) {
                if (pairs.breaks(firsts, first, traits)) {
                    note(pairs, firsts.line(first), facts, findings);
                } else if (pairs.differs.length == 0) {
                    another = hashOf(pairs);
                    var earlier = firsts.place(another);
                    if (firsts.isTaken(earlier)) {
                        note(pairs, firsts.line(earlier), facts, findings);
                        another = NONE;
                    }
                }
            }
            if (another != NONE) {
                firsts.put(another, (int) facts.line(), traits);
            }
        }

        // A row unlike the first may come again itself: it is kept, too, by its key and all that must be the same.
        private long hashOf(Pairs pairs) {
            var mixed = hash;
            for (var trait : pairs.same) {
                mixed = Hash.mixed(mixed * 31 + traits[trait]);
            }
            return mixed;
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
    private record Pairs(Rule rule, int[] same, int[] differs, RowRules.Sayings sayings) {

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
