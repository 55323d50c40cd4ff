package org.headgate.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.headgate.dashboard.SmallGroups.Place;
import org.junit.jupiter.api.Test;

class SmallGroupsTest {

    private final SmallGroups smallGroups = new SmallGroups(11);

    @Test
    void nothingIsHiddenWhereEveryGroupIsLargeEnough() {
        assertThat(smallGroups.hidden(district("grade:3", 11, "grade:4", 12))).isEmpty();
    }

    @Test
    void aTableOfOneSmallGroupIsHiddenWhole() {
        assertThat(smallGroups.hidden(district("grade:3", 10))).containsExactlyInAnyOrder(all(), grade(3));
    }

    @Test
    void tenPupilsAreHiddenAndElevenAreShown() {
        assertThat(smallGroups.hidden(district("grade:3", 5, "grade:4", 10, "grade:5", 11, "grade:6", 40)))
                .containsExactlyInAnyOrder(grade(3), grade(4));
    }

    @Test
    void aSingleSmallGroupTakesTheNextSmallestWithIt() {
        assertThat(smallGroups.hidden(district("grade:3", 4, "grade:4", 30, "grade:5", 20)))
                .containsExactlyInAnyOrder(grade(3), grade(5));
    }

    @Test
    void twoSmallGroupsThatAreASmallGroupTogetherTakeAThirdWithThem() {
        assertThat(smallGroups.hidden(district("grade:3", 4, "grade:4", 3, "grade:5", 20, "grade:6", 30)))
                .containsExactlyInAnyOrder(grade(3), grade(4), grade(5));
    }

    @Test
    void ofAYesAndANoWithAFewYesNeitherIsShown() {
        assertThat(smallGroups.hidden(district("foster:yes", 2, "foster:no", 500)))
                .containsExactlyInAnyOrder(new Place("", "foster:yes"), new Place("", "foster:no"));
    }

    @Test
    void aGroupWithoutPupilsCoversNobody() {
        assertThat(smallGroups.hidden(district("grade:3", 4, "grade:4", 0, "grade:5", 20)))
                .containsExactlyInAnyOrder(grade(3), grade(5));
    }

    @Test
    void whatOneSchoolHidesTheOtherSchoolsDoNotGiveAway() {
        var pupils = new HashMap<Place, Integer>();
        put(pupils, "north", 3, 5, 4, 40);
        put(pupils, "south", 3, 30, 4, 35);
        put(pupils, "west", 3, 50, 4, 60);
        addUp(pupils);

        assertThat(smallGroups.hidden(pupils))
                .as("the small group, its neighbor in the school, and the next smallest school in both grades")
                .containsExactlyInAnyOrder(
                        new Place("north", "grade:3"),
                        new Place("north", "grade:4"),
                        new Place("south", "grade:3"),
                        new Place("south", "grade:4"));
    }

    @Test
    void aSmallSchoolTakesTheNextSmallestWithItInTheTableOfSchools() {
        var pupils = new HashMap<Place, Integer>();
        put(pupils, "north", 3, 6);
        put(pupils, "south", 3, 30);
        put(pupils, "west", 3, 50);
        addUp(pupils);

        assertThat(smallGroups.hidden(pupils))
                .contains(new Place("north", ""), new Place("south", ""))
                .doesNotContain(new Place("west", ""), all());
    }

    @Test
    void noSmallGroupOfARandomTableComesBackBySubtraction() {
        var random = new Random(20261124);
        for (var round = 0; round < 400; round++) {
            var pupils = randomTable(random);
            var hidden = smallGroups.hidden(pupils);

            pupils.forEach((place, n) -> {
                if (n > 0 && n < 11) {
                    assertThat(hidden).contains(place);
                }
            });
            for (var equation : equations(pupils)) {
                var unknown = equation.stream().filter(hidden::contains).toList();
                var small = unknown.stream()
                        .filter(p -> pupils.getOrDefault(p, 0) < 11)
                        .toList();
                assertThat(unknown.size() == 1 && !small.isEmpty())
                        .as("round %d: %s alone is hidden in %s", round, small, equation)
                        .isFalse();
            }
        }
    }

    @Test
    void noSmallGroupOfARandomTableComesBackFromAllSumsTogether() {
        var random = new Random(42);
        for (var round = 0; round < 400; round++) {
            var pupils = randomTable(random);
            assertThat(recoverable(pupils, smallGroups.hidden(pupils)))
                    .as("round %d", round)
                    .allSatisfy(place -> assertThat(pupils)
                            .extractingByKey(place)
                            .satisfies(n -> assertThat(n).isGreaterThanOrEqualTo(11)));
        }
    }

    /** What somebody learns who solves all sums of all tables as one system. */
    private static List<Place> recoverable(Map<Place, Integer> pupils, Set<Place> hidden) {
        var unknowns = new ArrayList<>(hidden);
        var rows = new ArrayList<double[]>();
        for (var equation : equations(pupils)) {
            var row = new double[unknowns.size()];
            for (var i = 0; i < equation.size(); i++) {
                var column = unknowns.indexOf(equation.get(i));
                if (column >= 0) {
                    row[column] = i == 0 ? -1 : 1;
                }
            }
            rows.add(row);
        }
        var rank = 0;
        for (var column = 0; column < unknowns.size() && rank < rows.size(); column++) {
            var pivot = rank;
            for (var r = rank; r < rows.size(); r++) {
                if (Math.abs(rows.get(r)[column]) > Math.abs(rows.get(pivot)[column])) {
                    pivot = r;
                }
            }
            if (Math.abs(rows.get(pivot)[column]) < 1e-9) {
                continue;
            }
            java.util.Collections.swap(rows, rank, pivot);
            var lead = rows.get(rank);
            var by = lead[column];
            for (var i = 0; i < lead.length; i++) {
                lead[i] /= by;
            }
            for (var r = 0; r < rows.size(); r++) {
                var factor = rows.get(r)[column];
                if (r != rank && Math.abs(factor) > 1e-9) {
                    for (var i = 0; i < lead.length; i++) {
                        rows.get(r)[i] -= factor * lead[i];
                    }
                }
            }
            rank++;
        }
        var found = new ArrayList<Place>();
        for (var row : rows.subList(0, rank)) {
            var at = new ArrayList<Integer>();
            for (var i = 0; i < row.length; i++) {
                if (Math.abs(row[i]) > 1e-9) {
                    at.add(i);
                }
            }
            if (at.size() == 1) {
                found.add(unknowns.get(at.get(0)));
            }
        }
        return found;
    }

    /** Each list: the total first, then its parts. */
    private static List<List<Place>> equations(Map<Place, Integer> pupils) {
        var schools = pupils.keySet().stream().map(Place::school).distinct().toList();
        var columns = pupils.keySet().stream().map(Place::column).distinct().toList();
        var families = columns.stream()
                .filter(c -> !c.isEmpty())
                .map(c -> c.substring(0, c.indexOf(':')))
                .distinct()
                .toList();
        var equations = new ArrayList<List<Place>>();
        for (var school : schools) {
            for (var family : families) {
                var equation = new ArrayList<>(List.of(new Place(school, "")));
                columns.stream()
                        .filter(c -> c.startsWith(family + ":"))
                        .map(c -> new Place(school, c))
                        .filter(p -> pupils.getOrDefault(p, 0) > 0)
                        .forEach(equation::add);
                equations.add(equation);
            }
        }
        for (var column : columns) {
            var equation = new ArrayList<>(List.of(new Place("", column)));
            schools.stream()
                    .filter(s -> !s.isEmpty())
                    .map(s -> new Place(s, column))
                    .filter(p -> pupils.getOrDefault(p, 0) > 0)
                    .forEach(equation::add);
            if (equation.size() > 1) {
                equations.add(equation);
            }
        }
        return equations;
    }

    private static Map<Place, Integer> randomTable(Random random) {
        var pupils = new HashMap<Place, Integer>();
        var schools = 1 + random.nextInt(7);
        var usual = 2 + random.nextInt(60);
        for (var s = 0; s < schools; s++) {
            for (var pupil = random.nextInt(1 + usual * 4); pupil > 0; pupil--) {
                var school = "school " + s;
                pupils.merge(new Place(school, "grade:" + (3 + random.nextInt(4))), 1, Integer::sum);
                pupils.merge(new Place(school, "gender:" + "FMX".charAt(random.nextInt(50) / 24)), 1, Integer::sum);
                pupils.merge(new Place(school, "foster:" + (random.nextInt(30) == 0 ? "yes" : "no")), 1, Integer::sum);
                pupils.merge(new Place(school, ""), 1, Integer::sum);
            }
        }
        if (pupils.isEmpty()) {
            return randomTable(random);
        }
        addUpColumns(pupils);
        return pupils;
    }

    private static Map<Place, Integer> district(Object... columnsAndPupils) {
        var pupils = new HashMap<Place, Integer>();
        var total = 0;
        for (var i = 0; i < columnsAndPupils.length; i += 2) {
            pupils.put(new Place("", (String) columnsAndPupils[i]), (Integer) columnsAndPupils[i + 1]);
            total += (Integer) columnsAndPupils[i + 1];
        }
        pupils.put(all(), total);
        return pupils;
    }

    private static void put(Map<Place, Integer> pupils, String school, int... gradesAndPupils) {
        for (var i = 0; i < gradesAndPupils.length; i += 2) {
            pupils.put(new Place(school, "grade:" + gradesAndPupils[i]), gradesAndPupils[i + 1]);
        }
    }

    private static void addUp(Map<Place, Integer> pupils) {
        Map.copyOf(pupils).forEach((place, n) -> pupils.merge(new Place(place.school(), ""), n, Integer::sum));
        addUpColumns(pupils);
    }

    private static void addUpColumns(Map<Place, Integer> pupils) {
        Map.copyOf(pupils).forEach((place, n) -> pupils.merge(new Place("", place.column()), n, Integer::sum));
    }

    private static Place all() {
        return new Place("", "");
    }

    private static Place grade(int grade) {
        return new Place("", "grade:" + grade);
    }
}
