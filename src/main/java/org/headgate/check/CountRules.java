package org.headgate.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import net.sf.jsqlparser.expression.Function;
import org.jspecify.annotations.Nullable;

/** The rules about the file as a whole, or about each part of it: counted row by row, judged after the last. */
final class CountRules {

    // As many parts as a county has schools; a file whose codes are noise must not fill the memory.
    private static final int PARTS = 5_000;

    private final Facts facts;
    private final List<Counting> countings = new ArrayList<>();

    CountRules(Rules rules, Facts facts) {
        this(rules.of(facts.claim().kind(), Rule.How.OnCounts.class), facts);
    }

    CountRules(Map<Rule, Rule.How.OnCounts> rules, Facts facts) {
        this.facts = facts;
        rules.forEach((rule, how) -> {
            try {
                countings.add(new Counting(rule, how, facts));
            } catch (Predicates.NoSuchWord e) {
                // The file's layout has no column for it: the rule has nothing to say about this year.
            }
        });
    }

    void count() {
        for (var counting : countings) {
            counting.count(facts);
        }
    }

    void judge(Findings findings) {
        for (var counting : countings) {
            counting.judge(findings);
        }
    }

    /** One rule at work. */
    private static final class Counting {

        private final Rule rule;
        private final String per;
        private final Optional<Predicate<Facts>> rows;
        private final Optional<Value<Facts>> part;
        private final Map<String, Counter> counters = new LinkedHashMap<>();
        private final Counter[] inOrder;
        private final Predicate<Part> breaks;
        private final Map<Long, Part> parts = new LinkedHashMap<>();
        private @Nullable Part whole;

        Counting(Rule rule, Rule.How.OnCounts how, Facts facts) {
            this.rule = rule;
            this.per = how.per();
            var predicates = new Predicates<>(facts::word);
            rows = how.rows().isEmpty() ? Optional.empty() : Optional.of(predicates.of(how.rows()));
            part = per.isEmpty() ? Optional.empty() : Optional.of(predicates.value(per));
            how.counts().forEach((name, text) -> counters.put(name, counter(counters.size(), text, predicates)));
            inOrder = counters.values().toArray(Counter[]::new);
            breaks = new Predicates<Part>(name -> word(name, facts)).of(how.breaks());
        }

        private static Counter counter(int place, String text, Predicates<Facts> predicates) {
            if (Predicates.parsed(text) instanceof Function function
                    && function.getParameters() != null
                    && function.getParameters().size() == 1) {
                var of = predicates.value(function.getParameters().get(0).toString());
                switch (function.getName().toLowerCase(Locale.ROOT)) {
                    case "min":
                        return new Extreme(place, (Value.Numeric<Facts>) of, true);
                    case "max":
                        return new Extreme(place, (Value.Numeric<Facts>) of, false);
                    case "sum":
                        return new Sum(place, (Value.Numeric<Facts>) of);
                    case "count":
                        if (function.isDistinct()) {
                            return new Distinct(place, of);
                        }
                        break;
                    default:
                        break;
                }
            }
            return new Rows(place, predicates.of(text));
        }

        private Optional<Value<Part>> word(String name, Facts facts) {
            var counter = counters.get(name);
            if (counter != null) {
                return Optional.of(new Value.Numeric<>(counter.form(), of -> counter.result(of)));
            }
            if (name.equals("rows")) {
                return Optional.of(new Value.Numeric<>(Form.NUMBER, of -> of.rows));
            }
            if (name.equals("part")) {
                return Optional.of(new Value.Textual<>(of -> of.name));
            }
            // What the file claims to be is the same for all its parts.
            return Set.of("district", "kind", "side", "school_year", "received_on")
                            .contains(name)
                    ? facts.word(name).map(value -> constant(value, facts))
                    : Optional.empty();
        }

        private static Value<Part> constant(Value<Facts> value, Facts facts) {
            if (value instanceof Value.Numeric<Facts> number) {
                var constant = number.number().from(facts);
                return new Value.Numeric<>(number.form(), of -> constant);
            }
            var constant = ((Value.Textual<Facts>) value).text().from(facts);
            return new Value.Textual<>(of -> constant);
        }

        void count(Facts facts) {
            if (rows.isPresent() && !rows.get().holds(facts)) {
                return;
            }
            var into = part.isEmpty() ? whole(facts) : part(part.get(), facts);
            if (into == null) {
                return;
            }
            into.rows++;
            for (var counter : inOrder) {
                counter.count(facts, into);
            }
        }

        private Part whole(Facts facts) {
            if (whole == null) {
                whole = new Part("", inOrder.length, facts.here());
                parts.put(0L, whole);
            }
            return whole;
        }

        private @Nullable Part part(Value<Facts> value, Facts facts) {
            var hash = value.hash(facts);
            var into = parts.get(hash);
            if (into == null && parts.size() < PARTS) {
                into = new Part(value.shown(facts), inOrder.length, facts.here());
                parts.put(hash, into);
            }
            return into;
        }

        void judge(Findings findings) {
            for (var counted : parts.values()) {
                if (breaks.holds(counted)) {
                    var place = per.isEmpty() ? Place.FILE : counted.place(per);
                    findings.add(rule, "", place, () -> arguments(counted));
                }
            }
        }

        private Map<String, String> arguments(Part of) {
            var arguments = new TreeMap<String, String>();
            counters.forEach(
                    (name, counter) -> arguments.put(name, counter.form().shown(counter.result(of))));
            arguments.put("rows", Form.NUMBER.shown(of.rows));
            arguments.put("part", of.name);
            return arguments;
        }
    }

    /** What was counted in the file, or in one part of it. */
    private static final class Part {

        private final String name;
        private final Place first;
        private final int[] counts;
        private final Map<Integer, Set<Long>> seen = new HashMap<>();
        private int rows;

        Part(String name, int counters, Place first) {
            this.name = name;
            this.first = first;
            this.counts = new int[counters];
            Arrays.fill(counts, Cells.NONE);
        }

        /** A part that is a school belongs to that school; no single line is to blame. */
        Place place(String per) {
            var school = per.contains("school") ? first.school() : "";
            return new Place(java.util.OptionalLong.empty(), school, Hash.of(name));
        }

        private void add(int place, int more) {
            counts[place] = (counts[place] == Cells.NONE ? 0 : counts[place]) + more;
        }
    }

    /** One of a rule's counts. */
    private sealed interface Counter {

        void count(Facts facts, Part into);

        int result(Part of);

        Form form();
    }

    private record Rows(int place, Predicate<Facts> which) implements Counter {

        @Override
        public void count(Facts facts, Part into) {
            if (which.holds(facts)) {
                into.add(place, 1);
            }
        }

        @Override
        public int result(Part of) {
            return of.counts[place] == Cells.NONE ? 0 : of.counts[place];
        }

        @Override
        public Form form() {
            return Form.NUMBER;
        }
    }

    private record Sum(int place, Value.Numeric<Facts> value) implements Counter {

        @Override
        public void count(Facts facts, Part into) {
            var number = value.number().from(facts);
            if (number != Cells.NONE) {
                into.add(place, number);
            }
        }

        @Override
        public int result(Part of) {
            return of.counts[place];
        }

        @Override
        public Form form() {
            return Form.NUMBER;
        }
    }

    private record Extreme(int place, Value.Numeric<Facts> value, boolean least) implements Counter {

        @Override
        public void count(Facts facts, Part into) {
            var number = value.number().from(facts);
            var before = into.counts[place];
            if (number != Cells.NONE && (before == Cells.NONE || (least ? number < before : number > before))) {
                into.counts[place] = number;
            }
        }

        @Override
        public int result(Part of) {
            return of.counts[place];
        }

        @Override
        public Form form() {
            return value.form();
        }
    }

    // Stops counting where more would tell nothing.
    private record Distinct(int place, Value<Facts> value) implements Counter {

        private static final int ENOUGH = 10_000;

        @Override
        public void count(Facts facts, Part into) {
            var seen = into.seen.computeIfAbsent(place, key -> new HashSet<>());
            if (seen.size() < ENOUGH) {
                seen.add(value.hash(facts));
            }
        }

        @Override
        public int result(Part of) {
            return of.seen.getOrDefault(place, Set.of()).size();
        }

        @Override
        public Form form() {
            return Form.NUMBER;
        }
    }
}
