package org.headgate.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.headgate.layout.Layout;
import org.headgate.layout.Row;

/** Which cells of a file fill which columns of a staged table, and how a cell becomes a value. */
final class StagedColumns {

    /** The columns of {@code analytics.score_facts} that come from cells. */
    static final List<Target> SCORES = List.of(
            new Target("record_type", Cells::small),
            new Target("ssid"),
            new Target("uin"),
            new Target("grade", Cells::grade),
            new Target("enrolled_grade", Cells::grade),
            new Target("enrolled_district"),
            new Target("enrolled_school"),
            new Target("tested_district"),
            new Target("tested_school"),
            new Target("gender"),
            new Target("ethnicity", Cells::small),
            new Target("elas"),
            new Target("parent_education", Cells::small),
            new Target("special_education", Form.YES_NO),
            new Target("migrant", Form.YES_NO),
            new Target("military", Form.YES_NO),
            new Target("foster", Form.YES_NO),
            new Target("homeless", Form.YES_NO),
            new Target("economic_disadvantage", Form.YES_NO),
            new Target("condition_code"),
            new Target("attemptedness"),
            new Target("include_indicator"),
            new Target("completed_on", Form.DATE),
            new Target("score_available_on", Form.DATE),
            new Target("scale_score", Cells::small),
            new Target("level", Cells::level),
            new Target("prior_grade", Cells::grade),
            new Target("prior_scale_score", Cells::small),
            new Target("prior_level", Cells::level),
            new Target("oral_score", Cells::small),
            new Target("oral_level", Cells::level),
            new Target("written_score", Cells::small),
            new Target("written_level", Cells::level),
            new Target("part_1_level", Cells::level),
            new Target("part_2_level", Cells::level),
            new Target("part_3_level", Cells::level),
            new Target("part_4_level", Cells::level));

    static final List<Target> PUPILS = List.of(
            new Target("ssid"),
            new Target("last_name"),
            new Target("first_name"),
            new Target("birth_date", Form.DATE),
            new Target("gender"),
            new Target("enrolled_district_name"),
            new Target("enrolled_school_name"),
            new Target("tested_district_name"),
            new Target("tested_school_name"));

    private final Target[] targets;
    private final int[][] sources;

    StagedColumns(List<Target> targets, Layout layout, List<String> header) {
        this.targets = targets.toArray(Target[]::new);
        var filledBy = new HashMap<String, List<Integer>>();
        for (var i = 0; i < header.size(); i++) {
            var position = i;
            layout.column(header.get(i))
                    .filter(column -> !column.goesTo().isEmpty())
                    .ifPresent(column -> filledBy.computeIfAbsent(column.goesTo(), key -> new ArrayList<>())
                            .add(position));
        }
        sources = targets.stream().map(target -> positions(filledBy, target)).toArray(int[][]::new);
    }

    private static int[] positions(Map<String, List<Integer>> filledBy, Target target) {
        return filledBy.getOrDefault(target.name(), List.of()).stream()
                .mapToInt(Integer::intValue)
                .toArray();
    }

    static String names(List<Target> targets) {
        return String.join(", ", targets.stream().map(Target::name).toList());
    }

    int count() {
        return targets.length;
    }

    /** Adds the row's values, one a target. Where several columns may fill one, the first with a cell does. */
    void write(Row row, Copied into) {
        for (var t = 0; t < targets.length; t++) {
            targets[t].write(first(row, sources[t]), into);
        }
    }

    private static String first(Row row, int[] positions) {
        for (var position : positions) {
            if (!row.isEmpty(position)) {
                return row.cell(position);
            }
        }
        return "";
    }

    /** How a value is written. */
    private enum Form {
        TEXT,
        SMALL,
        YES_NO,
        DATE
    }

    /** Reads a cell into a number, or {@link Cells#NONE}. */
    private interface Reading {
        int of(String cell);
    }

    /** A column of a staged table. */
    static final class Target {

        private final String name;
        private final Form form;
        private final Reading reading;

        private Target(String name) {
            this(name, Form.TEXT);
        }

        private Target(String name, Reading reading) {
            this(name, Form.SMALL, reading);
        }

        private Target(String name, Form form) {
            this(name, form, form == Form.DATE ? Cells::date : Cells::yesNo);
        }

        private Target(String name, Form form, Reading reading) {
            this.name = name;
            this.form = form;
            this.reading = reading;
        }

        String name() {
            return name;
        }

        private void write(String cell, Copied into) {
            if (cell.isEmpty()) {
                into.nothing();
            } else if (form == Form.TEXT) {
                into.text(cell);
            } else {
                writeRead(reading.of(cell), into);
            }
        }

        private void writeRead(int value, Copied into) {
            if (value == Cells.NONE) {
                into.nothing();
            } else if (form == Form.SMALL) {
                into.smallint(value);
            } else if (form == Form.DATE) {
                into.date(value);
            } else {
                into.yesNo(value == 1);
            }
        }
    }
}
