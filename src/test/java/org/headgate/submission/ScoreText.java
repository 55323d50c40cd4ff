package org.headgate.submission;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.headgate.layout.Column;
import org.headgate.layout.Layout;
import org.headgate.layout.Layouts;
import org.headgate.reference.DistrictCode;
import org.headgate.reference.Kind;
import org.headgate.reference.SchoolYear;

/** The smallest score files that still are some. */
record ScoreText(Layout layout, DistrictCode enrolled, DistrictCode tested, int rows) {

    static ScoreText of(Kind kind, String year, DistrictCode district, int rows) {
        var layout = Layouts.onClassPath().find(kind, SchoolYear.of(year)).orElseThrow();
        return new ScoreText(layout, district, district, rows);
    }

    /** As TOMS would call it; {@code side} is Enrolled or Tested. */
    String name(String side) {
        return "%s_CAASPP_Student_Score_Data_File_%sStudentScoreData_%d_DLMTR.CSV"
                .formatted(enrolled, side, layout.year().spring());
    }

    byte[] bytes() {
        return text('^').getBytes(StandardCharsets.UTF_8);
    }

    String text(char delimiter) {
        var text = new StringBuilder(
                line(delimiter, layout.columns().stream().map(Column::name).toList()));
        for (var row = 1; row <= rows; row++) {
            var number = row;
            text.append(line(
                    delimiter,
                    layout.columns().stream()
                            .map(column -> cell(column, number))
                            .toList()));
        }
        return text.toString();
    }

    private static String line(char delimiter, List<String> cells) {
        return cells.stream().collect(Collectors.joining(String.valueOf(delimiter))) + "\r\n";
    }

    private String cell(Column column, int row) {
        if (column.name().equals("EndofRecord")) {
            return "ZZ";
        }
        return switch (column.goesTo()) {
            case "record_type" -> "01";
            case "ssid" -> "%010d".formatted(row);
            case "enrolled_district" -> enrolled.text();
            case "tested_district" -> tested.text();
            case "completed_on" -> layout.year().spring() + "-05-10";
            default -> "";
        };
    }
}
