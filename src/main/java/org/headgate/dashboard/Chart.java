package org.headgate.dashboard;

import java.util.List;
import java.util.Optional;

/**
 * Shares of levels, to be drawn and to be read as a table: both show these very lines.
 *
 * @param id unique in its page
 * @param summary what the chart says, as a sentence
 * @param goal the lowest level that counts as having made it
 * @param grouped whether lines stand under the heading of their group
 */
record Chart(String id, String title, String summary, List<Level> levels, int goal, boolean grouped, List<Line> lines) {

    /** @param tone which of the four colors and patterns it has */
    record Level(int number, String name, int tone) {}

    /**
     * One bar, one row of the table.
     *
     * @param group the heading it stands under; empty without headings
     * @param counted empty when the group is hidden
     * @param change points more or fewer than the year before; empty without one that is shown
     */
    record Line(String group, String label, String year, Optional<Counted> counted, Optional<Integer> change) {

        public boolean isHidden() {
            return counted.isEmpty();
        }

        public int pupils() {
            return counted.orElseThrow().pupils();
        }

        public int percent(int level) {
            return counted.orElseThrow().percent(level);
        }

        public int percentFrom(int level) {
            return counted.orElseThrow().percentFrom(level);
        }

        /** As {@code +2} or {@code -3}; empty without a change to tell. */
        public String points() {
            return change.map(points -> points == 0 ? "0" : "%+d".formatted(points))
                    .orElse("");
        }
    }

    /** Whether any line is hidden, so that the page has to say why. */
    public boolean hidesSome() {
        return lines.stream().anyMatch(Line::isHidden);
    }

    /** The same chart under another id. */
    Chart named(String other) {
        return new Chart(other, title, summary, levels, goal, grouped, lines);
    }

    public StackedBars bars() {
        return StackedBars.of(this);
    }
}
