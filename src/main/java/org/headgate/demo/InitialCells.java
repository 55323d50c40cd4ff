package org.headgate.demo;

import static org.headgate.demo.Cells.letter;
import static org.headgate.demo.Cells.padded;
import static org.headgate.demo.Cells.unlessZero;
import static org.headgate.demo.Cells.yesNo;

import java.util.List;

/** The columns of the Initial ELPAC file, which speaks of levels in words. */
final class InitialCells {

    private static final List<String> LEVELS = List.of(
            "", "Novice English Learner", "Intermediate English Learner", "Initial Fluent English Proficient (IFEP)");
    private static final List<String> COMPOSITES =
            List.of("", "Beginning to develop", "Somewhat to moderately developed", "Well developed");

    // Below the lists it needs.
    static final Cells<Initial> ALL = all();

    private InitialCells() {}

    private static Cells<Initial> all() {
        var cells = PupilCells.<Initial>ofEveryFile();
        cells.put("RecordType", row -> row.test().recordType());
        cells.put("AssessmentType", row -> row.test().recordType());
        for (var name : new String[] {"ELASforTesting", "EnglishLanguageAcquisitionStatus"}) {
            cells.always(name, "TBD");
        }
        cells.put("ConditionCode", row -> row.test().tested() ? "" : row.test().alternateByDistrict() ? "ALT" : "NT");
        cells.put("Attemptedness", row -> row.test().tested() ? "Y" : "");
        cells.put("IncludeIndicator", row -> letter(row.test().tested()));
        cells.put("TestedStatus", row -> letter(row.test().tested()));
        cells.put("SSREligible", row -> letter(row.test().tested()));
        cells.put(
                "FinalTestCompletedDate",
                row -> row.test().tested() ? row.test().completed().toString() : "");
        for (var name : new String[] {"ScoreAvailableDate", "SSRAvailableDate"}) {
            cells.put(
                    name,
                    row -> row.test().tested()
                            ? row.test().completed().plusDays(3).toString()
                            : "");
        }
        cells.put("ReportCreatedDate", row -> row.spring() + "-06-30");
        cells.always("ForceComplete", "N");
        PupilCells.finallyTestedAt(cells);
        for (var n = 1; n <= 4; n++) {
            var part = n;
            PupilCells.testedAt(cells, part, row -> row.test().tested());
            cells.put(
                    "TestStartDate" + part,
                    row -> row.test().tested() ? row.test().started().toString() : "");
            cells.put(
                    "TestCompletedDate" + part,
                    row -> row.test().tested() ? row.test().completed().toString() : "");
            cells.put("UnlistedResources" + part, row -> row.test().tested() ? "N" : "");
            cells.put("TestMode" + part, row -> row.test().tested() ? "O" : "");
            cells.put(
                    "RawScore" + part,
                    row -> row.test().tested() ? Integer.toString(row.test().raw()[part - 1]) : "");
            // Two digits: the one file where the count is not padded to three.
            cells.put(
                    "ItemsAttempted" + part,
                    row -> row.test().tested() ? padded(8 + row.pupil().number() % 9, 2) : "");
            cells.always("DomainEx" + part, "N");
            cells.put("ALTAssessment" + part, row -> letter(row.test().alternateByDistrict()));
            cells.put("EDSTurnOffAnyUniversalTool" + part, row -> row.test().tested() ? yesNo(false) : "");
        }
        cells.put("OverallScaleScore", row -> unlessZero(row.test().score()));
        cells.put("OverallPL", row -> LEVELS.get(row.test().level()));
        cells.put("OralLanguagePL", row -> COMPOSITES.get(row.test().composites()[0]));
        cells.put("WrittenLanguagePL", row -> COMPOSITES.get(row.test().composites()[1]));
        cells.put(
                "CalculatedELAS", row -> !row.test().tested() ? "" : row.test().level() == 3 ? "IFEP" : "EL");
        return cells;
    }
}
