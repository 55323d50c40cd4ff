package org.headgate.layout;

import java.util.Comparator;
import java.util.stream.Stream;
import org.headgate.reference.Sentence;

/** Says how a header differs from its nearest layout, by the first column that does. */
final class Differences {

    private record Difference(int position, Sentence sentence) {}

    private Differences() {}

    static Sentence first(Nearest nearest) {
        int others = nearest.missing().size()
                + nearest.unknown().size()
                + nearest.renamed().size()
                + nearest.moved().size()
                - 1;
        var name = Titles.of(nearest.layout().kind());
        var year = nearest.layout().year().text();
        return all(nearest, name, year, others)
                .min(Comparator.comparingInt(Difference::position))
                .map(Difference::sentence)
                .orElseGet(() -> Sentence.of("layout.refused.header.too-many", name, year));
    }

    private static Stream<Difference> all(Nearest nearest, String name, String year, int others) {
        return Stream.of(
                        nearest.renamed().stream()
                                .map(r -> new Difference(
                                        r.expected().position(),
                                        Sentence.of(
                                                "layout.refused.header.renamed",
                                                name,
                                                year,
                                                r.found().position(),
                                                r.expected().name(),
                                                shown(r.found()),
                                                others))),
                        nearest.missing().stream()
                                .map(c -> new Difference(
                                        c.position(),
                                        Sentence.of(
                                                "layout.refused.header.missing",
                                                name,
                                                year,
                                                c.position(),
                                                c.name(),
                                                others))),
                        nearest.unknown().stream()
                                .map(f -> new Difference(
                                        f.position(),
                                        Sentence.of(
                                                "layout.refused.header.unknown",
                                                name,
                                                year,
                                                f.position(),
                                                shown(f),
                                                others))),
                        nearest.moved().stream()
                                .map(m -> new Difference(
                                        m.expected().position(),
                                        Sentence.of(
                                                "layout.refused.header.moved",
                                                name,
                                                year,
                                                m.expected().position(),
                                                m.expected().name(),
                                                m.found().position(),
                                                others))))
                .flatMap(all -> all);
    }

    // The header may be glued to a row: show what can be a column's name, nothing longer.
    private static String shown(Nearest.Found found) {
        var name = found.name().replaceAll("[^A-Za-z0-9 _.()/-]", "");
        return name.length() > 60 ? name.substring(0, 60) + "…" : name;
    }
}
