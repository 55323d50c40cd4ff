package org.headgate.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.headgate.reference.Sentence;

/** Says how a header differs from its nearest layout, one sentence a column, in the order of the columns. */
final class Differences {

    // A lead reads five; whoever has to act on all of them is the specialist.
    private static final int BRIEFLY = 5;

    private record Difference(int position, Sentence sentence) {}

    private Differences() {}

    /** How a header differs from a layout, every column that does. */
    static List<Sentence> all(Nearest nearest) {
        return Stream.of(renamed(nearest), missing(nearest), unknown(nearest), moved(nearest))
                .flatMap(some -> some)
                .sorted(Comparator.comparingInt(Difference::position))
                .map(Difference::sentence)
                .toList();
    }

    /** The first few, and how many more there are. */
    static List<Sentence> briefly(Nearest nearest) {
        var all = all(nearest);
        if (all.size() <= BRIEFLY) {
            return all;
        }
        var brief = new ArrayList<>(all.subList(0, BRIEFLY));
        brief.add(Sentence.of("layout.difference.more", all.size() - BRIEFLY));
        return List.copyOf(brief);
    }

    private static Stream<Difference> renamed(Nearest nearest) {
        return nearest.renamed().stream()
                .map(r -> new Difference(
                        r.expected().position(),
                        Sentence.of(
                                "layout.difference.renamed",
                                r.found().position(),
                                r.expected().name(),
                                shown(r.found()))));
    }

    private static Stream<Difference> missing(Nearest nearest) {
        return nearest.missing().stream()
                .map(c ->
                        new Difference(c.position(), Sentence.of("layout.difference.missing", c.position(), c.name())));
    }

    private static Stream<Difference> unknown(Nearest nearest) {
        return nearest.unknown().stream()
                .map(f ->
                        new Difference(f.position(), Sentence.of("layout.difference.unknown", f.position(), shown(f))));
    }

    private static Stream<Difference> moved(Nearest nearest) {
        return nearest.moved().stream()
                .map(m -> new Difference(
                        m.expected().position(),
                        Sentence.of(
                                "layout.difference.moved",
                                m.expected().position(),
                                m.expected().name(),
                                m.found().position())));
    }

    // The header may be glued to a row: show what can be a column's name, nothing longer.
    private static String shown(Nearest.Found found) {
        var name = found.name().replaceAll("[^A-Za-z0-9 _.()/-]", "");
        return name.length() > 60 ? name.substring(0, 60) + "…" : name;
    }
}
