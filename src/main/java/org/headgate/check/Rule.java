package org.headgate.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.headgate.reference.Kind;

/**
 * One rule, as its folder says it.
 *
 * @param id the folder's name
 * @param about what it looks at
 * @param title what is wrong, as a heading for everything the rule finds
 * @param says what the rule asks of a file
 * @param weight what a finding means for the load
 * @param blocksAbovePercent from more than this share of the rows on, a warning blocks; 100 for never
 * @param fixer who can put it right
 * @param kinds the file kinds it is for
 * @param message one finding in a sentence, with {places}
 * @param remedy what to do
 * @param cell the cells it looks at, for a rule on cells; else empty
 * @param alteration whether a finding means that somebody or some program changed the file since TOMS made it
 * @param shows what fills places of the message that no fact is called by: expressions, by the place's name
 * @param how how it is applied
 * @param fails the sentences that fail.csv must bring about
 */
record Rule(
        String id,
        About about,
        String title,
        String says,
        Weight weight,
        double blocksAbovePercent,
        Fixer fixer,
        Set<Kind> kinds,
        String message,
        String remedy,
        String cell,
        boolean alteration,
        Map<String, String> shows,
        How how,
        List<String> fails) {

    private static final Pattern PLACE = Pattern.compile("\\{([a-z_0-9]+)}");

    /** The message with its places filled; a place that nothing fills stays, so that a test sees it. */
    String say(Map<String, String> arguments) {
        return PLACE.matcher(message)
                .replaceAll(place -> java.util.regex.Matcher.quoteReplacement(
                        arguments.getOrDefault(place.group(1), place.group())));
    }

    /** One finding in a sentence. */
    public String say(Causes.Example example) {
        var arguments = new java.util.HashMap<>(example.arguments());
        example.line().ifPresent(line -> arguments.put("line", "%,d".formatted(line)));
        return say(arguments);
    }

    /** The names of the message's places. */
    List<String> places() {
        return PLACE.matcher(message)
                .results()
                .map(place -> place.group(1))
                .distinct()
                .toList();
    }

    /** What {@code found} findings in a file of {@code rows} rows mean for the load. */
    Weight weigh(long found, long rows) {
        return weight == Weight.WARNS && found * 100.0 > blocksAbovePercent * rows ? Weight.BLOCKS : weight;
    }

    private static Map<String, String> written(String... keysAndTexts) {
        var written = new LinkedHashMap<String, String>();
        for (var i = 0; i < keysAndTexts.length; i += 2) {
            if (!keysAndTexts[i + 1].isEmpty()) {
                written.put(keysAndTexts[i], keysAndTexts[i + 1]);
            }
        }
        return written;
    }

    /** How a rule is applied. Conditions are SQL over {@link Facts}, as {@link Predicates} reads it. */
    sealed interface How {

        /** What there is to read of it, by what it stands for, in order; each has a text {@code check.how.<key>}. */
        Map<String, String> written();

        /** Reading does it: a rule on bytes, header, row shape or cells. */
        record InCode() implements How {

            @Override
            public Map<String, String> written() {
                return Map.of();
            }
        }

        /** A row of which {@code breaks} is true breaks it. */
        record OnRow(String breaks) implements How {

            @Override
            public Map<String, String> written() {
                return Map.of("row", breaks);
            }
        }

        /**
         * The file breaks it when {@code breaks} is true of what was counted.
         *
         * @param rows which rows count; empty for all
         * @param per an expression by whose values the rows are counted apart; empty for the whole file
         * @param counts by name: a condition counts the rows of which it is true; {@code min(x)}, {@code max(x)},
         *     {@code sum(x)} and {@code count(DISTINCT x)} take values
         */
        record OnCounts(String rows, String per, Map<String, String> counts, String breaks) implements How {

            @Override
            public Map<String, String> written() {
                var counted = counts.entrySet().stream()
                        .map(count -> count.getKey() + ": " + count.getValue())
                        .collect(Collectors.joining("\n"));
                return Rule.written("rows", rows, "per", per, "counts", counted, "file", breaks);
            }
        }

        /**
         * Two rows with the same key break it.
         *
         * @param rows which rows are compared; empty for all
         * @param key expressions; a row that lacks one is not compared
         * @param same what must be the same as in the first row of that key, too
         * @param differs of which at least one must differ
         */
        record OnPairs(String rows, List<String> key, List<String> same, List<String> differs) implements How {

            @Override
            public Map<String, String> written() {
                return Rule.written("rows", rows, "key", comma(key), "same", comma(same), "differs", comma(differs));
            }

            private static String comma(List<String> expressions) {
                return String.join(", ", expressions);
            }
        }

        /** Against what the county holds already: SQL over relations that {@link SqlRules} lists. */
        record AgainstTheCounty(String sql) implements How {

            @Override
            public Map<String, String> written() {
                return Map.of("sql", sql.strip());
            }
        }
    }

    /** What a rule looks at, in the order in which a reader meets it; each has a heading {@code check.about.<word>}. */
    enum About {
        FILE,
        CELLS,
        PUPIL,
        STANDING,
        SCORES,
        DATES,
        COMPLETENESS,
        COUNTY;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        static About of(String word) {
            return valueOf(word.toUpperCase(java.util.Locale.ROOT));
        }
    }

    /** Worst first. */
    enum Weight {
        BLOCKS,
        WARNS,
        NOTES;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        static Weight of(String word) {
            return valueOf(word.toUpperCase(java.util.Locale.ROOT));
        }
    }

    /** Who can put it right; each has a sentence {@code check.fixer.<word>}. */
    enum Fixer {
        DISTRICT_DOWNLOAD,
        CALPADS,
        VENDOR,
        DIRECTORY,
        US;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }

        static Fixer of(String word) {
            return valueOf(word.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
        }
    }
}
