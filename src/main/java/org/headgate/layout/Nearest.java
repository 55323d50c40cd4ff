package org.headgate.layout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.headgate.reference.Sentence;

/**
 * How a header differs from the layout that is nearest to it.
 *
 * @param layout the layout with which it has most in common
 * @param known how many of the layout's names the header has, wherever they stand
 * @param missing columns of the layout that the header has nowhere
 * @param unknown columns of the header that the layout has nowhere
 * @param renamed columns at whose place the header has another name
 * @param moved columns that stand elsewhere in the header
 */
public record Nearest(
        Layout layout, int known, List<Column> missing, List<Found> unknown, List<Renamed> renamed, List<Moved> moved) {

    // No known header has 500 names; what lies far beyond can't make a likeness, but could take hours to compare.
    static final int MOST_NAMES = 2_000;

    /** A column of the header: its 1-based place and its text there. */
    public record Found(int position, String name) {}

    public record Renamed(Column expected, Found found) {}

    public record Moved(Column expected, Found found) {}

    /** How they differ, one sentence a column. */
    public List<Sentence> sentences() {
        return Differences.all(this);
    }

    /** In how many columns they differ. */
    int differences() {
        return missing.size() + unknown.size() + renamed.size() + moved.size();
    }

    /** Whether the header is one of a score file at all: at least half of the layout's names are there. */
    public boolean isLikely() {
        return known * 2 >= layout.columns().size();
    }

    // More than a handful of columns taken out is another layout, or somebody's work; a row of extra columns likewise.
    private static final int FEW = 10;

    /**
     * Whether it is that layout in all that counts: columns may be added behind its last one, and columns may be missing
     * that fill nothing and may be empty. Everything else could be a row that slipped, and is refused.
     */
    boolean isNearEnough() {
        int last = layout.columns().size() - missing.size();
        return renamed.isEmpty()
                && moved.isEmpty()
                && missing.size() <= FEW
                && unknown.size() <= FEW
                && missing.stream().noneMatch(Nearest::isNeeded)
                && unknown.stream()
                        .allMatch(found ->
                                found.position() > last && !found.name().isBlank());
    }

    private static boolean isNeeded(Column column) {
        return column.required()
                || !column.goesTo().isEmpty()
                || Layout.same(column.name(), "UIN")
                || Layout.same(column.name(), "EndofRecord");
    }

    /** How a header differs from that layout, though another may be nearer. */
    public static Nearest between(Layout layout, List<String> header) {
        return new Comparison(layout, header).nearest();
    }

    /** One walk along the longest run of names that both have in the same order; what lies off it differs. */
    private static final class Comparison {

        private final Layout layout;
        private final List<Column> columns;
        private final List<Found> header = new ArrayList<>();
        private final List<String> expected;
        private final List<String> names;
        // Equal numbers for equal names: they are compared a hundred thousand times.
        private final int[] expectedNumbers;
        private final int[] numbers;
        private final Map<String, Found> places = new HashMap<>();
        private final Set<String> inRun = new HashSet<>();

        private final List<Column> missing = new ArrayList<>();
        private final List<Found> unknown = new ArrayList<>();
        private final List<Renamed> renamed = new ArrayList<>();
        private final List<Moved> moved = new ArrayList<>();

        Comparison(Layout layout, List<String> all) {
            this.layout = layout;
            columns = layout.columns();
            expected = layout.names().stream().map(Layout::plain).toList();
            names = all.stream().limit(MOST_NAMES).map(Layout::plain).toList();
            for (int i = 0; i < names.size(); i++) {
                header.add(new Found(i + 1, all.get(i)));
                places.putIfAbsent(names.get(i), header.get(i));
            }
            var known = new HashMap<String, Integer>();
            expectedNumbers = numbered(expected, known);
            numbers = numbered(names, known);
        }

        private static int[] numbered(List<String> names, Map<String, Integer> known) {
            return names.stream()
                    .mapToInt(name -> known.computeIfAbsent(name, n -> known.size()))
                    .toArray();
        }

        Nearest nearest() {
            walk(commonRuns());
            int known = (int) expected.stream().filter(places::containsKey).count();
            return new Nearest(layout, known, missing, unknown, renamed, moved);
        }

        /** {@code [c][h]}: how long a run the columns from c on and the header from h on share. */
        private int[][] commonRuns() {
            var runs = new int[columns.size() + 1][header.size() + 1];
            for (int c = columns.size() - 1; c >= 0; c--) {
                for (int h = header.size() - 1; h >= 0; h--) {
                    runs[c][h] = same(c, h) ? runs[c + 1][h + 1] + 1 : Math.max(runs[c + 1][h], runs[c][h + 1]);
                }
            }
            return runs;
        }

        private void walk(int[][] runs) {
            int c = 0;
            int h = 0;
            int gapC = 0;
            int gapH = 0;
            while (c < columns.size() && h < header.size()) {
                if (same(c, h)) {
                    inRun.add(expected.get(c));
                    judge(columns.subList(gapC, c), header.subList(gapH, h));
                    gapC = ++c;
                    gapH = ++h;
                } else if (runs[c + 1][h] >= runs[c][h + 1]) {
                    c++;
                } else {
                    h++;
                }
            }
            judge(columns.subList(gapC, columns.size()), header.subList(gapH, header.size()));
        }

        private boolean same(int column, int place) {
            return expectedNumbers[column] == numbers[place];
        }

        /** What stands between two names of the run: as many strangers as absent columns are those columns renamed. */
        private void judge(List<Column> between, List<Found> found) {
            var absent = new ArrayList<Column>();
            for (var column : between) {
                var place = places.get(Layout.plain(column.name()));
                if (place == null) {
                    absent.add(column);
                } else {
                    moved.add(new Moved(column, place));
                }
            }
            var strangers = found.stream().filter(this::isStranger).toList();
            if (absent.size() != strangers.size()) {
                missing.addAll(absent);
                unknown.addAll(strangers);
                return;
            }
            for (int i = 0; i < absent.size(); i++) {
                renamed.add(new Renamed(absent.get(i), strangers.get(i)));
            }
        }

        // A name the layout has, but already found on the run, stands in the header twice.
        private boolean isStranger(Found place) {
            var name = Layout.plain(place.name());
            return !expected.contains(name) || inRun.contains(name);
        }
    }
}
