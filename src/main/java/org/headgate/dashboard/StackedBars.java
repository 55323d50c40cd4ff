package org.headgate.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where the parts of a chart lie: heights in pixels, widths in percents of the chart, so that it needs no script and no
 * style to fit any screen while its letters keep their size.
 */
record StackedBars(int height, List<Heading> headings, List<Bar> bars, int axis) {

    private static final int HEADING = 34;
    private static final int LABEL = 20;
    private static final int BAR = 24;
    private static final int GAP = 14;
    private static final int AXIS = 24;

    /** Under this share a label would not fit its part of the bar on a phone. */
    private static final int LABELED_FROM = 10;

    static StackedBars of(Chart chart) {
        var headings = new ArrayList<Heading>();
        var bars = new ArrayList<Bar>();
        var y = 0;
        var group = "";
        for (var line : chart.lines()) {
            if (chart.grouped() && !line.group().equals(group)) {
                group = line.group();
                headings.add(new Heading(y + 22, group));
                y += HEADING;
            }
            bars.add(new Bar(
                    line,
                    y + 14,
                    y + LABEL,
                    BAR,
                    line.counted().map(counted -> partsOf(chart, counted)).orElse(List.of())));
            y += LABEL + BAR + GAP;
        }
        return new StackedBars(y + AXIS, headings, bars, y);
    }

    /** {@code y} is the letters' baseline. */
    record Heading(int y, String text) {}

    record Bar(Chart.Line line, int labelY, int y, int height, List<Part> parts) {

        public int textY() {
            return y + height - 7;
        }
    }

    /**
     * One level's part of a bar.
     *
     * @param label empty where it would not fit
     */
    record Part(int tone, String x, String width, String middle, Optional<String> label) {}

    private static List<Part> partsOf(Chart chart, Counted counted) {
        var parts = new ArrayList<Part>();
        var from = 0.0;
        for (var level : chart.levels()) {
            var to = counted.endOf(level.number());
            var share = counted.percent(level.number());
            if (to > from) {
                parts.add(new Part(
                        level.tone(),
                        percent(from),
                        percent(to - from),
                        percent((from + to) / 2),
                        share < LABELED_FROM ? Optional.empty() : Optional.of(share + "%")));
            }
            from = to;
        }
        return parts;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f%%", share);
    }
}
