package org.headgate.demo;

import static org.headgate.demo.Cells.grade;
import static org.headgate.demo.Cells.letter;
import static org.headgate.demo.Cells.yesNo;

import java.util.function.Predicate;

/** The columns about the pupil and the enrollment, which all three files share under slightly different names. */
final class PupilCells {

    private PupilCells() {}

    static <T> Cells<T> ofEveryFile() {
        var cells = new Cells<T>();
        cells.put("SSID", row -> row.pupil().ssid());
        cells.put("UIN", Registration::uin);
        cells.put("LocalStudentID", row -> row.pupil().localId());
        cells.put("StudentLastName", row -> row.pupil().lastName());
        cells.put("StudentFirstName", row -> row.pupil().firstName());
        cells.put("StudentMiddleName", row -> row.pupil().middleName());
        cells.put("DateofBirth", row -> row.pupil().born().toString());
        cells.put("DateofBirthforTesting", row -> row.pupil().born().toString());
        cells.put("Gender", row -> row.pupil().gender());
        cells.put("GenderInFull", row -> switch (row.pupil().gender()) {
            case "F" -> "Female";
            case "M" -> "Male";
            default -> "X";
        });
        cells.put("CALPADSGrade", row -> grade(row.grade()));
        cells.put("GradeAssessed", row -> grade(row.grade()));
        cells.always("EndofRecord", "ZZ");
        enrollment(cells);
        specialEducation(cells);
        circumstances(cells);
        ethnicity(cells);
        english(cells);
        return cells;
    }

    private static <T> void enrollment(Cells<T> cells) {
        cells.put(
                "CALPADSDistrictCode",
                row -> row.place().enrolled().district().code().text());
        cells.put(
                "CALPADSDistrictName", row -> row.place().enrolled().district().name());
        cells.put("CALPADSSchoolCode", row -> row.place().enrolled().cds());
        cells.put("CALPADSSchoolName", row -> row.place().enrolled().name());
        cells.put("CALPADSCharterCode", row -> row.place().enrolled().charterNumber());
        cells.put("CALPADSCharterSchoolIndicator", row -> row.place().enrolled().charterIndicator());
        cells.always("CALPADSNPSSchoolFlag", "N");
        cells.put("EnrollmentEffectiveDate", row -> row.place().since().toString());
        cells.put(
                "FirstEntryDateInUSSchool", row -> row.pupil().firstSchoolDay().toString());
        cells.put("StudentExitCode", row -> row.place().left() ? "T200" : "");
        for (var name : new String[] {
            "StudentExitDate", "StudentExitWithdrawalDate", "StudentExitFileDate", "StudentRemovedCALPADSFileDate"
        }) {
            cells.put(name, row -> row.place().left() ? row.place().exit().toString() : "");
        }
    }

    private static <T> void specialEducation(Cells<T> cells) {
        for (var name : new String[] {
            "CALPADSIDEAIndicator", "IDEAIndicatorforTesting", "CALPADSSpecialEducation", "SpecialEducationforTesting"
        }) {
            cells.put(name, row -> yesNo(row.pupil().inSpecialEducation()));
        }
        cells.put("PrimaryDisabilityType", row -> row.pupil().disability());
        cells.put("PrimaryDisabilityforTesting", row -> row.pupil().disability());
        cells.put(
                "SPEDAcctDist",
                row -> row.pupil().inSpecialEducation()
                        ? row.place().enrolled().cds().substring(0, 7)
                        : "");
        cells.put("Section504Status", row -> yesNo(row.pupil().section504()));
        cells.put("AccommodationsIndicator", row -> yesNo(hasSupport(row)));
        cells.put("DesignatedSupportIndicator", row -> yesNo(hasSupport(row)));
        cells.put("NEDSSeparateSetting1", row -> hasSupport(row) ? "NEDS_SS" : "");
        cells.put("NEDSNoiseBuffers1", row -> hasSupport(row) ? "NEDS_NoiseBuf" : "");
    }

    private static <T> void circumstances(Cells<T> cells) {
        for (var prefix : new String[] {"", "CALPADS"}) {
            cells.put(prefix + "MigrantStatus", row -> yesNo(row.pupil().migrant()));
            cells.put(prefix + "MilitaryStatus", row -> yesNo(row.pupil().military()));
            cells.put(prefix + "FosterStatus", row -> yesNo(row.pupil().foster(row.spring())));
            cells.put(prefix + "HomelessStatus", row -> yesNo(row.pupil().homeless(row.spring())));
            cells.put(
                    prefix + "EconomicDisadvantageStatus",
                    row -> yesNo(row.pupil().disadvantaged(row.spring())));
            cells.put(prefix + "ParentEducationLevel", row -> row.pupil().parentEducation());
        }
        cells.put("MigrantStatusforTesting", row -> yesNo(row.pupil().migrant()));
        cells.put("MilitaryStatusforTesting", row -> yesNo(row.pupil().military()));
        cells.put("FosterStatusforTesting", row -> yesNo(row.pupil().foster(row.spring())));
        cells.put("HomelessStatusforTesting", row -> yesNo(row.pupil().homeless(row.spring())));
        cells.put("EconomicDisadvantageTesting", row -> yesNo(row.pupil().disadvantaged(row.spring())));
        cells.put("ParentEducationLevelforTesting", row -> row.pupil().parentEducation());
    }

    private static <T> void ethnicity(Cells<T> cells) {
        flag(cells, "AmericanIndianorAlaskaNative", 100);
        flag(cells, "Asian", 200);
        flag(cells, "HawaiianOrOtherPacificIslander", 300);
        flag(cells, "Filipino", 400);
        flag(cells, "HispanicorLatino", 500);
        flag(cells, "BlackorAfricanAmerican", 600);
        flag(cells, "White", 700);
        flag(cells, "TwoorMoreRaces", 800);
        cells.put("ReportingEthnicity", row -> Integer.toString(row.pupil().ethnicity()));
        cells.put("EthnicityforTesting", row -> Integer.toString(row.pupil().ethnicity()));
    }

    private static <T> void flag(Cells<T> cells, String name, int code) {
        cells.put(name, row -> yesNo(row.pupil().ethnicity() == code));
    }

    private static <T> void english(Cells<T> cells) {
        cells.put("ELAS", row -> row.pupil().elas(row.spring()));
        cells.put("ELStatus", row -> yesNo(row.pupil().learnsEnglish(row.spring())));
        cells.put("ELEntryDate", row -> switch (row.pupil().elas(row.spring())) {
            case "EL", "RFEP" -> row.pupil().firstSchoolDay().plusDays(30).toString();
            default -> "";
        });
        cells.put("RFEPDate", row -> reclassifiedOn(row));
        cells.put("ELExitDate", row -> reclassifiedOn(row));
        cells.put("CALPADSPrimaryLanguage", row -> row.pupil().language().code(row.spring()));
        cells.put("PrimaryLanguageforTesting", row -> row.pupil().language().code(row.spring()));
        cells.put("CEDSLanguageCode", row -> row.pupil().language().threeLetters());
    }

    private static String reclassifiedOn(Registration<?> row) {
        return row.pupil().elas(row.spring()).equals("RFEP") ? (row.pupil().reclassified() - 1) + "-10-15" : "";
    }

    /** Where one part was tested; the four slots stand beside each other. */
    static <T> void testedAt(Cells<T> cells, int part, Predicate<Registration<T>> taken) {
        cells.put(
                "TestedDistrictName" + part,
                row -> taken.test(row) ? tested(row).district().name() : "");
        cells.put(
                "TestedDistrictCode" + part,
                row -> taken.test(row) ? tested(row).district().code().text() : "");
        cells.put(
                "TestedSchoolName" + part, row -> taken.test(row) ? tested(row).name() : "");
        cells.put(
                "TestedSchoolCode" + part, row -> taken.test(row) ? tested(row).cds() : "");
        cells.put(
                "TestedCharterCode" + part, row -> taken.test(row) ? tested(row).charterNumber() : "");
        cells.put(
                "TestedCharterSchoolIndicator" + part,
                row -> taken.test(row) ? tested(row).charterIndicator() : "");
        cells.put("TestedSchoolNPSFlag" + part, row -> taken.test(row) ? "N" : "");
        cells.put("OpportunityID" + part, row -> taken.test(row) ? "0000000" + row.uin() + part : "");
        cells.put("OpportunityTestingStatus" + part, row -> taken.test(row) ? "C" : "");
        cells.put("RemoteTester" + part, row -> taken.test(row) ? "N" : "");
    }

    /** Who owns the result; those not tested stand under the last school that registered them. */
    static <T> void finallyTestedAt(Cells<T> cells) {
        cells.put("FinalTestedDistrictName", row -> tested(row).district().name());
        cells.put(
                "FinalTestedDistrictCode", row -> tested(row).district().code().text());
        cells.put("FinalTestedSchoolName", row -> tested(row).name());
        cells.put("FinalTestedSchoolCode", row -> tested(row).cds());
        cells.put("FinalTestedCharterCode", row -> tested(row).charterNumber());
        cells.put("FinalTestedCharterSchoolIndicator", row -> tested(row).charterIndicator());
        cells.always("FinalTestedSchoolNPSFlag", letter(false));
    }

    private static School tested(Registration<?> row) {
        return row.place().tested();
    }

    private static boolean hasSupport(Registration<?> row) {
        return row.pupil().inSpecialEducation()
                && row.pupil().luck(row.spring(), Pupil.Topic.SUPPORTS).in(0.5);
    }
}
