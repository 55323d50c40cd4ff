package org.headgate.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import net.sf.jsqlparser.expression.Function;
import org.headgate.layout.Hash;
import org.jspecify.annotations.Nullable;

/** The rules about the file as a whole, or about each part of it: counted row by row, judged after the last. */
final class CountRules {

    // As many parts as a county has schools; a file whose codes are noise must not fill the memory.
    private static final int PARTS = 5_000;

    private final Facts facts;
    private final List<Counting> countings = new ArrayList<>();
    private final ByType<List<Share>> shares;

    CountRules(Rules rules, Facts facts) {
        this(rules.of(facts.claim().kind(), Rule.How.OnCounts.class), facts);
    }

    CountRules(Map<Rule, Rule.How.OnCounts> rules, Facts facts) {
        this.facts = facts;
        var divisions = new HashMap<String, Division>();
        rules.forEach((rule, how) -> {
            try {
                var division = divisions.computeIfAbsent(how.per(), per -> new Division(per, facts));
                var counting = new Counting(rule, how, division, facts);
                if (counting.breaks.canHold()) {
                    countings.add(counting);
                }
            } catch (Predicates.NoSuchWord e) {
                // The file's layout has no column for it: the rule has nothing to say about this year.
            }
        });
        shares = new ByType<>(facts, this::shares);
    }

    private List<Share> shares(Predicates<Facts> words) {
        return countings.stream()
                .map(counting -> new Share(counting, words, facts))
                .filter(share -> share.rows.canHold())
                .toList();
    }

    void count() {
        for (var share : shares.now()) {
            share.count(facts);
        }
    }

    void judge(Findings findings) {
        for (var counting : countings) {
            counting.judge(findings);
        }
    }

    /** What the rows of one record type add to a rule's counts. */
    private static final class Share {

        private final Counting counting;
        private final Needs needs;
        private final Predicate<Facts> rows;
        private final Counter[] counters;

        Share(Counting counting, Predicates<Facts> words, Facts facts) {
            var how = counting.how;
            this.counting = counting;
            var which = how.rows().isEmpty() ? "TRUE" : how.rows();
            needs = Needs.of(which, facts::bit);
            rows = words.of(which);
            counters = counters(how, words).values().toArray(Counter[]::new);
        }

        void count(Facts facts) {
            if (!needs.areMetBy(facts.present()) || !rows.holds(facts)) {
                return;
            }
            var into = counting.part(facts);
            if (into == null) {
                return;
            }
            into.rows++;
            for (var counter : counters) {
                counter.count(facts, into);
            }
        }
    }

    /** How rows are told apart into parts, once for all the rules that count for each of them. */
    private static final class Division {

        private final @Nullable Value<Facts> by;
        private final Firsts known = new Firsts(0);
        private long line = -1;
        private int now;

        Division(String per, Facts facts) {
            by = per.isEmpty() ? null : new Predicates<>(facts::word).value(per);
        }

        /** The number of the row's part, counted from 0; -1 when there are too many. */
        int now(Facts facts) {
            if (by == null) {
                return 0;
            }
            if (facts.line() != line) {
                line = facts.line();
                now = number(by.hash(facts));
            }
            return now;
        }

        private int number(long hash) {
            var place = known.place(hash);
            if (known.isTaken(place)) {
                return known.line(place);
            }
            if (known.size() == PARTS) {
                return -1;
            }
            known.put(hash, known.size());
            return known.size() - 1;
        }

        String name(Facts facts) {
            return by == null ? "" : by.shown(facts);
        }
    }

    /** One rule at work. */
    private static final class Counting {

        private final Rule rule;
        private final Rule.How.OnCounts how;
        private final Division division;
        private final Map<String, Counter> counters;
        private final Predicate<Part> breaks;
        private final List<@Nullable Part> parts = new ArrayList<>();

        Counting(Rule rule, Rule.How.OnCounts how, Division division, Facts facts) {
            this.rule = rule;
            this.how = how;
            this.division = division;
            var words = new Predicates<>(facts::word);
            counters = counters(how, words);
            breaks = new Predicates<Part>(name -> word(name, facts)).of(how.breaks());
            // Says now, not at some row, whether the file has what the rule names.
            new Share(this, words, facts);
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
                    ? facts.word(name).map(Counting::claimed)
                    : Optional.empty();
        }

        private static Value<Part> claimed(Value<Facts> value) {
            if (value instanceof Value.Numeric<Facts> number
                    && number.number() instanceof Value.FixedNumber<Facts> fixed) {
                return Value.fixed(number.form(), fixed.number());
            }
            if (value instanceof Value.Textual<Facts> text && text.text() instanceof Value.FixedText<Facts> fixed) {
                return Value.fixed(fixed.text());
            }
            throw new IllegalStateException("What a file claims to be is not the same for all its rows");
        }

        private @Nullable Part part(Facts facts) {
            var number = division.now(facts);
            if (number < 0) {
                return null;
            }
            while (parts.size() <= number) {
                parts.add(null);
            }
            var into = parts.get(number);
            if (into == null) {
                into = new Part(division.name(facts), counters.size(), facts.here());
                parts.set(number, into);
            }
            return into;
        }

        void judge(Findings findings) {
            for (var counted : parts) {
                if (counted != null && breaks.holds(counted)) {
                    var place = how.per().isEmpty() ? Place.FILE : counted.place(how.per());
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

    private static Map<String, Counter> counters(Rule.How.OnCounts how, Predicates<Facts> words) {
        var counters = new LinkedHashMap<String, Counter>();
        how.counts().forEach((name, text) -> counters.put(name, counter(counters.size(), text, words)));
        return counters;
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

    /** What was counted in the file, or in one part of it. */
    private static final class Part {

        private final String name;
        private final Place first;
        private final int[] counts;
        private final Map<Integer, Firsts> seen = new HashMap<>();
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
            var seen = into.seen.computeIfAbsent(place, key -> new Firsts(0));
            var hash = value.hash(facts);
            var place = seen.place(hash);
            if (seen.size() < ENOUGH && !seen.isTaken(place)) {
                seen.put(hash, 0);
            }
        }

        @Override
        public int result(Part of) {
            var seen = of.seen.get(place);
            return seen == null ? 0 : seen.size();
        }

        @Override
        public Form form() {
            return Form.NUMBER;
        }
    }
}
