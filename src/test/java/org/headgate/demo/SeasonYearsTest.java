package org.headgate.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.headgate.layout.Column;
import org.headgate.layout.Layouts;
import org.headgate.layout.Recogniser;
import org.headgate.layout.Recognition;
import org.headgate.reference.District;
import org.headgate.reference.DistrictCode;
import org.headgate.reference.Kind;
import org.headgate.reference.SchoolYear;
import org.headgate.reference.Side;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every layout that was ever documented, in the files of one small district. */
class SeasonYearsTest {

    private static final District DISTRICT =
            new District(new DistrictCode("99900110000000"), "Old Mill Unified", "Fictional County");
    private static final Season SEASON = Season.of(17, 700, DISTRICT);

    @TempDir
    Path folder;

    private final Recogniser recogniser = new Recogniser(Layouts.onClassPath());

    static Stream<TomsFile> files() {
        return Stream.of(Kind.values())
                .flatMap(kind -> Season.yearsOf(kind).stream()
                        .flatMap(year -> Stream.of(Side.values()).map(side -> file(kind, side, year.text()))));
    }

    @Test
    void aSeasonHasAFileOfEveryLayout() {
        assertThat(files().map(file -> file.layout().name()).distinct())
                .containsExactlyInAnyOrderElementsOf(Layouts.onClassPath().all().stream()
                        .map(layout -> layout.name())
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyFileIsRecognisedAsWhatItIs(TomsFile file) {
        var recognition = recogniser.recognise(file.name(), file.csvInto(folder));

        assertThat(recognition).isInstanceOfSatisfying(Recognition.ScoreFile.class, found -> {
            assertThat(found.kind()).isEqualTo(file.kind());
            assertThat(found.side()).contains(file.side());
            assertThat(found.year()).isEqualTo(file.year());
            assertThat(found.layout()).isEqualTo(file.layout());
            assertThat(found.districts()).containsExactly(DISTRICT.code());
            assertThat(found.rows()).isEqualTo(file.rows().size());
        });
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyCellFitsItsLayoutAndTheCoreIsFilled(TomsFile file) {
        var misfits = new TreeMap<String, String>();
        var filled = new HashSet<String>();
        for (var row : file.rows()) {
            assertThat(row).hasSameSizeAs(file.header());
            for (var column : file.layout().columns()) {
                var cell = row.get(column.position() - 1);
                if (!SeasonTest.fits(column, cell)) {
                    misfits.put(column.name(), cell);
                }
                if (!cell.isEmpty()) {
                    filled.add(column.goesTo());
                }
            }
        }
        assertThat(misfits).isEmpty();
        // A small district may have nobody with a past, and nobody who missed the Initial.
        assertThat(file.layout().columns().stream()
                        .map(Column::goesTo)
                        .filter(word -> !word.startsWith("prior_") && !word.equals("condition_code")))
                .allSatisfy(word -> assertThat(filled).contains(word));
    }

    @ParameterizedTest
    @MethodSource("files")
    void scoresLieInTheRangesOfTheirYearAndLevelsAgree(TomsFile file) {
        if (file.kind() == Kind.ELPAC_INITIAL) {
            return;
        }
        var score = file.layout().filling("scale_score").orElseThrow().position() - 1;
        var level = file.layout().filling("level").orElseThrow().position() - 1;
        var grade = file.layout().filling("grade").orElseThrow().position() - 1;
        for (var row : file.rows()) {
            if (row.get(score).matches("[0-9]+")) {
                var type = row.get(0).equals("SA") ? "21" : row.get(0);
                var grades = row.get(grade).equals("KN") ? 0 : Integer.parseInt(row.get(grade));
                var cuts = Scales.PUBLISHED.cuts(
                        type, "overall", grades, file.year().spring());
                var points = Integer.parseInt(row.get(score));
                assertThat(points).isBetween(cuts[0], cuts[cuts.length - 1]);
                assertThat(row.get(level)).isEqualTo("" + Scales.PUBLISHED.level(type, "overall", grades, points));
            }
        }
    }

    @Test
    void theEndsOfTheScaleMovedIn2021() {
        assertThat(Scales.PUBLISHED.cuts("01", "overall", 3, 2019)).containsExactly(2114, 2367, 2432, 2490, 2623);
        assertThat(Scales.PUBLISHED.cuts("01", "overall", 3, 2021)).containsExactly(2115, 2367, 2432, 2490, 2650);
        assertThat(Scales.PUBLISHED.cuts("21", "overall", 3, 2019))
                .isEqualTo(Scales.PUBLISHED.cuts("21", "overall", 3));
    }

    @Test
    void anOldFileSpeaksAsItsTimeDid() {
        var summative = file(Kind.ELPAC_SUMMATIVE, Side.TESTED, "2018-19");
        assertThat(cells(summative, "Assessment Type")).containsOnly("SA");
        assertThat(cells(summative, "Gender")).contains("Female", "Male").doesNotContain("F", "M");
        assertThat(cells(summative, "Condition Code")).contains("ALT");
        assertThat(summative.name())
                .isEqualTo(
                        "99900110000000_Summative_ELPAC_Student_Score_Data_File_TestedStudentScoreData_2019_DLMTR.CSV");

        var caaspp = file(Kind.CAASPP, Side.ENROLLED, "2020-21");
        assertThat(cells(caaspp, "CALPADSPrimaryLanguage")).contains("00", "01").doesNotContain("ENG");
        assertThat(cells(caaspp, "RecordType")).doesNotContain("05");

        var initial = file(Kind.ELPAC_INITIAL, Side.ENROLLED, "2019-20");
        assertThat(initial.text().lines().findFirst().orElseThrow()).startsWith("Assessment Type,UIN");
    }

    @Test
    void aPupilIsTheSameOneYearLater() {
        var born = new HashMap<String, String>();
        var again = 0;
        for (var year : List.of("2020-21", "2021-22", "2022-23")) {
            var file = file(Kind.CAASPP, Side.ENROLLED, year);
            for (var row = 0; row < file.rows().size(); row++) {
                var before = born.putIfAbsent(file.cell(row, "SSID"), file.cell(row, "DateofBirth"));
                again += before == null ? 0 : 1;
                assertThat(file.cell(row, "DateofBirth"))
                        .isEqualTo(before == null ? file.cell(row, "DateofBirth") : before);
            }
        }
        assertThat(again).isGreaterThan(1_000);
    }

    @Test
    void everyRowHasANumberOfItsOwnInAllYears() {
        var numbers = new ArrayList<String>();
        files().filter(file -> file.side() == Side.TESTED).forEach(file -> {
            var place = file.layout().filling("uin").orElseThrow().position() - 1;
            file.rows().forEach(row -> numbers.add(row.get(place)));
        });
        assertThat(numbers).allMatch(number -> number.matches("[0-9]{8}"));
        assertThat(new HashSet<>(numbers)).hasSameSizeAs(numbers);
    }

    @Test
    void aSmallFileAloneHasARowWhateverTheSeed() {
        for (var seed = 1; seed <= 60; seed++) {
            for (var kind : Kind.values()) {
                var years = Season.yearsOf(kind);
                var year = years.get(seed % years.size());
                var file = Season.alone(seed, 20, DISTRICT, kind, Side.TESTED, year);
                assertThat(file.rows()).isNotEmpty();
                assertThat(recogniser.recognise(file.name(), file.csvInto(folder)))
                        .isInstanceOf(Recognition.ScoreFile.class);
            }
        }
    }

    private static TomsFile file(Kind kind, Side side, String year) {
        return SEASON.file(DISTRICT.code(), kind, side, SchoolYear.of(year));
    }

    private static List<String> cells(TomsFile file, String column) {
        return IntStream.range(0, file.rows().size())
                .mapToObj(row -> file.cell(row, column))
                .toList();
    }
}
