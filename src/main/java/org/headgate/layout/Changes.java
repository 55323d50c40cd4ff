package org.headgate.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.headgate.reference.Sentence;

/**
 * What differs between two years' layouts of a kind, one sentence a column.
 *
 * @param added columns only the newer one has
 * @param gone columns only the older one has
 * @param altered same-named columns whose type, codes, necessity or place in the scores differ
 */
public record Changes(
        Layout older,
        List<Sentence> added,
        List<Sentence> gone,
        List<Sentence> renamed,
        List<Sentence> moved,
        List<Sentence> altered) {

    static Changes between(Layout older, Layout newer) {
        var nearest = Nearest.between(older, newer.names());
        var altered = new ArrayList<Sentence>();
        for (var column : newer.columns()) {
            older.column(column.name()).ifPresent(before -> altered.addAll(alterations(before, column)));
        }
        return new Changes(
                older,
                nearest.unknown().stream()
                        .map(found -> Sentence.of("layout.change.added", found.position(), found.name()))
                        .toList(),
                nearest.missing().stream()
                        .map(column -> Sentence.of("layout.change.gone", column.position(), column.name()))
                        .toList(),
                nearest.renamed().stream()
                        .map(pair -> Sentence.of(
                                "layout.change.renamed",
                                pair.found().position(),
                                pair.expected().name(),
                                pair.found().name()))
                        .toList(),
                nearest.moved().stream()
                        .map(pair -> Sentence.of(
                                "layout.change.moved",
                                pair.expected().name(),
                                pair.expected().position(),
                                pair.found().position()))
                        .toList(),
                List.copyOf(altered));
    }

    /** How many of each, as a headline. */
    public Sentence summary() {
        return Sentence.of(
                "layout.change.summary",
                older.name(),
                older.columns().size(),
                added.size(),
                gone.size(),
                renamed.size(),
                moved.size(),
                altered.size());
    }

    /** All of them: new, gone, renamed, moved, altered. */
    public List<Sentence> all() {
        var all = new ArrayList<Sentence>();
        List.of(added, gone, renamed, moved, altered).forEach(all::addAll);
        return List.copyOf(all);
    }

    private static List<Sentence> alterations(Column before, Column now) {
        var found = new ArrayList<Sentence>();
        if (before.type() != now.type()) {
            found.add(Sentence.of(
                    "layout.change.type",
                    now.name(),
                    before.type().word(),
                    now.type().word()));
        } else {
            codes(before, now).ifPresent(found::add);
        }
        if (before.required() != now.required()) {
            found.add(Sentence.of("layout.change." + (now.required() ? "required" : "optional"), now.name()));
        }
        if (!before.goesTo().equals(now.goesTo())) {
            found.add(Sentence.of("layout.change.goes-to", now.name(), place(before), place(now)));
        }
        return found;
    }

    private static Optional<Sentence> codes(Column before, Column now) {
        var added = now.codes().stream()
                .filter(code -> !before.codes().contains(code))
                .toList();
        var gone = before.codes().stream()
                .filter(code -> !now.codes().contains(code))
                .toList();
        return added.isEmpty() && gone.isEmpty()
                ? Optional.empty()
                : Optional.of(Sentence.of("layout.change.codes", now.name(), listed(added), listed(gone)));
    }

    private static String listed(List<String> codes) {
        var shown = String.join(", ", codes.stream().limit(12).toList());
        return codes.isEmpty() ? "none" : codes.size() > 12 ? shown + ", …" : shown;
    }

    private static String place(Column column) {
        return column.goesTo().isEmpty() ? "nowhere" : column.goesTo();
    }
}
