package org.headgate.layout;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.headgate.reference.Kind;
import org.headgate.reference.SchoolYear;

/**
 * Every layout Headgate knows: one file a kind and year in {@code layouts/} on the class path, listed in
 * {@code layouts/index.csv}. Next year's layout is a new file and a new line there, no Java.
 */
public final class Layouts {

    private static final Layouts ON_CLASS_PATH = load();

    private final List<Layout> all;
    private final List<Listed> listed;
    private final Map<Layout, List<String>> plainNames = new IdentityHashMap<>();

    private Layouts(List<Layout> all, List<Listed> listed) {
        this.all = all;
        this.listed = listed;
        all.forEach(layout -> plainNames.put(
                layout, layout.names().stream().map(Layout::plain).toList()));
    }

    public static Layouts onClassPath() {
        return ON_CLASS_PATH;
    }

    public List<Layout> all() {
        return all;
    }

    public Optional<Layout> find(Kind kind, SchoolYear year) {
        return all.stream()
                .filter(l -> l.kind() == kind && l.year().equals(year))
                .findFirst();
    }

    /** These and more, as a county activates them before a new Headgate brings them; of one name, the one given counts. */
    public Layouts with(List<Layout> more) {
        var names = more.stream().map(Layout::name).toList();
        var together = Stream.concat(all.stream().filter(layout -> !names.contains(layout.name())), more.stream())
                .toList();
        return new Layouts(together, listed);
    }

    public Optional<Layout> named(String name) {
        return all.stream().filter(layout -> layout.name().equals(name)).findFirst();
    }

    /** The layout of the kind's nearest earlier year; where there is none, of its nearest later one. */
    public Optional<Layout> before(Kind kind, SchoolYear year) {
        var others = all.stream()
                .filter(layout -> layout.kind() == kind && !layout.year().equals(year))
                .toList();
        return others.stream()
                .filter(layout -> layout.year().compareTo(year) < 0)
                .max(Comparator.comparing(Layout::year))
                .or(() -> others.stream().min(Comparator.comparing(Layout::year)));
    }

    /** The layout whose names, in order, are those of the header; of two years with the same header, the later one. */
    public Optional<Layout> recognise(List<String> header) {
        return all.stream().filter(layout -> sameNames(layout, header)).max(Comparator.comparing(Layout::year));
    }

    /** Whether that year's layout of the kind has the very same header. */
    Optional<Layout> sameHeader(Layout layout, SchoolYear year) {
        return find(layout.kind(), year).filter(other -> sameNames(other, layout.names()));
    }

    /** The layout with which the header has most in common, and how they differ. */
    public Nearest nearest(List<String> header) {
        var names = new HashSet<String>();
        header.stream().limit(Nearest.MOST_NAMES).map(Layout::plain).forEach(names::add);
        var layout = all.stream()
                .max(Comparator.comparingInt(candidate -> likeness(candidate, names)))
                .orElseThrow(() -> new IllegalStateException("layouts/index.csv lists no layout: check the resources"));
        return Nearest.between(layout, header);
    }

    /** What a fixed-width file with lines of this length is, where a document told. */
    Optional<Listed> withRecordLength(int length) {
        return listed.stream()
                .filter(l -> length > 0 && l.recordLength() == length)
                .findFirst();
    }

    /** The layout whose names those of the header were before what is not ASCII in them was damaged. */
    Optional<Layout> recogniseDamaged(List<String> header) {
        var folded = header.stream().map(Layouts::folded).toList();
        return all.stream()
                .filter(layout -> layout.columns().size() == header.size())
                .filter(layout ->
                        layout.names().stream().map(Layouts::folded).toList().equals(folded))
                .findFirst();
    }

    // A dash that was read in a wrong code page is three signs or one, or a question mark. One class of letters: an
    // alternative would go one call deeper for each, and a strange file has a hundred thousand of them.
    private static String folded(String name) {
        return Layout.plain(name).replaceAll("[[^\\x00-\\x7F]?-]+", "?");
    }

    static boolean sameNames(Layout layout, List<String> header) {
        var columns = layout.columns();
        if (columns.size() != header.size()) {
            return false;
        }
        for (int i = 0; i < header.size(); i++) {
            if (!Layout.same(columns.get(i).name(), header.get(i))) {
                return false;
            }
        }
        return true;
    }

    // Names both have, less names only one has: a longer layout is not nearer just because it has more names.
    private int likeness(Layout layout, Set<String> names) {
        int common = (int) plainNames.getOrDefault(layout, List.of()).stream()
                .filter(names::contains)
                .count();
        return 4 * common - layout.columns().size() - names.size();
    }

    private static Layouts load() {
        var listed = Table.read("layouts/index.csv").stream()
                .map(line -> new Listed(
                        Kind.of(line.get("kind")),
                        SchoolYear.of(line.get("year")),
                        line.number("columns"),
                        line.number("record_length")))
                .toList();
        return new Layouts(listed.stream().map(Layouts::read).toList(), listed);
    }

    private static Layout read(Listed entry) {
        var file = "layouts/" + entry.kind().word() + "-" + entry.year().text() + ".csv";
        var columns = new ArrayList<Column>();
        for (var line : Table.read(file)) {
            columns.add(new Column(
                    columns.size() + 1,
                    line.get("name"),
                    ColumnType.valueOf(line.get("type").toUpperCase(Locale.ROOT)),
                    line.number("length"),
                    line.get("required").equals("yes"),
                    Codes.of(line.get("codes")),
                    line.get("goes_to"),
                    line.get("meaning")));
        }
        if (columns.size() != entry.columns()) {
            throw new IllegalStateException("%s has %d columns, but layouts/index.csv says %d: one of the two is wrong"
                    .formatted(file, columns.size(), entry.columns()));
        }
        return new Layout(entry.kind(), entry.year(), List.copyOf(columns));
    }

    /** A line of the index: how many columns a header has, and how long a line of its fixed-width twin is (0: unknown). */
    record Listed(Kind kind, SchoolYear year, int columns, int recordLength) {}

    static boolean hasResource(String file) {
        return Layouts.class.getClassLoader().getResource(file) != null;
    }

    static InputStream resource(String file) throws IOException {
        var found = Layouts.class.getClassLoader().getResourceAsStream(file);
        if (found == null) {
            throw new IllegalStateException(
                    "No " + file + " on the class path: check the resources section of the pom");
        }
        return found;
    }
}
