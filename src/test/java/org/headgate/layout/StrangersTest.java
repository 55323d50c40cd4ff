package org.headgate.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What lies on a district's disks beside score files. */
class StrangersTest {

    @TempDir
    private Path directory;

    private final Recogniser recogniser = new Recogniser(Layouts.onClassPath());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DistrictId,DistrictName,NcesId,SchoolId,SchoolName | Export of CERS",
                "StudentIdentifier,FirstName,LastOrSurname,SubmitDateTime | student-level download of CERS",
                "County Code^District Code^School Code^Filler^Test Year^Test ID^Mean Scale Score | public research file",
                "CountyCode^DistrictCode^SchoolCode^RecordType^OverallPerfLvl1Pcnt | public research file",
                "County Code^District Code^School Code^Type ID^Filler^Test Year^County Name | list of districts and schools",
                "Academic Year\tAggregate Level\tCounty Code\tDistrict Code\tReporting Category | DataQuest",
                "cds,rtype,schoolname,districtname,currstatus,color | California School Dashboard",
                "CDSCode\tNCESDist\tNCESSchool\tStatusType\tCounty | directory of schools",
                "TEST_YEAR,SST_RECORD_ID,DISTID,SSID | data warehouse",
                "ENROLLED_SCHOOL_ID,GRADE,NAME | preliminary results",
                "Roster Name,User Email,SSID | template for uploading",
                "First Name,Last Name,Email Address,Role,Organization | template for uploading",
                "SENR^^A^43104390000000^2024-2025^1234567890 | CALPADS file",
                "Record Type Code^Transaction Type Code^Local Record ID^Reporting LEA | CALPADS file",
                "Last Name,First Name,Student ID,Grade,Overall Scale Score,Overall Placement | i-Ready",
                "TermName,DistrictName,SchoolName,StudentID,TestRITScore,TestPercentile | NWEA MAP",
                "ScreeningPeriodWindowName,StudentIdentifier,ScaledScore | Renaissance",
                "School Name,Student Primary ID,Composite Level,Composite Score | DIBELS",
                "AP Number,Last Name,First Name,Exam Code 01,Exam Grade 01 | Advanced Placement",
                "COHORT_YEAR,AI_CODE,NAME_LAST,LATEST_PSAT_TOTAL | SAT or PSAT",
                "ACT ID,Last Name,Composite Score | ACT results",
                "SSID,Grade,Aerobic Capacity,Abdominal Strength | Physical Fitness Test",
                "SEIS ID,SSID,Last Name,Disability 1 | SEIS",
                "local_student_id,test_id,percent_correct | Illuminate",
                "STU.ID,STU.LN,STU.FN,STU.GR | Aeries",
                "Student Number,StuID,Track | Aeries",
                "Student_Number,LastFirst,Grade_Level | PowerSchool",
                "student.studentNumber,student.lastName,student.grade | Infinite Campus",
                "SIS Number,Last Name,Grade | Synergy",
                "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds | OneRoster",
                "School_id,Student_id,Student_number,State_id,Last_name | Clever",
                "Student,ID,SIS Login ID,Section,Quiz 1 | gradebook",
                "Timestamp,Email Address,What is your question? | online form",
                "SSR Availability Report | another report of TOMS: SSR Availability",
                "Completion Status by School | another report of TOMS: Completion Status",
                "Name,Amount,Note | table of 3 columns with commas",
                "Dear colleagues | no table",
            })
    void aTableOfAnotherSystemIsCalledWhatItIs(String header, String said) {
        assertThat(refused((header + "\n1,2,3\n").getBytes(StandardCharsets.UTF_8)))
                .contains(said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FFD8FFE000104A46 | picture",
                "89504E470D0A1A0A | picture",
                "474946383961 | picture",
                "52494646FFFF000057454250 | picture",
                "49492A0008000000 | picture",
                "0000001C6674797068656963 | picture",
                "0000001C6674797061766966 | picture",
                "424D36000C0000000000 | picture",
                "255044462D312E37 | PDF document",
                "4944330400000000 | sound recording",
                "52494646FFFF000057415645 | sound recording",
                "0000001C667479704D344120 | sound recording",
                "0000001C6674797069736F6D | video",
                "1A45DFA301000000 | video",
                "4D5A90000300000004 | program",
                "7F454C460201 | program",
                "53514C69746520666F726D6174203300 | database file",
                "000100005374616E64617264204A657420 | database file",
                "5041523115041500 | Parquet",
                "24464C3240282329 | statistics program",
                "1F8B0800 | does not open",
                "377ABCAF271C | does not open",
                "526172211A07 | does not open",
                "FD377A585A000004 | does not open",
                "4C0000000114020000 | only a link",
                "0005160700020000 | computer keeps beside a file",
            })
    void aFileThatIsNoTextIsCalledWhatItIs(String hex, String said) {
        assertThat(refused(HexFormat.of().parseHex(hex))).contains(said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<!DOCTYPE html><html><body>Sign in | This is a web page",
                "<?xml version='1.0'?> <!DOCTYPE html PUBLIC 'x'> <html> | This is a web page",
                "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><table> | spreadsheet program saved as a web page",
                "<?xml version='1.0'?><?mso-application progid=\"Excel.Sheet\"?> | spreadsheet program saved as a web page",
                "<?xml version='1.0'?><InterchangeStudent/> | XML file",
                "{ \"students\": [] } | JSON file",
                "[ {\"ssid\": 1} ] | JSON file",
                "Received: from mail.example by county.example | e-mail",
                "MIME-Version: 1.0 | e-mail",
                "BEGIN:VCALENDAR | calendar entry",
                "INSERT INTO scores VALUES (1); | SQL",
                "[InternetShortcut] | only a link",
                "#!/bin/sh | script",
                "{\\rtf1\\ansi hello} | text document",
            })
    void aTextThatIsNoTableIsCalledWhatItIs(String text, String said) {
        assertThat(refused(text.getBytes(StandardCharsets.UTF_8))).contains(said);
    }

    @Test
    void officeFilesAreToldApart() throws IOException {
        assertThat(refused(zip("[Content_Types].xml", "word/document.xml"))).contains("text document");
        assertThat(refused(zip("[Content_Types].xml", "ppt/presentation.xml"))).contains("presentation");
        assertThat(refused(zip("[Content_Types].xml", "xl/workbook.xml"))).contains("This is a workbook");
        assertThat(refused(zip("Index/Document.iwa"))).contains("This is a workbook");
        assertThat(refused(ole("WordDocument"))).contains("text document");
        assertThat(refused(ole("PowerPoint Document"))).contains("presentation");
        assertThat(refused(ole("__properties_version1.0"))).contains("e-mail");
        assertThat(refused(ole("EncryptedPackage"))).contains("locked with a password");
        assertThat(refused(ole("Workbook"))).contains("old Excel");
    }

    static List<Layout> layouts() {
        return Layouts.onClassPath().all();
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void noScoreFileLooksLikeAStranger(Layout layout) {
        assertThat(Strangers.refusal(layout.names())).isEmpty();
        assertThat(Signature.refusal(String.join("^", layout.names()).getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @Test
    void everyStrangerHasASentenceWithARemedy() {
        assertThat(Stream.of("bytes", "text", "markup", "header", "first-cell")
                        .flatMap(how -> Strangers.marks(how).stream())
                        .map(Strangers.Mark::what)
                        .distinct())
                .allSatisfy(what ->
                        assertThat(Spoken.of(Strangers.refused(what))).as(what).containsPattern("[Ss]end|Download"));
    }

    private String refused(byte[] bytes) {
        var recognition = recogniser.recognise("file.csv", ScoreFile.write(directory, bytes));
        assertThat(recognition).isInstanceOf(Recognition.Refused.class);
        return Spoken.of(((Recognition.Refused) recognition).why());
    }

    private static byte[] ole(String name) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(HexFormat.of().parseHex("D0CF11E0A1B11AE1"));
        bytes.writeBytes(new byte[600]);
        bytes.writeBytes(name.getBytes(StandardCharsets.UTF_16LE));
        return bytes.toByteArray();
    }

    private static byte[] zip(String... names) throws IOException {
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
