package org.headgate.demo;

import static org.headgate.demo.Cells.grade;
import static org.headgate.demo.Cells.letter;
import static org.headgate.demo.Cells.padded;
import static org.headgate.demo.Cells.unlessZero;
import static org.headgate.demo.Cells.yesNo;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;

/** The columns of the CAASPP file. */
final class CaasppCells {

    static final Cells<Attempt> ALL = all();

    private CaasppCells() {}

    private static Cells<Attempt> all() {
        var cells = PupilCells.<Attempt>ofEveryFile();
        cells.put("RecordType", row -> row.test().recordType());
        cells.put("EnglishLanguageAcquisitionStatus", row -> row.pupil().elas(row.spring()));
        cells.put("TestRegistrationID", row -> "90000000" + row.uin());
        status(cells);
        for (var part = 1; part <= 4; part++) {
            part(cells, part);
        }
        PupilCells.finallyTestedAt(cells);
        scores(cells);
        writing(cells);
        for (var years = 1; years <= 3; years++) {
            history(cells, years);
        }
        return cells;
    }

    private static void status(Cells<Attempt> cells) {
        cells.put("ConditionCode", row -> row.test().condition());
        cells.put("Attemptedness", row -> row.test().attemptedness());
        cells.put("IncludeIndicator", row -> row.test().include());
        cells.put("ScoreStatus", row -> ifTested(row, t -> t.include().equals("R") ? "I" : "V"));
        cells.put("UnlistedResourcesConstructChange", row -> ifTested(row, t -> "N"));
        cells.put("TestMode", row -> ifTested(row, t -> "O"));
        cells.put("SSREligible", row -> letter(reported(row.test())));
        cells.put(
                "FinalTestCompletedDate",
                row -> ifTested(row, t -> t.completed().toString()));
        cells.put("ScoreAvailableDate", row -> ifTested(row, t -> availableOn(t).toString()));
        cells.put("SSRAvailableDate", row -> ifTested(row, t -> availableOn(t).toString()));
        var science = (Function<Registration<Attempt>, String>) row -> inGrade12(row) ? "Y" : "";
        cells.put("ScienceCurrentYearFlag", science);
        cells.put("CASTCurrentYearFlag", science);
        for (var name : new String[] {"ScienceParticipatedHighSchoolGrade", "CASTParticipatedHighSchoolGrade"}) {
            cells.put(name, row -> inGrade12(row) ? "12" : "");
        }
    }

    private static void part(Cells<Attempt> cells, int part) {
        PupilCells.testedAt(cells, part, row -> taken(row.test(), part));
        cells.put(
                "TestStartDate" + part,
                row -> taken(row.test(), part) ? row.test().started().toString() : "");
        cells.put(
                "TestCompletedDate" + part,
                row -> taken(row.test(), part)
                        ? (part == row.test().parts()
                                        ? row.test().completed()
                                        : row.test().started())
                                .toString()
                        : "");
        cells.put("SchoolStartDateTestWindow" + part, row -> part <= row.test().parts() ? row.spring() + "-03-18" : "");
        cells.put("SchoolEndDateTestWindow" + part, row -> part <= row.test().parts() ? row.spring() + "-05-30" : "");
        cells.put("ItemsAttempted" + part, row -> taken(row.test(), part) ? padded(itemsAttempted(row, part), 3) : "");
        cells.put("EDSTurnoffUniversalTools" + part, row -> taken(row.test(), part) ? yesNo(false) : "");
    }

    private static void scores(Cells<Attempt> cells) {
        cells.put("ScaleScore", row -> unlessZero(row.test().score()));
        cells.put("StandardErrorMeasurement", row -> ifTested(row, t -> padded(t.error(), 4)));
        cells.put("AchievementLevels", row -> Integer.toString(row.test().level()));
        cells.put("SmarterScaleScoresErrorBandsMin", row -> ifSmarter(row, t -> band(t, -1)));
        cells.put("SmarterScaleScoresErrorBandsMax", row -> ifSmarter(row, t -> band(t, 1)));
        cells.put(
                "LexileorQuantileMeasure",
                row -> ifSmarter(
                        row,
                        t -> t.recordType().equals("01")
                                ? measure(t.score() - 1_990) + "L"
                                : measure(t.score() - 2_010) + "Q"));
        for (var n = 1; n <= 4; n++) {
            var claim = n - 1;
            cells.put("SmarterClaim" + n + "PL", row -> ifSmarter(row, t -> unlessZero(t.claims()[claim])));
        }
        for (var n = 1; n <= 2; n++) {
            var claim = n - 1;
            cells.put("SmarterCompClaim" + n + "PL", row -> ifSmarter(row, t -> unlessZero(t.claims()[claim])));
            cells.put(
                    "SmarterCompClaim" + n + "PLMinus1",
                    row -> before(row, 1)
                            .filter(t -> t.isSmarter() && t.tested())
                            .map(t -> unlessZero(t.claims()[claim]))
                            .orElse(""));
        }
        for (var n = 1; n <= 3; n++) {
            var domain = n - 1;
            cells.put(
                    "Domain" + n + "Level",
                    row -> row.test().recordType().equals("06") && row.test().tested()
                            ? unlessZero(row.test().claims()[domain])
                            : "");
        }
    }

    // The full write of the ELA performance task.
    private static void writing(Cells<Attempt> cells) {
        cells.put(
                "Genre",
                row -> ifEla(row, t -> switch (t.pupil().number() % 3) {
                    case 0 -> t.grade() <= 5 ? "OPIN" : "ARGU";
                    case 1 -> t.grade() <= 8 ? "NARR" : "EXPL";
                    default -> t.grade() <= 5 ? "INFO" : "EXPL";
                }));
        cells.put("WERPOR", row -> ifEla(row, t -> Integer.toString(t.level())));
        cells.put(
                "WERDEVEEL",
                row -> ifEla(
                        row,
                        t -> Integer.toString(Math.max(1, t.level() - t.pupil().number() % 2))));
        cells.put("WERCOV", row -> ifEla(row, t -> Integer.toString(Math.min(2, t.level() - 1))));
        cells.put(
                "EAP", row -> isSmarter(row) && row.grade() == 11 ? (row.pupil().number() % 5 == 0 ? "2" : "1") : "");
    }

    /** What the file of {@code years} before said about the same pupil and the same test. */
    private static void history(Cells<Attempt> cells, int years) {
        var minus = "Minus" + years;
        put(cells, "SSREligible" + minus, years, t -> letter(reported(t)));
        put(cells, "GradeAssessed" + minus, years, t -> grade(t.grade()));
        put(cells, "SEM" + minus, years, t -> t.tested() ? padded(t.error(), 4) : "");
        put(cells, "ScaleScore" + minus, years, t -> unlessZero(t.score()));
        put(cells, "AchievementLevel" + minus, years, t -> Integer.toString(t.level()));
        put(cells, "ConditionCode" + minus, years, Attempt::condition);
        for (var n = 1; n <= 4; n++) {
            var claim = n - 1;
            put(
                    cells,
                    "SmarterClaim" + n + "PL" + minus,
                    years,
                    t -> t.isSmarter() ? unlessZero(t.claims()[claim]) : "");
        }
    }

    private static void put(Cells<Attempt> cells, String name, int years, Function<Attempt, String> cell) {
        cells.put(name, row -> before(row, years).map(cell).orElse(""));
    }

    private static Optional<Attempt> before(Registration<Attempt> row, int years) {
        var spring = row.spring() - years;
        var recordType = row.test().recordType();
        return Attempt.happened(row.pupil(), spring, recordType)
                ? Optional.of(Attempt.of(row.pupil(), spring, recordType))
                : Optional.empty();
    }

    private static boolean taken(Attempt test, int part) {
        return test.tested() && part <= test.parts();
    }

    private static boolean reported(Attempt test) {
        return test.tested() && test.include().equals("Y");
    }

    private static boolean inGrade12(Registration<Attempt> row) {
        return row.grade() == 12
                && (row.test().recordType().equals("06")
                        || row.test().recordType().equals("05"));
    }

    private static boolean isSmarter(Registration<Attempt> row) {
        return row.test().isSmarter();
    }

    // First scores of a year come out late in May; the Spanish test is scored in summer.
    static LocalDate availableOn(Attempt test) {
        if (test.recordType().equals("09")) {
            return LocalDate.of(test.spring(), 8, 14);
        }
        var first = LocalDate.of(test.spring(), 5, 20);
        var scored = test.completed().plusDays(21);
        return scored.isBefore(first) ? first : scored;
    }

    private static int itemsAttempted(Registration<Attempt> row, int part) {
        return row.test().condition().equals("INC0")
                ? 0
                : part == 2 && row.test().isSmarter() ? 4 : 30 + row.pupil().number() % 9;
    }

    private static String band(Attempt test, int side) {
        var bounds = Scales.PUBLISHED.cuts(test.recordType(), "overall", test.grade(), test.spring());
        var edge = test.score() + side * test.error();
        return Integer.toString(Math.max(bounds[0], Math.min(bounds[bounds.length - 1], edge)));
    }

    // In steps of five, from far below the first grades to beyond college.
    private static int measure(int above) {
        return Math.max(25, Math.min(1_650, (int) (above * 1.7) / 5 * 5));
    }

    private static String ifTested(Registration<Attempt> row, Function<Attempt, String> cell) {
        return row.test().tested() ? cell.apply(row.test()) : "";
    }

    private static String ifSmarter(Registration<Attempt> row, Function<Attempt, String> cell) {
        return row.test().isSmarter() ? ifTested(row, cell) : "";
    }

    private static String ifEla(Registration<Attempt> row, Function<Attempt, String> cell) {
        return row.test().recordType().equals("01") ? ifTested(row, cell) : "";
    }
}
