package org.headgate.dashboard;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How many pupils reached which level.
 *
 * @param rows rows of the file, counted or not
 * @param pupils those that the Include Indicator counts and that have a level
 * @param levels how many at each level, from level 1
 */
record Counted(int rows, int pupils, List<Integer> levels) {

    /** The share of a level in whole percents, as pages and exports show it; levels count from 1. */
    int percent(int level) {
        return percent(level, level);
    }

    /** The share of a level and all above it. */
    int percentFrom(int level) {
        return percent(level, levels.size());
    }

    /** Where a level ends on a scale from 0 to 100, before rounding. */
    double endOf(int level) {
        return 100.0 * between(1, level) / pupils;
    }

    Counted minus(Counted other) {
        return new Counted(
                rows - other.rows,
                pupils - other.pupils,
                IntStream.range(0, levels.size())
                        .mapToObj(i -> levels.get(i) - other.levels.get(i))
                        .toList());
    }

    Counted plus(Counted other) {
        return new Counted(
                rows + other.rows,
                pupils + other.pupils,
                IntStream.range(0, levels.size())
                        .mapToObj(i -> levels.get(i) + other.levels.get(i))
                        .toList());
    }

    private int percent(int from, int to) {
        return (int) Math.round(100.0 * between(from, to) / pupils);
    }

    private int between(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .map(level -> levels.get(level - 1))
                .sum();
    }
}
