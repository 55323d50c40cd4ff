package org.headgate.check;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * What was found in one file, for somebody who takes it along: every cause and, on demand, every place of each.
 *
 * @param file its name
 * @param about what it is and how it was judged, a sentence each
 * @param word clean, warnings or blocked
 * @param rows below the header
 * @param ruleSet the version of the rules
 * @param causes worst first; places of others are left out
 * @param waivedRows what is waived of it
 * @param places reads them, file order, whenever asked
 */
record Extract(
        String file,
        List<String> about,
        String word,
        long rows,
        String ruleSet,
        List<Counted> causes,
        WaivedRows waivedRows,
        Places places) {

    /** Hands over each place, one by one; in constant memory, however many there are. */
    void each(Consumer<Seen> taker) throws IOException {
        var known = new HashMap<Key, Counted>();
        causes.forEach(cause -> known.put(new Key(cause.rule().id(), cause.column()), cause));
        places.each((rule, column, place, arguments) -> {
            var cause = known.get(new Key(rule.id(), column));
            if (cause != null) {
                var waived = waivedRows.waiverOf(rule, column, place, arguments) != WaivedRows.NOBODY;
                taker.accept(new Seen(cause, place, arguments.get(), waived));
            }
        });
    }

    /** Everything that is found, in the order it is seen. */
    interface Places {
        void each(Findings findings) throws IOException;
    }

    /** A rule in a column, counted. */
    record Counted(Rule rule, String column, long found, long waived, Rule.Weight weight, int schools) {}

    /** One place. */
    record Seen(Counted cause, Place place, Map<String, String> arguments, boolean waived) {

        OptionalLong line() {
            return place.line();
        }

        String value() {
            return plain(arguments.getOrDefault("value", ""));
        }

        String expected() {
            return plain(arguments.getOrDefault("expected", ""));
        }

        String sentence() {
            return plain(cause.rule().say(new Causes.Example(place.line(), place.school(), arguments)));
        }

        // Bytes that no file of ours may hold: a cell with a line end would look like two.
        private static String plain(String text) {
            return Optional.of(text)
                    .filter(t -> t.chars().anyMatch(Character::isISOControl))
                    .map(t -> t.replaceAll("\\p{Cntrl}", " "))
                    .orElse(text);
        }
    }

    private record Key(String rule, String column) {}
}
