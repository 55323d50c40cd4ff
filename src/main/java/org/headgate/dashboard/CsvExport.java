package org.headgate.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A table as comma-separated text that a spreadsheet opens without running anything in it. */
class CsvExport {

    private final StringBuilder text = new StringBuilder();

    CsvExport row(List<String> cells) {
        text.append(cells.stream().map(CsvExport::cell).collect(Collectors.joining(",")))
                .append("\r\n");
        return this;
    }

    /** All lines of a chart, behind the cells that say whose they are. */
    CsvExport chart(List<String> whose, Chart chart, String hidden) {
        for (var line : chart.lines()) {
            var cells = new ArrayList<>(whose);
            cells.add(line.group());
            cells.add(line.year());
            cells.add(line.isHidden() ? hidden : String.valueOf(line.pupils()));
            for (var level : chart.levels()) {
                cells.add(line.isHidden() ? hidden : String.valueOf(line.percent(level.number())));
            }
            cells.add(line.isHidden() ? hidden : String.valueOf(line.percentFrom(chart.goal())));
            cells.add(line.points());
            row(cells);
        }
        return this;
    }

    String text() {
        return text.toString();
    }

    // A spreadsheet takes =, +, -, @ and the control characters for the start of a formula; a number is none.
    private static String cell(String value) {
        var safe = value.matches("(?s)[=+\\-@\\t\\r].*") && !value.matches("[+-]?[0-9]+") ? "'" + value : value;
        return safe.matches("(?s).*[\",\\r\\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
