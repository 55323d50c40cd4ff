package org.headgate.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.headgate.layout.Column;
import org.headgate.reference.District;
import org.headgate.reference.DistrictCode;
import org.headgate.reference.Kind;
import org.headgate.reference.SchoolYear;
import org.headgate.reference.Side;
import org.junit.jupiter.api.Test;

class SeasonTest {

    private static final Season SEASON = Season.ofThreeDistricts(Samples.SEED, Samples.PUPILS);

    @Test
    void theSameSeedGivesTheSameBytesAndAnotherSeedGivesOthers() {
        var small = Season.ofThreeDistricts(5, 300);
        var again = Season.ofThreeDistricts(5, 300);
        // Asked in another order, which must not matter.
        again.file(again.districts().get(2).code(), Kind.ELPAC_INITIAL, Side.ENROLLED, SchoolYear.of("2022-23"));
        assertThat(sums(again)).isEqualTo(sums(small)).isNotEqualTo(sums(Season.ofThreeDistricts(6, 300)));
    }

    @Test
    void everyCellFitsItsLayout() {
        var misfits = new TreeMap<String, String>();
        forEveryFile(file -> {
            assertThat(file.rows()).as(file.name()).isNotEmpty();
            for (var row : file.rows()) {
                assertThat(row).hasSameSizeAs(file.header());
                for (var column : file.layout().columns()) {
                    var cell = row.get(column.position() - 1);
                    if (!fits(column, cell)) {
                        misfits.put(file.layout().name() + " " + column.name(), cell);
                    }
                }
            }
        });
        assertThat(misfits).isEmpty();
    }

    @Test
    void everyDateLiesInTheFilesYear() {
        var outside = new HashSet<String>();
        forEveryFile(file -> {
            var spring = file.year().spring();
            var first = file.kind() == Kind.ELPAC_INITIAL ? (spring - 1) + "-07-01" : spring + "-01-01";
            var last = file.kind() == Kind.ELPAC_INITIAL ? spring + "-06-30" : spring + "-08-31";
            for (var name :
                    List.of("TestStartDate1", "TestCompletedDate2", "FinalTestCompletedDate", "ScoreAvailableDate")) {
                for (var cell : column(file, name)) {
                    if (!cell.isEmpty() && (cell.compareTo(first) < 0 || cell.compareTo(last) > 0)) {
                        outside.add(file.name() + " " + name + " " + cell);
                    }
                }
            }
        });
        assertThat(outside).isEmpty();
    }

    @Test
    void theUinIsUniqueInEveryFileAndHasEightDigits() {
        forEveryFile(file -> {
            var numbers = column(file, "UIN");
            assertThat(numbers).as(file.name()).doesNotHaveDuplicates().allMatch(n -> n.matches("[0-9]{8}"));
        });
    }

    @Test
    void levelsAgreeWithScoresAndTheIncludeIndicatorWithConditionAndAttemptedness() {
        forEveryFile(file -> {
            if (file.kind() != Kind.CAASPP) {
                return;
            }
            for (var row = 0; row < file.rows().size(); row++) {
                var score = file.cell(row, "ScaleScore");
                var level = file.cell(row, "AchievementLevels");
                if (score.isEmpty()) {
                    assertThat(level).isEqualTo("9");
                } else {
                    var grade = Integer.parseInt(file.cell(row, "GradeAssessed"));
                    var type = file.cell(row, "RecordType");
                    var cuts = Scales.PUBLISHED.cuts(type, "overall", grade);
                    assertThat(Integer.parseInt(score)).isBetween(cuts[0], cuts[cuts.length - 1]);
                    assertThat(level)
                            .isEqualTo(Integer.toString(
                                    Scales.PUBLISHED.level(type, "overall", grade, Integer.parseInt(score))));
                }
                var include = file.cell(row, "IncludeIndicator");
                var attempted = file.cell(row, "Attemptedness");
                switch (file.cell(row, "ConditionCode")) {
                    case "NT", "NTE", "PGE" -> assertThat(include + attempted).isEqualTo("NN");
                    case "NEL" -> assertThat(include + attempted).isEqualTo("EN");
                    case "LOSS" -> assertThat(include + attempted).isEqualTo("TP");
                    case "INC0", "INC1" -> assertThat(include).isEqualTo("Y");
                    default -> assertThat(include + attempted).isIn("YY", "RY");
                }
            }
        });
    }

    @Test
    void everyRecordTypeAndTheUsualConditionCodesOccur() {
        var types = new HashSet<String>();
        var conditions = new HashSet<String>();
        forEveryFile(file -> {
            types.addAll(column(file, "RecordType"));
            conditions.addAll(column(file, "ConditionCode"));
        });
        assertThat(types).containsExactlyInAnyOrder("01", "02", "03", "04", "05", "06", "09", "21", "22", "23", "24");
        assertThat(conditions).contains("", "NT", "NTE", "PGE", "NEL", "LOSS", "EXD");
    }

    @Test
    void metOrAboveIsNearTheStatesPublishedShare() {
        // State 2024-25: ELA 48.8 %, mathematics 37.3 %, science 32.7 %.
        assertThat(metOrAbove("01", Map.of())).isCloseTo(48.8, within(4.0));
        assertThat(metOrAbove("02", Map.of())).isCloseTo(37.3, within(4.0));
        assertThat(metOrAbove("06", Map.of())).isCloseTo(32.7, within(5.0));
    }

    @Test
    void pupilGroupsDifferAsPublished() {
        var all = metOrAbove("01", Map.of());
        assertThat(metOrAbove("01", Map.of("ELAS", "EL"))).isLessThan(all - 20);
        assertThat(metOrAbove("01", Map.of("EconomicDisadvantageStatus", "Yes")))
                .isBetween(all - 16, all - 4);
        assertThat(metOrAbove("01", Map.of("CALPADSSpecialEducation", "Yes"))).isLessThan(all - 15);
        assertThat(metOrAbove("02", Map.of("EthnicityforTesting", "200")))
                .isGreaterThan(metOrAbove("02", Map.of("EthnicityforTesting", "500")) + 15);
    }

    @Test
    void aPupilWhoMovedStandsInOneSidesFileOnly() {
        for (var district : SEASON.districts()) {
            for (var year : Season.YEARS) {
                var enrolled = SEASON.file(district.code(), Kind.CAASPP, Side.ENROLLED, year);
                var tested = SEASON.file(district.code(), Kind.CAASPP, Side.TESTED, year);
                assertThat(column(enrolled, "CALPADSDistrictCode"))
                        .containsOnly(district.code().text());
                assertThat(column(tested, "FinalTestedDistrictCode"))
                        .containsOnly(district.code().text());
                var onlyEnrolled = minus(column(enrolled, "SSID"), column(tested, "SSID"));
                var onlyTested = minus(column(tested, "SSID"), column(enrolled, "SSID"));
                assertThat(onlyEnrolled)
                        .isNotEmpty()
                        .hasSizeLessThan(enrolled.rows().size() / 20);
                assertThat(onlyTested)
                        .isNotEmpty()
                        .hasSizeLessThan(tested.rows().size() / 20);
            }
        }
    }

    @Test
    void lastYearsColumnsSayWhatLastYearsFileSaid() {
        var compared = new int[2];
        for (var year : List.of(SchoolYear.of("2023-24"), SchoolYear.of("2024-25"))) {
            var lastYear = new HashMap<String, String>();
            forEveryDistrict(
                    Kind.CAASPP,
                    year.before(),
                    file -> eachRow(
                            file,
                            row -> lastYear.put(
                                    file.cell(row, "SSID") + file.cell(row, "RecordType"),
                                    said(
                                            file,
                                            row,
                                            "GradeAssessed",
                                            "ScaleScore",
                                            "AchievementLevels",
                                            "ConditionCode"))));
            forEveryDistrict(
                    Kind.CAASPP,
                    year,
                    file -> eachRow(file, row -> {
                        var before = lastYear.get(file.cell(row, "SSID") + file.cell(row, "RecordType"));
                        if (before != null && Integer.parseInt(file.cell(row, "RecordType")) <= 4) {
                            compared[0]++;
                            assertThat(said(
                                            file,
                                            row,
                                            "GradeAssessedMinus1",
                                            "ScaleScoreMinus1",
                                            "AchievementLevelMinus1",
                                            "ConditionCodeMinus1"))
                                    .isEqualTo(before);
                        }
                    }));
            lastYear.clear();
            forEveryDistrict(
                    Kind.ELPAC_SUMMATIVE,
                    year.before(),
                    file -> eachRow(
                            file,
                            row -> lastYear.put(
                                    file.cell(row, "SSID"),
                                    said(file, row, "GradeAssessed", "OverallScaleScore", "OverallPL"))));
            forEveryDistrict(
                    Kind.ELPAC_SUMMATIVE,
                    year,
                    file -> eachRow(file, row -> {
                        var before = lastYear.get(file.cell(row, "SSID"));
                        if (before != null) {
                            compared[1]++;
                            assertThat(said(
                                            file,
                                            row,
                                            "GradeAssessedMinus1",
                                            "OverallScaleScoreMinus1",
                                            "OverallPLMinus1"))
                                    .isEqualTo(before);
                        }
                    }));
        }
        assertThat(compared[0]).isGreaterThan(3_000);
        assertThat(compared[1]).isGreaterThan(500);
    }

    @Test
    void noCompleteFileOfTheDemoLosesASchoolOrAQuarterOfItsRowsToTheNextYear() {
        for (var district : SEASON.districts()) {
            for (var kind : Kind.values()) {
                for (var year : List.of(SchoolYear.of("2023-24"), SchoolYear.of("2024-25"))) {
                    var before = SEASON.file(district.code(), kind, Side.TESTED, year.before());
                    var file = SEASON.file(district.code(), kind, Side.TESTED, year);
                    assertThat(file.rows().size())
                            .as(file.name())
                            .isGreaterThan(before.rows().size() * 4 / 5);
                    var schools = Set.copyOf(column(file, "FinalTestedSchoolCode"));
                    column(before, "FinalTestedSchoolCode").stream()
                            .collect(Collectors.groupingBy(code -> code, Collectors.counting()))
                            .forEach((school, rows) -> {
                                if (rows >= 5) {
                                    assertThat(schools).as(file.name()).contains(school);
                                }
                            });
                }
            }
        }
    }

    @Test
    void aReclassifiedPupilHadReachedLevelFour() {
        var levels = new HashMap<String, String>();
        forEveryDistrict(
                Kind.ELPAC_SUMMATIVE,
                SchoolYear.of("2023-24"),
                file -> eachRow(file, row -> levels.put(file.cell(row, "SSID"), file.cell(row, "OverallPL"))));
        var reclassified = new ArrayList<String>();
        forEveryDistrict(
                Kind.CAASPP,
                SchoolYear.of("2024-25"),
                file -> eachRow(file, row -> {
                    var level = levels.get(file.cell(row, "SSID"));
                    if (level != null
                            && file.cell(row, "ELAS").equals("RFEP")
                            && level.matches("[1-4]")
                            && file.cell(row, "RecordType").equals("01")) {
                        reclassified.add(level);
                    }
                }));
        assertThat(reclassified).hasSizeGreaterThan(10).containsOnly("4");
    }

    @Test
    void aSeasonOfOneOwnDistrictHasAllItsFiles() {
        var district = new District(new DistrictCode("99900010000000"), "Test Valley Unified", "99");
        var season = Season.of(7, 400, district);
        for (var kind : Kind.values()) {
            for (var side : Side.values()) {
                assertThat(season.file(district.code(), kind, side, SchoolYear.of("2024-25"))
                                .rows())
                        .isNotEmpty();
            }
        }
    }

    // ------------------------------------------------------------

    static boolean fits(Column column, String cell) {
        if (cell.isEmpty()) {
            return !column.required();
        }
        if (!column.codes().isEmpty() && !column.codes().contains(cell)) {
            return false;
        }
        if (cell.contains("^") || cell.length() > TomsZip.width(column)) {
            return false;
        }
        return switch (column.type()) {
            case BLANK -> false;
            case DATE -> cell.matches("(19|20)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])");
            case CDS14 -> cell.matches("[0-9]{14}");
            case DIGITS, INT -> cell.matches("[0-9]+");
            case YESNO -> cell.matches("Yes|No");
            case SCORE -> cell.matches("[0-9]{1,4}|NS");
            default -> true;
        };
    }

    private static double metOrAbove(String recordType, Map<String, String> group) {
        var counts = new int[5];
        for (var district : SEASON.districts()) {
            var file = SEASON.file(district.code(), Kind.CAASPP, Side.TESTED, SchoolYear.of("2024-25"));
            eachRow(file, row -> {
                if (file.cell(row, "RecordType").equals(recordType)
                        && file.cell(row, "IncludeIndicator").equals("Y")
                        && group.entrySet().stream()
                                .allMatch(
                                        entry -> file.cell(row, entry.getKey()).equals(entry.getValue()))) {
                    counts[Integer.parseInt(file.cell(row, "AchievementLevels"))]++;
                }
            });
        }
        var all = IntStream.rangeClosed(1, 4).map(i -> counts[i]).sum();
        return 100.0 * (counts[3] + counts[4]) / all;
    }

    private static Map<String, Long> sums(Season season) {
        var sums = new TreeMap<String, Long>();
        forEveryFile(season, file -> {
            var sum = new CRC32();
            sum.update(file.bytes());
            sums.put(file.name(), sum.getValue());
        });
        return sums;
    }

    private static void forEveryFile(Consumer<TomsFile> work) {
        forEveryFile(SEASON, work);
    }

    private static void forEveryFile(Season season, Consumer<TomsFile> work) {
        for (var district : season.districts()) {
            for (var kind : Kind.values()) {
                for (var side : Side.values()) {
                    for (var year : Season.YEARS) {
                        work.accept(season.file(district.code(), kind, side, year));
                    }
                }
            }
        }
    }

    private static void forEveryDistrict(Kind kind, SchoolYear year, Consumer<TomsFile> work) {
        for (var district : SEASON.districts()) {
            work.accept(SEASON.file(district.code(), kind, Side.ENROLLED, year));
        }
    }

    private static void eachRow(TomsFile file, Consumer<Integer> work) {
        for (var row = 0; row < file.rows().size(); row++) {
            work.accept(row);
        }
    }

    private static String said(TomsFile file, int row, String... columns) {
        return List.of(columns).stream().map(name -> file.cell(row, name)).collect(Collectors.joining("|"));
    }

    private static List<String> column(TomsFile file, String name) {
        return IntStream.range(0, file.rows().size())
                .mapToObj(row -> file.cell(row, name))
                .toList();
    }

    private static Set<String> minus(List<String> all, List<String> those) {
        var rest = new HashSet<>(all);
        those.forEach(rest::remove);
        return rest;
    }
}
