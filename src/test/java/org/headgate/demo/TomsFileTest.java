package org.headgate.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.zip.ZipInputStream;
import org.headgate.layout.Archive;
import org.headgate.reference.District;
import org.headgate.reference.DistrictCode;
import org.headgate.reference.Kind;
import org.headgate.reference.SchoolYear;
import org.headgate.reference.Side;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TomsFileTest {

    private static final District DISTRICT =
            new District(new DistrictCode("99900090000000"), "Test Valley Unified", "Fictional County");
    private static final Season SEASON = Season.of(11, 500, DISTRICT);

    @TempDir
    Path folder;

    @Test
    void theZipIsNamedAndFilledAsTomsDoesIt() throws IOException {
        var zip = aCaasppFile().zipInto(folder);
        var stem = "99900090000000_CAASPP_Student_Score_Data_File_TestedStudentScoreData_2025";
        assertThat(zip.getFileName()).hasToString(stem + ".zip");
        assertThat(entries(Files.readAllBytes(zip)).keySet())
                .containsExactly(stem + "_DLMTR.CSV", stem + ".dat", stem + ".xlsx");
        assertThat(folder).isDirectoryNotContaining("glob:**.draft");
        assertThat(Archive.is(zip)).isTrue();
    }

    @Test
    void theSameFileGivesTheSameZip() throws IOException {
        var first = aCaasppFile().zipInto(folder.resolve("a"));
        var second = Season.of(11, 500, DISTRICT)
                .file(DISTRICT.code(), Kind.CAASPP, Side.TESTED, SchoolYear.of("2024-25"))
                .zipInto(folder.resolve("b"));
        assertThat(Files.mismatch(first, second)).isEqualTo(-1);
    }

    @Test
    void theCaretFileHasOneHeaderNoQuotesAndEndsEveryLineWithTheMarker() {
        var lines = aCaasppFile().text().split("\r\n");
        assertThat(lines[0]).startsWith("RecordType^SSID^").endsWith("^EndofRecord");
        assertThat(lines).hasSize(aCaasppFile().rows().size() + 1).noneMatch(line -> line.contains("\""));
        assertThat(Arrays.stream(lines).skip(1)).allMatch(line -> line.endsWith("^ZZ"));
    }

    @Test
    void theDatHasNoHeaderAndLinesOfOneLength() throws IOException {
        for (var kind : Kind.values()) {
            for (var year : Season.yearsOf(kind)) {
                var file = SEASON.file(DISTRICT.code(), kind, Side.TESTED, year);
                var bytes = new ByteArrayOutputStream();
                TomsZip.write(file, bytes);
                var dat = new String(entry(bytes, file.stem() + ".dat"), StandardCharsets.UTF_8);
                var lengths = dat.lines().map(String::length).distinct().toList();
                assertThat(lengths).as(file.name()).hasSize(1);
                assertThat(dat.lines().count()).isEqualTo(file.rows().size());
                assertThat(dat).doesNotContain("RecordType").contains("ZZ\r\n");
            }
        }
    }

    @Test
    void theWorkbookHasATitleLineAboveTheHeader() throws IOException {
        var bytes = new ByteArrayOutputStream();
        TomsZip.write(aCaasppFile(), bytes);
        var workbook = entries(entry(bytes, aCaasppFile().stem() + ".xlsx"));
        assertThat(workbook)
                .containsKeys("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/worksheets/sheet1.xml");
        var sheet =
                new String(Objects.requireNonNull(workbook.get("xl/worksheets/sheet1.xml")), StandardCharsets.UTF_8);
        assertThat(sheet)
                .contains(
                        "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>2025 CAASPP Student Score Data File By Tested LEA")
                .contains("<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>RecordType")
                .contains("<c r=\"OK2\"");
    }

    @Test
    void twoSchoolsMissingAndTheLastLineCut() {
        var whole = aCaasppFile();
        var schools = schools(whole);
        var cut = whole.withoutSchools(2).cutInTheLastLine();
        assertThat(schools(cut)).hasSize(schools.size() - 2).isSubsetOf(schools);
        assertThat(cut.text()).doesNotEndWith("\n").doesNotEndWith("ZZ");
        assertThat(cut.text().split("\r\n")).hasSize(cut.rows().size() + 1);
    }

    @Test
    void aSpreadsheetsCommasAreQuotedWhereACellHoldsOne() {
        var lines = aCaasppFile().savedWithCommas().text().split("\r\n");
        assertThat(lines[0]).startsWith("RecordType,SSID,").doesNotContain("^");
        assertThat(Arrays.stream(lines).filter(line -> line.contains(", School of Arts and Science\"")))
                .isNotEmpty();
    }

    @Test
    void alterationsAreMadeOneBehindTheOther() {
        var file = aCaasppFile().firstRows(4);
        assertThat(file.withHeaderOnly().text().split("\r\n")).hasSize(1);
        assertThat(file.withCellsMissing(12).rows().get(2)).hasSize(401 - 12);
        assertThat(file.withPupilTwice().rows())
                .hasSize(5)
                .last()
                .isEqualTo(file.rows().get(0));
        assertThat(file.withPupilTwice(file.cell(0, "SSID")).rows()).hasSizeGreaterThan(4);
        assertThat(file.withCell(1, "gender", "Q").cell(1, "Gender")).isEqualTo("Q");
        assertThat(file.withColumnSaying("Gender", "Q").cell(3, "Gender")).isEqualTo("Q");
        assertThat(file.withoutColumn("Gender").header()).hasSize(400).doesNotContain("Gender");
        assertThat(file.withOwnColumnInFront("Homeroom", "12").header()).startsWith("Homeroom", "RecordType");
        assertThat(file.withTitleLine().text()).startsWith("2025 CAASPP Student Score Data File");
        assertThat(file.withLostLeadingZeros().cell(0, "GradeAssessed")).doesNotStartWith("0");
        assertThat(file.withSlashedDates().cell(0, "DateofBirth")).matches("[0-9]+/[0-9]+/20[0-9]{2}");
        assertThat(file.withLineEnds("\n").withBom().text())
                .startsWith("\uFEFFRecordType")
                .doesNotContain("\r");
        // Alterations leave their file as it was.
        assertThat(file.rows()).hasSize(4);
        assertThat(file.header()).hasSize(401);
    }

    @Test
    void aLargeFileIsStreamedRowByRow() throws IOException {
        var counted = new Counted();
        Season.writeLarge(DISTRICT, SchoolYear.of("2024-25"), 20_000, 3, counted);
        assertThat(counted.lines).isEqualTo(20_001);
        assertThat(counted.bytes / counted.lines).isBetween(700L, 1_500L);
    }

    @Test
    void samplesHaveNamesOfTheirOwn() {
        assertThat(Samples.all()).extracting(Sample::fileName).doesNotHaveDuplicates();
        assertThat(Samples.all()).hasSize(54 + 6 * 3 + 1);
    }

    // ------------------------------------------------------------

    private static TomsFile aCaasppFile() {
        return SEASON.file(DISTRICT.code(), Kind.CAASPP, Side.TESTED, SchoolYear.of("2024-25"));
    }

    private static HashSet<String> schools(TomsFile file) {
        return new HashSet<>(IntStream.range(0, file.rows().size())
                .mapToObj(row -> file.cell(row, "FinalTestedSchoolCode"))
                .toList());
    }

    private static byte[] entry(ByteArrayOutputStream zip, String name) throws IOException {
        return Objects.requireNonNull(entries(zip.toByteArray()).get(name), name);
    }

    private static Map<String, byte[]> entries(byte[] zip) throws IOException {
        var entries = new LinkedHashMap<String, byte[]>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), in.readAllBytes());
            }
        }
        return entries;
    }

    private static final class Counted extends OutputStream {

        private long lines;
        private long bytes;

        @Override
        public void write(int b) {
            bytes++;
            lines += b == '\n' ? 1 : 0;
        }

        @Override
        public void write(byte[] buffer, int from, int length) {
            for (var i = from; i < from + length; i++) {
                write(buffer[i]);
            }
        }
    }
}
