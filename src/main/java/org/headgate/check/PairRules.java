package org.headgate.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The rules about two rows of one file that are too much alike. Keeps a few bytes a row, no text. */
final class PairRules {

    private final Map<List<String>, Keyed> byKey = new LinkedHashMap<>();

    PairRules(Rules rules, Facts facts) {
        rules.of(facts.claim().kind(), Rule.How.OnPairs.class).forEach((rule, how) -> {
            try {
                byKey.computeIfAbsent(how.key(), key -> new Keyed(key, facts)).add(rule, how, facts);
            } catch (Predicates.NoSuchWord e) {
                // The file's layout has no column for it: the rule has nothing to say about this year.
            }
        });
    }

    void compare(Facts facts, Findings findings) {
        for (var keyed : byKey.values()) {
            keyed.compare(facts, findings);
        }
    }

    /** All rules with one key: the first row of each key is remembered once for all of them. */
    private static final class Keyed {

        private final List<Value<Facts>> key;
        private final List<Pairs> rules = new ArrayList<>();
        private final List<Value<Facts>> compared = new ArrayList<>();
        private int[] traits = {};
        private Firsts firsts = new Firsts(0);

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

        void compare(Facts facts, Findings findings) {
            var hash = 1L;
            for (var value : key) {
                if (value.isMissing(facts)) {
                    return;
                }
                hash = Hash.mixed(hash * 31 + value.hash(facts));
            }
            for (var i = 0; i < traits.length; i++) {
                traits[i] = (int) compared.get(i).hash(facts);
            }
            var first = firsts.putIfAbsent(hash, (int) facts.line(), traits);
            if (first >= 0) {
                judge(first, facts, findings);
            }
        }

        private void judge(int first, Facts facts, Findings findings) {
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

        boolean breaks(Firsts firsts, int first, int[] traits) {
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

    /**
     * The first row of each key: an open-addressed table of numbers, a quarter of what a map of objects takes. A key lies
     * beside its line and traits, so that looking one up touches one place in memory.
     */
    static final class Firsts {

        private final int width;
        private int places = 1 << 10;
        private long[] table;
        private int size;

        Firsts(int traits) {
            // The key, then the line and the traits, two to a number.
            width = 1 + (2 + traits) / 2;
            table = new long[places * width];
        }

        /** The place of an earlier row with that key; -1 when this is the first. */
        int putIfAbsent(long hash, int line, int[] of) {
            var key = hash == 0 ? 1 : hash;
            var place = placeOf(key);
            if (table[place] == key) {
                return place;
            }
            if (++size * 4L > places * 3L) {
                grow();
                place = placeOf(key);
            }
            table[place] = key;
            put(place, 0, line);
            for (var i = 0; i < of.length; i++) {
                put(place, 1 + i, of[i]);
            }
            return -1;
        }

        /** The place of a row with that key; -1 when there is none. */
        int find(long hash) {
            var key = hash == 0 ? 1 : hash;
            var place = placeOf(key);
            return table[place] == key ? place : -1;
        }

        int size() {
            return size;
        }

        int line(int place) {
            return get(place, 0);
        }

        int trait(int place, int trait) {
            return get(place, 1 + trait);
        }

        private void put(int place, int n, int value) {
            table[place + 1 + n / 2] |= (value & 0xFFFF_FFFFL) << (n % 2 * 32);
        }

        private int get(int place, int n) {
            return (int) (table[place + 1 + n / 2] >>> (n % 2 * 32));
        }

        private int placeOf(long key) {
            var mask = places - 1;
            var n = (int) key & mask;
            while (table[n * width] != 0 && table[n * width] != key) {
                n = (n + 1) & mask;
            }
            return n * width;
        }

        private void grow() {
            var old = table;
            places *= 2;
            table = new long[places * width];
            for (var i = 0; i < old.length; i += width) {
                if (old[i] != 0) {
                    System.arraycopy(old, i, table, placeOf(old[i]), width);
                }
            }
        }
    }
}
