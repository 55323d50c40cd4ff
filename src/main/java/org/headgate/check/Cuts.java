package org.headgate.check;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.springframework.core.io.ClassPathResource;

/** The published score ranges: which scale scores there are for a test and grade, and the level of each. */
final class Cuts {

    private static final String FILE = "scales/cuts.csv";
    private static final Cuts PUBLISHED = read();

    private final Map<Scale, List<Range>> ranges;

    private Cuts(Map<Scale, List<Range>> ranges) {
        this.ranges = ranges;
    }

    static Cuts published() {
        return PUBLISHED;
    }

    /** The score's level, or {@link Cells#NONE} where nothing is published or the score lies outside. */
    int level(Scale scale, int score) {
        for (var range : of(scale)) {
            if (score >= range.lowest && score <= range.highest) {
                return range.level;
            }
        }
        return Cells.NONE;
    }

    int lowest(Scale scale) {
        var of = of(scale);
        return of.isEmpty() ? Cells.NONE : of.get(0).lowest;
    }

    int highest(Scale scale) {
        var of = of(scale);
        return of.isEmpty() ? Cells.NONE : of.get(of.size() - 1).highest;
    }

    private List<Range> of(Scale scale) {
        return ranges.getOrDefault(scale, List.of());
    }

    private static Cuts read() {
        var ranges = new HashMap<Scale, List<Range>>();
        try (var csv = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new InputStreamReader(new ClassPathResource(FILE).getInputStream(), StandardCharsets.UTF_8))) {
            for (var line : csv) {
                for (var spring = number(line.get("from")); spring <= number(line.get("until")); spring++) {
                    ranges.computeIfAbsent(
                                    new Scale(
                                            line.get("part"),
                                            number(line.get("record_type")),
                                            number(line.get("grade")),
                                            spring),
                                    scale -> new ArrayList<>())
                            .add(new Range(
                                    number(line.get("level")),
                                    number(line.get("lowest")),
                                    number(line.get("highest"))));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "No " + FILE + " on the class path: check the resources section of the pom", e);
        }
        return new Cuts(ranges);
    }

    private static int number(String cell) {
        return Integer.parseInt(cell);
    }

    /** A test, or its oral or written part, in a grade in the spring of a school year. */
    record Scale(String part, int recordType, int grade, int spring) {}

    private record Range(int level, int lowest, int highest) {}
}
