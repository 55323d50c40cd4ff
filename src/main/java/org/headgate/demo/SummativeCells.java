package org.headgate.demo;

import static org.headgate.demo.Cells.grade;
import static org.headgate.demo.Cells.letter;
import static org.headgate.demo.Cells.padded;
import static org.headgate.demo.Cells.unlessZero;
import static org.headgate.demo.Cells.yesNo;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The columns of the Summative ELPAC file. */
final class SummativeCells {

    private static final List<String> DOMAINS = List.of("Listening", "Speaking", "Reading", "Writing");
    private static final List<String> COMPOSITES = List.of("Overall", "OralLanguage", "WrittenLanguage");

    // Below the lists it needs.
    static final Cells<Summative> ALL = all();

    private SummativeCells() {}

    private static Cells<Summative> all() {
        var cells = PupilCells.<Summative>ofEveryFile();
        cells.put("RecordType", row -> row.test().recordType());
        cells.put("TestingEligibilityID", row -> "7" + row.uin());
        cells.put(
                "AssessmentType",
                row -> row.spring() == 2019 ? "SA" : row.test().recordType());
        for (var name : new String[] {"ELASforTesting", "EnglishLanguageAcquisitionStatus"}) {
            cells.always(name, "EL");
        }
        cells.put("ConditionCode", row -> row.test().condition());
        cells.put("Attemptedness", row -> row.test().attemptedness());
        cells.put("IncludeIndicator", row -> row.test().include());
        cells.put("TestedStatus", row -> letter(row.test().attempted()));
        cells.put("SSREligible", row -> letter(reported(row.test())));
        cells.put(
                "FinalTestCompletedDate",
                row -> row.test().attempted() ? row.test().completed().toString() : "");
        cells.put(
                "ScoreAvailableDate",
                row -> row.test().attempted() ? availableOn(row.test()).toString() : "");
        cells.put(
                "SSRAvailableDate",
                row -> row.test().attempted() ? availableOn(row.test()).toString() : "");
        cells.put("ReportCreatedDate", row -> row.spring() + "-08-15");
        cells.put("ForceComplete", row -> row.test().attemptedness().equals("P") ? "Y" : "N");
        PupilCells.finallyTestedAt(cells);
        for (var part = 1; part <= 4; part++) {
            domain(cells, part);
        }
        composites(cells);
        for (var years = 1; years <= 3; years++) {
            history(cells, years);
        }
        return cells;
    }

    private static void domain(Cells<Summative> cells, int part) {
        var name = DOMAINS.get(part - 1);
        PupilCells.testedAt(cells, part, row -> taken(row.test(), part));
        cells.put(
                "TestStartDate" + part,
                row -> taken(row.test(), part) ? row.test().started().toString() : "");
        cells.put(
                "TestCompletedDate" + part,
                row -> taken(row.test(), part) ? row.test().completed().toString() : "");
        cells.put("UnlistedResources" + part, row -> taken(row.test(), part) ? "N" : "");
        cells.put("TestMode" + part, row -> taken(row.test(), part) ? "O" : "");
        cells.put("RawScore" + part, row -> raw(row.test(), part));
        cells.put(
                "ItemsAttempted" + part,
                row -> taken(row.test(), part) ? padded(12 + row.pupil().number() % 11, 3) : "");
        cells.put("ALTAssessment" + part, row -> letter(row.test().condition().equals("ALT")));
        cells.put("DomainEx" + part, row -> letter(row.test().exempt() && part == 2));
        cells.put("EDSTurnOffAnyUniversalTool" + part, row -> taken(row.test(), part) ? yesNo(false) : "");
        cells.put(name + "PL", row -> domainLevel(row.test(), part));
    }

    private static void composites(Cells<Summative> cells) {
        for (var n = 0; n < 3; n++) {
            var scale = n;
            var name = COMPOSITES.get(n);
            cells.put(name + "ScaleScore", row -> score(row.test(), scale));
            cells.put(name + "PL", row -> level(row.test(), scale));
            cells.put(name + "CSEM", row -> error(row.test(), scale));
            cells.put(name + "ScaleScoreCSEM", row -> error(row.test(), scale));
        }
        cells.put("OverallRawScore", row -> row.test().attemptedness().equals("Y") ? rawSum(row.test()) : "");
        cells.put(
                "OverallNumberAnswered",
                row -> row.test().attempted()
                        ? Integer.toString(
                                takenParts(row.test()) * (12 + row.pupil().number() % 11))
                        : "");
    }

    /** What the file of {@code years} before said about the same pupil. */
    private static void history(Cells<Summative> cells, int years) {
        var minus = "Minus" + years;
        put(cells, "SSREligible" + minus, years, t -> letter(reported(t)));
        put(cells, "Attemptedness" + minus, years, Summative::attemptedness);
        put(cells, "GradeAssessed" + minus, years, t -> grade(t.grade()));
        put(cells, "ConditionCode" + minus, years, Summative::condition);
        for (var part = 1; part <= 4; part++) {
            var domain = part;
            put(cells, DOMAINS.get(part - 1) + "RawScore" + minus, years, t -> raw(t, domain));
            put(cells, DOMAINS.get(part - 1) + "PL" + minus, years, t -> domainLevel(t, domain));
        }
        for (var n = 0; n < 3; n++) {
            var scale = n;
            var name = COMPOSITES.get(n);
            put(cells, name + "ScaleScore" + minus, years, t -> score(t, scale));
            put(cells, name + "PL" + minus, years, t -> level(t, scale));
            put(cells, name + "CSEM" + minus, years, t -> error(t, scale));
        }
    }

    private static void put(Cells<Summative> cells, String name, int years, Function<Summative, String> cell) {
        cells.put(name, row -> before(row, years).map(cell).orElse(""));
    }

    private static Optional<Summative> before(Registration<Summative> row, int years) {
        var spring = row.spring() - years;
        // The first Summative ELPAC was taken in 2018; of 2020, when it was broken off, nothing is remembered.
        return spring >= 2018
                        && spring != 2020
                        && row.pupil().grade(spring) >= 0
                        && Summative.isFor(row.pupil(), spring)
                ? Optional.of(
                        row.spring() <= Summative.LAST_WITHOUT_ALTERNATE
                                ? Summative.registered(row.pupil(), spring)
                                : Summative.of(row.pupil(), spring))
                : Optional.empty();
    }

    private static boolean taken(Summative test, int part) {
        return test.raw()[part - 1] >= 0;
    }

    private static boolean reported(Summative test) {
        return test.attemptedness().equals("Y");
    }

    private static LocalDate availableOn(Summative test) {
        var first = LocalDate.of(test.spring(), 5, 22);
        var scored = test.completed().plusDays(28);
        return scored.isBefore(first) ? first : scored;
    }

    private static String raw(Summative test, int part) {
        return taken(test, part) ? Integer.toString(test.raw()[part - 1]) : test.attempted() ? "NS" : "";
    }

    private static String rawSum(Summative test) {
        var sum = 0;
        for (var raw : test.raw()) {
            sum += Math.max(0, raw);
        }
        return Integer.toString(Math.min(99, sum));
    }

    private static int takenParts(Summative test) {
        var parts = 0;
        for (var raw : test.raw()) {
            parts += raw >= 0 ? 1 : 0;
        }
        return parts;
    }

    private static String domainLevel(Summative test, int part) {
        return test.recordType().equals("23") ? "" : orNoScore(test, test.domains()[part - 1]);
    }

    private static String score(Summative test, int scale) {
        return hasScale(test, scale) ? orNoScore(test, test.scores()[scale]) : "";
    }

    private static String level(Summative test, int scale) {
        return hasScale(test, scale) ? orNoScore(test, test.levels()[scale]) : "";
    }

    private static String error(Summative test, int scale) {
        return hasScale(test, scale) ? orNoScore(test, test.errors()[scale]) : "";
    }

    // The Alternate has one score only.
    private static boolean hasScale(Summative test, int scale) {
        return scale == 0 || test.recordType().equals("21");
    }

    private static String orNoScore(Summative test, int number) {
        return number > 0 ? unlessZero(number) : test.attempted() ? "NS" : "";
    }
}
