package org.headgate.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.headgate.layout.ScoreFile.ALDER;
import static org.headgate.layout.ScoreFile.BLUFF;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.headgate.reference.DistrictCode;
import org.headgate.reference.Kind;
import org.headgate.reference.SchoolYear;
import org.headgate.reference.Side;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecogniserTest {

    private static final String NAME =
            "99100010000000_CAASPP_Student_Score_Data_File_EnrolledStudentScoreData_2025_DLMTR.CSV";

    @TempDir
    private Path directory;

    private final Recogniser recogniser = new Recogniser(Layouts.onClassPath());

    // ------------------------------------------------------------ score files

    @Test
    void anUnalteredFileIsRecognisedByNameAndContent() {
        var file = recognised(NAME, enrolledFile().text());

        assertThat(file.kind()).isEqualTo(Kind.CAASPP);
        assertThat(file.year()).isEqualTo(SchoolYear.of("2024-25"));
        assertThat(file.side()).contains(Side.ENROLLED);
        assertThat(file.districts()).containsExactly(new DistrictCode(ALDER));
        assertThat(file.rows()).isEqualTo(25);
        assertThat(file.reasons())
                .extracting(reason -> reason.about() + " " + reason.confidence() + ": " + Spoken.of(reason.why()))
                .containsExactly(
                        "KIND CERTAIN: The header has the 401 columns of the 2024-25 CAASPP layout, and the rows hold"
                                + " its tests.",
                        "DISTRICT CERTAIN: Name and rows say district code 99100010000000.",
                        "SIDE CERTAIN: Name and rows say that it is the file by enrolled district.",
                        "YEAR CERTAIN: The tests were completed in school year 2024-25, and the name says so too.");
    }

    @ParameterizedTest
    @CsvSource({
        "caaspp, 2018-19, 2019-05-02",
        "caaspp, 2020-21, 2021-05-02",
        "caaspp, 2021-22, 2022-05-02",
        "elpac-summative, 2018-19, 2019-03-01",
        "elpac-summative, 2019-20, 2020-03-01",
        "elpac-summative, 2021-22, 2022-03-01",
        "elpac-initial, 2019-20, 2019-07-01",
        "elpac-initial, 2020-21, 2021-06-30",
        "caaspp, 2022-23, 2023-05-02",
        "caaspp, 2023-24, 2023-10-02",
        "caaspp, 2024-25, 2025-07-10",
        "elpac-summative, 2022-23, 2023-03-01",
        "elpac-summative, 2023-24, 2024-03-01",
        "elpac-summative, 2024-25, 2025-03-01",
        "elpac-initial, 2022-23, 2022-07-01",
        "elpac-initial, 2023-24, 2024-06-30",
        "elpac-initial, 2024-25, 2024-09-15",
    })
    void everyKindAndYearIsToldByTheContentAlone(String kind, String year, String completedOn) {
        var text = ScoreFile.of(kind, year)
                .with(20, ALDER, ALDER, completedOn)
                .with(5, BLUFF, ALDER, completedOn)
                .text();

        var file = recognised("scores (1).csv", text);

        assertThat(file.kind().word()).isEqualTo(kind);
        assertThat(file.year().text()).isEqualTo(year);
        assertThat(file.side()).contains(Side.TESTED);
        assertThat(file.districts()).containsExactly(new DistrictCode(ALDER));
    }

    @Test
    void whereNeitherNameNorRowsTellTheSideTheLeadIsAsked() {
        var file = recognised(
                "scores.csv",
                ScoreFile.of("caaspp", "2024-25")
                        .with(9, ALDER, ALDER, "2025-05-01")
                        .text());

        assertThat(file.side()).isEmpty();
        assertThat(file.reasons())
                .extracting(reason -> Spoken.of(reason.why()))
                .anyMatch(reason -> reason.contains("please say which one"));
    }

    @ParameterizedTest
    @CsvSource({
        // name, rows, whose it may be
        "01098190000000, 01612590109819, 01098190000000 01612590000000",
        "01612590000000, 01612590109819, 01098190000000 01612590000000",
        "01612590109819, 01612590109819, 01098190000000 01612590000000",
        "01612590109819, 01098190000000, 01098190000000 01612590000000",
        "01098190000000, 01098190000000, 01098190000000",
        "'',             01612590109819, 01098190000000 01612590000000",
    })
    void aCharterIsToldByTheCodeInTheNameAndByTheOneInTheRowsWhicheverFormEachHas(
            String inName, String inRows, String districts) {
        var text = ScoreFile.of("caaspp", "2024-25")
                .with(9, inRows, inRows, "2025-05-01")
                .text();

        var file = recognised(inName.isEmpty() ? "scores.csv" : NAME.replace(ALDER, inName), text);

        assertThat(file.districts()).extracting(DistrictCode::text).containsExactlyInAnyOrder(districts.split(" "));
    }

    @Test
    void aFileOfAnotherCharterThanTheNameSaysIsRefused() {
        var text = ScoreFile.of("caaspp", "2024-25")
                .with(9, "01612590109819", "01612590109819", "2025-05-01")
                .text();

        assertThat(refused(NAME.replace(ALDER, "01777770000000"), text)).contains("belong to 01612590109819");
        assertThat(refused(NAME.replace(ALDER, "01612590199999"), text)).contains("belong to 01612590109819");
    }

    @Test
    void someDamagedRowsDontHideWhatTheFileIs() {
        var text = enrolledFile().text() + "01^123^cut off\n\n" + "01^^^^\n";

        assertThat(recognised(NAME, text).rows()).isEqualTo(28);
    }

    @Test
    void byteOrderMarkCarriageReturnsAndQuotesDontHideWhatTheFileIs() {
        var text = enrolledFile().text();

        recognised(NAME, "\uFEFF" + text);
        recognised(NAME, text.replace("\n", "\r\n"));
        var quoted = recognised(NAME, "\"" + text.replace("^", "\"^\"").replace("\n", "\"\n\"") + "\"");
        assertThat(quoted.reasons())
                .extracting(reason -> Spoken.of(reason.why()))
                .anyMatch(reason -> reason.contains("double quotes"));
    }

    @Test
    void shortenedDistrictCodesLeaveTheDistrictToTheName() {
        var text = ScoreFile.of("caaspp", "2024-25")
                .with(9, "9.91E+13", "9.91E+13", "2025-05-01")
                .text();

        assertThat(recognised(NAME, text).districts()).containsExactly(new DistrictCode(ALDER));
        assertThat(refused("scores.csv", text)).contains("Line 2, column CALPADSDistrictCode has \"9.91E+13\"");
    }

    @Test
    void anOlderTestInTheLayoutOfTheYearItWasDownloadedKeepsItsYear() {
        var text = ScoreFile.of("elpac-summative", "2024-25")
                .with(9, ALDER, ALDER, "2024-03-01")
                .text();

        var file = recognised("scores.csv", text);

        assertThat(file.year().text()).isEqualTo("2023-24");
        assertThat(file.layout().year().text()).isEqualTo("2024-25");
    }

    @Test
    void withoutDatesTheLayoutGivesTheYear() {
        var text = ScoreFile.of("caaspp", "2024-25").with(9, ALDER, ALDER, "").text();

        assertThat(recognised("scores.csv", text).year().text()).isEqualTo("2024-25");
    }

    // ------------------------------------------------------------ name against content

    @Test
    void aNameOfAnotherKindIsRefused() {
        assertThat(refused(
                        NAME.replace("CAASPP", "Summative_ELPAC"),
                        enrolledFile().text()))
                .contains("The name says Summative ELPAC, but the header and the rows are those of the CAASPP file");
    }

    @Test
    void aNameOfTheOtherSideIsRefused() {
        assertThat(refused(NAME.replace("Enrolled", "Tested"), enrolledFile().text()))
                .contains("5 of the first 25 rows were tested elsewhere")
                .contains("it is the file by enrolled district");
        var testedFile = ScoreFile.of("caaspp", "2024-25")
                .with(20, ALDER, ALDER, "2025-05-01")
                .with(5, BLUFF, ALDER, "2025-05-01")
                .text();
        assertThat(refused(NAME, testedFile)).contains("5 of the first 25 rows are enrolled elsewhere");
    }

    @Test
    void aFewRowsAgainstTheNameMakeUsAskForTheSide() {
        var file = recognised(
                NAME.replace("Enrolled", "Tested"),
                ScoreFile.of("caaspp", "2024-25")
                        .with(500, ALDER, ALDER, "2025-05-01")
                        .with(2, ALDER, BLUFF, "2025-05-01")
                        .text());

        assertThat(file.side()).isEmpty();
        assertThat(file.reasons())
                .extracting(reason -> Spoken.of(reason.why()))
                .anyMatch(reason -> reason.contains("2 of the first rows were"));
    }

    @Test
    void aNameOfAnotherDistrictIsRefused() {
        assertThat(refused(
                        NAME.replace(ALDER, BLUFF),
                        ScoreFile.of("caaspp", "2024-25")
                                .with(9, ALDER, ALDER, "2025-05-01")
                                .text()))
                .contains("begins with district code " + BLUFF)
                .contains("belong to " + ALDER);
    }

    @Test
    void aNameOfAnotherYearIsRefused() {
        assertThat(refused(NAME.replace("2025", "2024"), enrolledFile().text()))
                .contains("The name says school year 2023-24, but most tests were completed in 2024-25");
    }

    @Test
    void aNameOfAnotherYearThanTheLayoutIsRefusedWhereNoDateCanDecide() {
        assertThat(refused(
                        NAME.replace("2025", "2024"),
                        ScoreFile.of("caaspp", "2024-25")
                                .with(9, ALDER, ALDER, "")
                                .text()))
                .contains("The name says school year 2023-24, but the header is that of 2024-25");
    }

    @Test
    void pupilsWhoMovedDontMakeAnInitialFileTheOtherSides() {
        var name = "99100010000000_Initial_ELPAC_Student_Score_Data_File_EnrolledStudentScoreData_2025_DLMTR.CSV";
        var file = recognised(
                name,
                ScoreFile.of("elpac-initial", "2024-25")
                        .with(95, ALDER, ALDER, "2024-09-15")
                        .with(5, BLUFF, ALDER, "2024-09-15")
                        .text());

        assertThat(file.side()).contains(Side.ENROLLED);
        assertThat(file.reasons())
                .anyMatch(reason ->
                        reason.about() == Reason.About.SIDE && reason.confidence() == Reason.Confidence.LIKELY);
    }

    @Test
    void everyFileHasAReasonForKindDistrictSideAndYearHoweverLittleItTells() {
        var little = List.of(
                ScoreFile.of("caaspp", "2024-25")
                        .with(9, ALDER, ALDER, "2025-05-01")
                        .text(),
                ScoreFile.of("caaspp", "2024-25").with(9, ALDER, ALDER, "").text(),
                ScoreFile.of("caaspp", "2024-25")
                        .with(9, "", ALDER, ALDER, "2025-05-01")
                        .text(),
                ScoreFile.of("caaspp", "2024-25")
                        .with(9, "9.91E+13", "9.91E+13", "")
                        .text());

        for (var text : little) {
            assertThat(recognised(ALDER + ".csv", text).reasons())
                    .extracting(Reason::about)
                    .containsSubsequence(
                            Reason.About.KIND, Reason.About.DISTRICT, Reason.About.SIDE, Reason.About.YEAR);
        }
    }

    @Test
    void datesAfterTheLayoutsYearAreRefused() {
        assertThat(refused(
                        "scores.csv",
                        ScoreFile.of("caaspp", "2022-23")
                                .with(9, ALDER, ALDER, "2025-05-01")
                                .text()))
                .contains("completed in school year 2024-25")
                .contains("the header is that of 2022-23");
    }

    @Test
    void rowsOfAnotherKindAreRefused() {
        assertThat(refused(
                        "scores.csv",
                        ScoreFile.of("elpac-summative", "2024-25")
                                .with(9, "01", ALDER, ALDER, "2025-05-01")
                                .text()))
                .contains("header is that of the Summative ELPAC file, but most rows are CAASPP results");
    }

    @Test
    void aFileOfManyDistrictsIsRefused() {
        var file = ScoreFile.of("caaspp", "2024-25");
        for (int i = 1; i < 10; i++) {
            file.with(3, "991000" + i + "0000000", "991000" + i + "0000000", "2025-05-01");
        }

        assertThat(refused("scores.csv", file.text())).contains("name 9 districts");
    }

    // ------------------------------------------------------------ altered files

    @Test
    void aFileSavedBySpreadsheetIsNamedSo() {
        assertThat(refused(NAME, enrolledFile().text().replace('^', ','))).contains("separated by commas");
        assertThat(refused(NAME, enrolledFile().text().replace('^', '\t'))).contains("separated by tabs");
        assertThat(refused(NAME, enrolledFile().text().replace('^', ';'))).contains("separated by semicolons");
    }

    @ParameterizedTest
    @CsvSource({"2019-20, 2019-09-02", "2020-21, 2020-09-02"})
    void anInitialFileOfOldYearsMayComeWithCommas(String year, String completedOn) {
        var text = ScoreFile.of("elpac-initial", year)
                .with(9, ALDER, ALDER, completedOn)
                .text()
                .replace('^', ',');

        for (var file : List.of(
                recognised("scores.csv", text),
                recognised("scores.csv", text.replaceFirst("Assessment Type", "\"Assessment Type\"")))) {
            assertThat(file.layout().name()).isEqualTo("elpac-initial-" + year);
            assertThat(file.rows()).isEqualTo(9);
            assertThat(file.reasons())
                    .extracting(reason -> Spoken.of(reason.why()))
                    .anyMatch(reason -> reason.startsWith("Commas stand between the values"));
        }
    }

    @Test
    void aSummativeFileOfOldYearsMayNot() {
        var text = ScoreFile.of("elpac-summative", "2018-19")
                .with(9, ALDER, ALDER, "2019-03-01")
                .text();

        assertThat(refused("scores.csv", text.replace('^', ','))).contains("separated by commas");
    }

    @Test
    void aTestTakenInPartsCountsWhereAndWhenItsFirstPartWasTaken() {
        var layout = ScoreFile.of("elpac-initial", "2020-21");
        var text = layout.with(6, ALDER, "", "")
                .with(1, ALDER, ALDER, "2020-09-02")
                .text();

        var file = recognised("scores.csv", text);

        assertThat(file.year().text()).isEqualTo("2020-21");
        assertThat(file.districts()).containsExactly(new DistrictCode(ALDER));
    }

    @Test
    void aTitleAboveTheHeaderIsNamedSo() {
        assertThat(refused(
                        NAME,
                        "CAASPP Student Score Data File\n" + enrolledFile().text()))
                .contains("The header stands on line 2, below a title line");
        assertThat(refused(
                        NAME,
                        "CAASPP Student Score Data File\r\n\r\n"
                                + enrolledFile().text().replace('^', ',')))
                .contains("The header stands on line 3");
    }

    @Test
    void aMissingHeaderIsNamedSoAndNoCellIsShown() {
        var text = enrolledFile().text();
        var headless = text.substring(text.indexOf('\n') + 1).replaceFirst("\\^\\^", "^Canary^");

        assertThat(refused(NAME, headless)).contains("The header is missing").doesNotContain("Canary");
    }

    @Test
    void aHeaderWithoutRowsIsNamedSo() {
        var header = String.join("^", ScoreFile.of("caaspp", "2024-25").header());

        assertThat(refused(NAME, header + "\n"))
                .contains("has a header but no row")
                .contains("nothing to report");
        assertThat(refused(NAME, header)).contains("has a header but no row");
    }

    @Test
    void aColumnInsertedRenamedTakenOutOrMovedIsNamed() {
        assertThat(refused(NAME, enrolledFile().text(header(names -> names.add(0, "RecordIdentifier")))))
                .contains("but one column differs", "Column 1, \"RecordIdentifier\", does not belong there.");
        assertThat(refused(NAME, enrolledFile().text(header(names -> {
                    names.set(2, "LastName");
                    names.set(3, "FirstName");
                }))))
                .contains("but 2 columns differ")
                .contains("Column 3 should be called StudentLastName and is called \"LastName\". Column 4 should");
        assertThat(refused(NAME, enrolledFile().text(header(names -> names.remove("Gender")))))
                .contains("Column 7, Gender, is missing.");
        assertThat(refused(NAME, enrolledFile().text(header(names -> {
                    names.remove("UIN");
                    names.add(5, "UIN");
                }))))
                .contains("UIN should be column 372 and is column 6.");
    }

    @Test
    void ofManyDifferencesTheFirstFiveAreNamedAndTheOthersCounted() {
        assertThat(refused(NAME, enrolledFile().text(header(names -> {
                    for (int i = 2; i < 10; i++) {
                        names.set(i, "Strange" + i);
                    }
                }))))
                .contains("but 8 columns differ", "Column 7 should be called")
                .doesNotContain("Column 8 should be called")
                .endsWith("And 3 more columns differ.");
    }

    @Test
    void columnsBehindTheLastOneAndMissingOnesThatMayBeEmptyAreOnlyNoticed() {
        var extra = recognised(NAME, widened(enrolledFile().text(), "Homeroom", "12"));

        assertThat(extra.layout().name()).isEqualTo("caaspp-2024-25");
        assertThat(extra.side()).contains(Side.ENROLLED);
        assertThat(extra.rows()).isEqualTo(25);
        assertThat(extra.reasons())
                .anyMatch(reason ->
                        reason.about() == Reason.About.KIND && reason.confidence() == Reason.Confidence.LIKELY)
                .anyMatch(reason -> reason.about() == Reason.About.NOTE
                        && Spoken.of(reason.why()).equals("Column 402, \"Homeroom\", does not belong there."));

        var missing = recognised(NAME, without("Blank1", enrolledFile().text()));
        assertThat(missing.districts()).containsExactly(new DistrictCode(ALDER));
        assertThat(missing.reasons())
                .extracting(reason -> Spoken.of(reason.why()))
                .contains("Column 8, Blank1, is missing.");
    }

    @Test
    void aHeaderThatIsNearlyOursIsKeptForSpecialistsButNeverARow() {
        var renamed = header(names -> names.set(2, "LegalLastName"));
        var kept = recognition(enrolledFile().text(renamed)).header().orElseThrow();
        assertThat(kept.nearest().name()).isEqualTo("caaspp-2024-25");
        assertThat(kept.text()).isEqualTo(renamed);

        // The first row glued to the header: its cells are a pupil's.
        var glued = enrolledFile()
                .text(header(names -> names.set(2, "LegalLastName")))
                .replaceFirst("\n", "^");
        assertThat(recognition(glued).header()).isEmpty();
        var half = header(names -> names.set(2, "1234567890"));
        assertThat(recognition(enrolledFile().text(half)).header()).isEmpty();
    }

    @Test
    void aYearWithoutLayoutIsOfferedToTheSpecialistThoughItsHeaderIsKnown() {
        var next = ScoreFile.of("caaspp", "2024-25")
                .with(9, ALDER, ALDER, "2026-05-01")
                .text();

        var refused = recognition(next);

        assertThat(Spoken.of(refused.why()))
                .contains("CAASPP file of school year 2025-26, for which Headgate has no layout yet");
        assertThat(refused.header().orElseThrow().year()).contains(SchoolYear.of("2025-26"));
    }

    @Test
    void onceNextYearsLayoutIsKnownTheRowsDecideBetweenTwoYearsWithOneHeader() {
        var last = Layouts.onClassPath()
                .find(Kind.CAASPP, SchoolYear.of("2024-25"))
                .orElseThrow();
        var both = new Recogniser(
                Layouts.onClassPath().with(List.of(new Layout(Kind.CAASPP, SchoolYear.of("2025-26"), last.columns()))));

        for (var year : List.of("2024-25", "2025-26")) {
            var completed = year.equals("2024-25") ? "2025-05-01" : "2026-05-01";
            var text = ScoreFile.of("caaspp", "2024-25")
                    .with(9, ALDER, ALDER, completed)
                    .text();
            var file = (Recognition.ScoreFile) both.recognise("x.csv", ScoreFile.write(directory, text));

            assertThat(file.layout().name()).isEqualTo("caaspp-" + year);
            assertThat(file.year().text()).isEqualTo(year);
        }
    }

    @Test
    void rowsThatAllHaveAnotherNumberOfValuesAreNamedSo() {
        assertThat(refused(NAME, enrolledFile().text().replace("ZZ\n", "ZZ^ZZ\n")))
                .contains("None of the first 25 rows has the 401 values");
    }

    @Test
    void whatASpreadsheetAddsBehindTheLastColumnIsNamed() {
        var text = enrolledFile().text();

        assertThat(refused(NAME, text.replace("\n", "^^^\n"))).contains("The header ends with 3 empty columns");
        assertThat(refused(NAME, text.replace("EndofRecord\n", "EndofRecord^\n")))
                .contains("The header ends with 1 empty column behind the 401");
        assertThat(refused(NAME, text.replace("ZZ\n", "ZZ^^\n")))
                .contains("every row ends with up to 2 empty values behind the 401");
    }

    @Test
    void aHeaderWhoseDashesWereDamagedIsNamedSo() {
        var text = ScoreFile.of("elpac-initial", "2020-21")
                .with(3, ALDER, ALDER, "2020-10-01")
                .text();
        assertThat(text).contains("—");

        assertThat(refused("scores.csv", text.replace("—", "?"))).contains("its dashes were damaged");
        assertThat(refused("scores.csv", text.replace("—", "â€”"))).contains("its dashes were damaged");
        assertThat(refused("scores.csv", text.getBytes(java.nio.charset.Charset.forName("windows-1252"))))
                .contains("its dashes were damaged");
    }

    @Test
    void aFileOpenedAsOneWithCommasAndSavedIsNamedSo() {
        assertThat(refused(NAME, enrolledFile().text().replace("\n", ",,,\n")))
                .contains("ends with 3 delimiters")
                .contains("did not know its carets");
    }

    @Test
    void codesRoundedToZerosAreNamedSo() {
        var column = ScoreFile.of("caaspp", "2024-25").header().indexOf("CALPADSSchoolCode");
        var lines = enrolledFile().text().split("\n");
        var text = new StringBuilder(lines[0]).append('\n');
        for (int i = 1; i < lines.length; i++) {
            var cells = lines[i].split("\\^", -1);
            cells[column] = ALDER;
            text.append(String.join("^", cells)).append('\n');
        }

        assertThat(refused(NAME, text.toString()))
                .contains("Line 2, column CALPADSSchoolCode has " + ALDER)
                .contains("do not open it in Excel");
    }

    @Test
    void aFileCutWithinItsOnlyRowIsNamedSo() {
        var text = ScoreFile.of("caaspp", "2024-25")
                .with(1, ALDER, ALDER, "2025-05-01")
                .text();

        assertThat(refused(NAME, text.substring(0, text.length() - 9)))
                .contains("stops in the middle of line 2")
                .contains("the download was cut off");
    }

    // ------------------------------------------------------------ wrong files

    @Test
    void theFixedWidthTwinIsNamedSo() {
        var line = "01" + "1234567890" + " ".repeat(3_998);
        assertThat(line).hasSize(4_010);

        assertThat(refused("x.dat", (line + "\r\n").repeat(5)))
                .contains("the fixed-width twin (.dat) of the CAASPP file of 2022-23")
                .contains("4,010 characters");
        assertThat(refused("x.csv", (line + "  \n").repeat(100))).contains("the fixed-width twin of the score file");
        assertThat(refused("x.csv", line)).contains("fixed-width twin");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DistrictId,DistrictName,NcesId,SchoolId,SchoolName,StudentIdentifier,AssessmentSubType | Export of CERS",
                "StudentIdentifier,FirstName,LastOrSurname,SubmitDateTime | student-level download of CERS",
                "County Code^District Code^School Code^Filler^Test Year^Test ID^Mean Scale Score | public research file",
                "County Code^District Code^School Code^Type ID^Filler^Test Year^County Name | list of districts and schools",
                "TEST_YEAR,SST_RECORD_ID,DISTID,SSID | data warehouse",
                "ENROLLED_SCHOOL_ID,GRADE,NAME | preliminary results",
                "SSR Availability Report | another report of TOMS: SSR Availability",
                "Name,Amount,Note | table of 3 columns with commas",
                "Dear colleagues | no table",
            })
    void foreignFilesAreCalledWhatTheyAre(String header, String said) {
        assertThat(refused("file.csv", header + "\n1,2,3\n")).contains(said);
    }

    @Test
    void filesThatAreNoTextAreCalledWhatTheyAre() throws IOException {
        assertThat(refused("a.csv", bytes())).contains("The file is empty");
        assertThat(refused("a.csv", bytes(0xFF, 0xD8, 0xFF, 0xE0, 0, 16, 'J', 'F')))
                .contains("This is a picture");
        assertThat(refused("a.csv", bytes(0x89, 'P', 'N', 'G', 13, 10, 26, 10))).contains("This is a picture");
        assertThat(refused("a.csv", "%PDF-1.7 ...")).contains("This is a PDF document");
        assertThat(refused("a.csv", bytes(0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1))).contains("an old Excel");
        assertThat(refused("a.csv", bytes(0x1F, 0x8B, 8, 0))).contains("does not open");
        assertThat(refused("a.csv", "{\\rtf1 hello}")).contains("text document");
        assertThat(refused("a.csv", "\n<!DOCTYPE html><html>")).contains("This is a web page");
        assertThat(refused("a.csv", new byte[5_000])).contains("no text file");
        assertThat(refused("a.csv", zipOf("[Content_Types].xml", "xl/workbook.xml")))
                .contains("This is a workbook");
        assertThat(refused("a.csv", zipOf("x.csv"))).contains("ZIP inside a ZIP");
        assertThat(refused("a.csv", bytes('P', 'K', 3, 4, 0, 0))).contains("ZIP inside a ZIP");
    }

    @Test
    void utf16IsNamedSoWithAndWithoutItsMark() {
        var text = enrolledFile().text();

        assertThat(refused(NAME, text.getBytes(StandardCharsets.UTF_16))).contains("saved as UTF-16");
        assertThat(refused(NAME, text.getBytes(StandardCharsets.UTF_16LE))).contains("saved as UTF-16");
    }

    @Test
    void aLineWithoutEndIsNamedSo() {
        assertThat(refused("a.csv", "x".repeat(RowReader.LONGEST_LINE + 1)))
                .contains("longer than a million characters");
    }

    // ------------------------------------------------------------

    private static ScoreFile enrolledFile() {
        return ScoreFile.of("caaspp", "2024-25")
                .with(20, ALDER, ALDER, "2025-05-01")
                .with(5, ALDER, BLUFF, "2025-05-01");
    }

    private Recognition.ScoreFile recognised(String name, String text) {
        var recognition = recogniser.recognise(name, ScoreFile.write(directory, text));
        assertThat(recognition)
                .as(() -> recognition instanceof Recognition.Refused refused ? Spoken.of(refused.why()) : "")
                .isInstanceOf(Recognition.ScoreFile.class);
        return (Recognition.ScoreFile) recognition;
    }

    private String refused(String name, String text) {
        return refused(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private String refused(String name, byte[] bytes) {
        var recognition = recogniser.recognise(name, ScoreFile.write(directory, bytes));
        assertThat(recognition).isInstanceOf(Recognition.Refused.class);
        var refused = (Recognition.Refused) recognition;
        return Stream.concat(Stream.of(refused.why()), refused.details().stream())
                .map(Spoken::of)
                .collect(Collectors.joining(" "));
    }

    private Recognition.Refused recognition(String text) {
        return (Recognition.Refused) recogniser.recognise("x.csv", ScoreFile.write(directory, text));
    }

    private static String header(Consumer<List<String>> change) {
        var names = ScoreFile.of("caaspp", "2024-25").header();
        change.accept(names);
        return String.join("^", names);
    }

    private static String widened(String text, String name, String cell) {
        var lines = text.lines().toList();
        return lines.get(0) + "^" + name + "\n"
                + lines.stream().skip(1).map(line -> line + "^" + cell + "\n").collect(Collectors.joining());
    }

    private static String without(String name, String text) {
        var place = ScoreFile.of("caaspp", "2024-25").header().indexOf(name);
        return text.lines()
                .map(line -> {
                    var cells = new ArrayList<>(List.of(line.split("\\^", -1)));
                    cells.remove(place);
                    return String.join("^", cells) + "\n";
                })
                .collect(Collectors.joining());
    }

    private static byte[] bytes(int... values) {
        var bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static byte[] zipOf(String... names) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write('x');
            }
        }
        return bytes.toByteArray();
    }
}
