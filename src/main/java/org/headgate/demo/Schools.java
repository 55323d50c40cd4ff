package org.headgate.demo;

import java.util.ArrayList;
import java.util.List;
import org.headgate.reference.District;

/** The fictional schools of one district, as many as its pupils need. */
record Schools(District district, List<School> elementary, List<School> middle, List<School> high) {

    private static final List<String> FIRST = List.of(
            "Acorn",
            "Lantern",
            "Quail",
            "Copper",
            "O'Dell",
            "Foxglove",
            "Tule",
            "Marrow",
            "Juniper",
            "Saint Brisa's",
            "Heron",
            "Wren",
            "Cobble",
            "Sable",
            "Larkspur",
            "Mill",
            "Thistle",
            "Ember");
    private static final List<String> SECOND = List.of(
            "Lane", "Hill", "Run", "Ford", "Creek", "Meadow", "Bridge", "Ridge", "Grove", "Bend", "Hollow", "Point");

    /** Schools enough for so many pupils. */
    static Schools of(District district, int pupils) {
        var elementary = new ArrayList<School>();
        for (var n = 0; n < Math.max(3, pupils / 170); n++) {
            // A comma in a name is where a caret file and a comma file part ways.
            var rest = n % 4 == 1 ? ", School of Arts and Science" : " Elementary";
            var charter = n == 2 ? "99" + district.code().text().substring(5, 7) : "";
            elementary.add(school(district, 6_100_101 + n, n, rest, charter));
        }
        var middle = new ArrayList<School>();
        for (var n = 0; n < Math.max(1, pupils / 800); n++) {
            middle.add(school(district, 6_200_201 + n, n + 5, " Middle", ""));
        }
        var high = new ArrayList<School>();
        for (var n = 0; n < Math.max(1, pupils / 1_200); n++) {
            high.add(school(district, 130_301 + n, n + 11, " High", ""));
        }
        return new Schools(district, List.copyOf(elementary), List.copyOf(middle), List.copyOf(high));
    }

    /** Where a pupil of this grade goes; the same pupil goes to the same school from year to year. */
    School forGrade(int grade, long lot) {
        var choices = grade <= 5 ? elementary : grade <= 8 ? middle : high;
        // Mixed, because pupils' numbers go round with their cohorts and would fill a school with one grade.
        var mixed = lot * 0x9E3779B97F4A7C15L >>> 33;
        return choices.get((int) (mixed % choices.size()));
    }

    private static School school(District district, int number, int name, String rest, String charter) {
        // Districts start at different places of the list, so their schools differ by name.
        var shift = Integer.parseInt(district.code().text().substring(2, 7)) % FIRST.size();
        var first = FIRST.get((name + shift) % FIRST.size());
        var second = SECOND.get((name + name / FIRST.size() + shift) % SECOND.size());
        var round = name / (FIRST.size() * SECOND.size());
        return new School(
                district,
                "%s%07d".formatted(district.code().text().substring(0, 7), number),
                first + " " + second + (round == 0 ? "" : " " + (round + 1)) + rest,
                charter);
    }
}
