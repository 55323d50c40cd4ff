package org.headgate.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.headgate.layout.Column;
import org.headgate.layout.Layout;
import org.headgate.layout.Layouts;
import org.headgate.reference.Kind;
import org.headgate.reference.SchoolYear;

/** A sound CAASPP file of synthetic pupils, and the ways in which it can go wrong. */
final class CaasppFile {

    private final Layout layout =
            Layouts.onClassPath().find(Kind.CAASPP, SchoolYear.of("2024-25")).orElseThrow();
    private final String district;
    private final List<String> lines = new ArrayList<>();
    private String end = "\n";

    private CaasppFile(String district) {
        this.district = district;
    }

    static CaasppFile of(String district) {
        return new CaasppFile(district);
    }

    /** ELA, mathematics and, in grade 5, science for so many pupils of a school. */
    CaasppFile withPupils(int pupils, int school) {
        for (var i = 0; i < pupils; i++) {
            var ssid = "9%03d%06d".formatted(school, i);
            lines.add(row(
                    Map.of(
                            "RecordType",
                            "01",
                            "SSID",
                            ssid,
                            "ScaleScore",
                            Integer.toString(2450 + i % 40),
                            "AchievementLevels",
                            "2"),
                    school));
            lines.add(row(
                    Map.of(
                            "RecordType",
                            "02",
                            "SSID",
                            ssid,
                            "ScaleScore",
                            Integer.toString(2460 + i % 40),
                            "AchievementLevels",
                            "2"),
                    school));
            lines.add(row(
                    Map.of(
                            "RecordType",
                            "06",
                            "SSID",
                            ssid,
                            "ScaleScore",
                            "0%d".formatted(180 + i % 30),
                            "AchievementLevels",
                            "2"),
                    school));
        }
        return this;
    }

    /** One more row of the first school, with these cells. */
    CaasppFile withRow(Map<String, String> cells) {
        lines.add(row(cells, 1));
        return this;
    }

    /** For each of these genders one more row; Q is in no list of codes. */
    CaasppFile withGenders(String... genders) {
        for (var i = 0; i < genders.length; i++) {
            withRow(Map.of("RecordType", "01", "SSID", "98%08d".formatted(i + 11), "Gender", genders[i]));
        }
        return this;
    }

    /** One more line, as it is. */
    CaasppFile withLine(String line) {
        lines.add(line);
        return this;
    }

    /** The last line stops in the middle. */
    CaasppFile cutOff() {
        var last = lines.remove(lines.size() - 1);
        lines.add(last.substring(0, last.length() / 2));
        end = "";
        return this;
    }

    byte[] bytes() {
        return (String.join("^", layout.names()) + "\n" + String.join("\n", lines) + end)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** As many rows as asked for, written straight to a file. */
    static void write(Path file, String district, int rows) {
        var maker = of(district);
        try (var out = Files.newBufferedWriter(file)) {
            out.write(String.join("^", maker.layout.names()) + "\n");
            for (var i = 0; i < rows / 3; i++) {
                maker.withPupils(1, 1 + i % 40);
                for (var line : maker.lines) {
                    // The same school's pupils must not all be one.
                    out.write(line.replaceFirst("\\^9\\d{9}\\^", "^9%09d^".formatted(i)) + "\n");
                }
                maker.lines.clear();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String row(Map<String, String> cells, int school) {
        var all = new HashMap<>(Map.of(
                "UIN",
                "%08d".formatted(lines.size() + 1),
                "GradeAssessed",
                "05",
                "CALPADSGrade",
                "05",
                "CALPADSDistrictCode",
                district,
                "FinalTestedDistrictCode",
                district,
                "CALPADSSchoolCode",
                school(school),
                "FinalTestedSchoolCode",
                school(school),
                "FinalTestCompletedDate",
                "2025-05-06",
                "IncludeIndicator",
                "Y",
                "EndofRecord",
                "ZZ"));
        all.put("SpecialEducationforTesting", "No");
        all.put("AmericanIndianorAlaskaNative", "Yes");
        all.put("ScoreStatus", "V");
        all.put("ScaleScore", "2450");
        all.put("AchievementLevels", "2");
        all.putAll(cells);
        return String.join(
                "^",
                layout.columns().stream()
                        .map(column -> all.getOrDefault(column.name(), filler(column)))
                        .toList());
    }

    private String school(int number) {
        return district.substring(0, 7) + "%07d".formatted(number);
    }

    private static String filler(Column column) {
        if (!column.required()) {
            return "";
        }
        return switch (column.type()) {
            case DATE -> "2014-03-04";
            case CDS14 -> "99900000000000";
            case YESNO -> "No";
            case CODE -> column.codes().isEmpty() ? "A" : column.codes().get(0);
            case SCORE, INT, DIGITS, ID -> "1234";
            default -> "Testina";
        };
    }
}
