package org.headgate.check;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.springframework.core.io.ClassPathResource;

/** The published score ranges: which scale scores there are for a test and grade, and the level of each. */
final class Cuts {

    private static final String FILE = "scales/cuts.csv";
    private static final Cuts PUBLISHED = read();
    private static final Year NOTHING = new Year();

    private final Map<Integer, Year> years;

    private Cuts(Map<Integer, Year> years) {
        this.years = years;
    }

    /** What holds for tests of the school year that ends in this spring. */
    static Year in(int spring) {
        return PUBLISHED.years.getOrDefault(spring, NOTHING);
    }

    private static Cuts read() {
        var years = new HashMap<Integer, Year>();
        try (var csv = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new InputStreamReader(new ClassPathResource(FILE).getInputStream(), StandardCharsets.UTF_8))) {
            for (var line : csv) {
                for (var spring = number(line.get("from")); spring <= number(line.get("until")); spring++) {
                    years.computeIfAbsent(spring, year -> new Year())
                            .add(
                                    Part.valueOf(line.get("part").toUpperCase(Locale.ROOT)),
                                    number(line.get("record_type")),
                                    number(line.get("grade")),
                                    new Range(
                                            number(line.get("level")),
                                            number(line.get("lowest")),
                                            number(line.get("highest"))));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "No " + FILE + " on the class path: check the resources section of the pom", e);
        }
        return new Cuts(years);
    }

    private static int number(String cell) {
        return Integer.parseInt(cell);
    }

    /** Of which score. */
    enum Part {
        OVERALL,
        ORAL,
        WRITTEN
    }

    /** One school year's ranges by place in a list: they are asked for in every row. */
    static final class Year {

        private static final int TYPES = 32;
        private static final int GRADES = 16;

        private final List<List<Range>> ranges =
                new ArrayList<>(Collections.nCopies(Part.values().length * TYPES * GRADES, List.of()));

        private void add(Part part, int recordType, int grade, Range range) {
            var place = place(part, recordType, grade);
            ranges.set(
                    place,
                    Stream.concat(ranges.get(place).stream(), Stream.of(range)).toList());
        }

        /** The score's level, or {@link Cells#NONE} where nothing is published or the score lies outside. */
        int level(Part part, int recordType, int grade, int score) {
            for (var range : of(part, recordType, grade)) {
                if (score >= range.lowest && score <= range.highest) {
                    return range.level;
                }
            }
            return Cells.NONE;
        }

        int lowest(int recordType, int grade) {
            var of = of(Part.OVERALL, recordType, grade);
            return of.isEmpty() ? Cells.NONE : of.get(0).lowest;
        }

        int highest(int recordType, int grade) {
            var of = of(Part.OVERALL, recordType, grade);
            return of.isEmpty() ? Cells.NONE : of.get(of.size() - 1).highest;
        }

        private List<Range> of(Part part, int recordType, int grade) {
            var known = recordType >= 0 && recordType < TYPES && grade >= 0 && grade < GRADES;
            return known ? ranges.get(place(part, recordType, grade)) : List.of();
        }

        private static int place(Part part, int recordType, int grade) {
            return (part.ordinal() * TYPES + recordType) * GRADES + grade;
        }
    }

    private record Range(int level, int lowest, int highest) {}
}
