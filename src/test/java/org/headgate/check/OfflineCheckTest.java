package org.headgate.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipFile;
import org.headgate.Commands;
import org.headgate.Headgate;
import org.headgate.demo.Season;
import org.headgate.demo.TomsFile;
import org.headgate.reference.District;
import org.headgate.reference.DistrictCode;
import org.headgate.reference.Kind;
import org.headgate.reference.SchoolYear;
import org.headgate.reference.Side;
import org.headgate.reference.Wording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class OfflineCheckTest {

    private static final District HERE =
            new District(new DistrictCode("99940510000000"), "Offline Unified", "Fictional County");
    private static final District THERE =
            new District(new DistrictCode("99940520000000"), "Yonder Unified", "Fictional County");

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void theCommandChecksAFileWithoutAServer() throws Exception {
        var zip = file().zipInto(folder);
        var started = System.nanoTime();
        var command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Headgate.class.getName(),
                        "check",
                        zip.toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(command.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(said)
                .contains("CLEAN. All ", "It is a CAASPP file, Tested, 2024-25", "What to do now: Nothing", ".dat")
                .doesNotContain("Spring", "??");
        assertThat(command.exitValue()).isZero();
        System.out.printf("check of a ZIP with its JVM: %d ms%n", (System.nanoTime() - started) / 1_000_000);
    }

    @Test
    void aDamagedFileIsToldWithPlacesAndRemedyWorstFirst() throws Exception {
        var file = damaged();

        assertThat(check(file.toString())).isEqualTo(2);

        assertThat(said())
                .contains("BLOCKED. Checked ")
                .contains("Dates were rewritten by a spreadsheet")
                .contains("Columns: ", "Schools: 99940510000001 (")
                .contains("FinalTestCompletedDate: 5/7/2025 should be a date as YYYY-MM-DD.")
                .contains("What to do: Download the file again from TOMS")
                .contains("not applied here", "Far fewer rows than before")
                .doesNotContain("??", "{0");
    }

    @Test
    void theSameComesAsJsonWithEveryPlace() throws Exception {
        var file = damaged();

        assertThat(check(file.toString(), "--json")).isEqualTo(2);

        var report = JsonMapper.builder()
                .build()
                .readTree(out.toString(StandardCharsets.UTF_8))
                .get(0);
        assertThat(report.get("verdict").asString()).isEqualTo("blocked");
        var dates = 0;
        for (var place : report.get("places")) {
            dates += place.get("rule").asString().equals("date-reformatted") ? 1 : 0;
        }
        assertThat(dates).isEqualTo(120);
    }

    @Test
    void aWorkbookHasASheetForEachCauseAndKeepsIdsAsText() throws Exception {
        var file = damaged();
        var workbook = folder.resolve("out.xlsx");
        var csv = folder.resolve("out.csv");

        check(file.toString(), "--xlsx", workbook.toString(), "--csv", csv.toString());

        var sheets = sheetsOf(workbook);
        assertThat(sheets.get("xl/workbook.xml")).contains("Summary", "date-reformatted");
        assertThat(sheets.get("xl/worksheets/sheet1.xml")).contains("Dates were rewritten by a spreadsheet");
        assertThat(sheets.values())
                .anySatisfy(sheet -> assertThat(sheet)
                        .contains("<is><t>99940510000001</t></is>", "<is><t>5/7/2025</t></is>", "<cols>"));
        assertThat(Files.readAllLines(csv).stream()
                        .filter(line -> line.contains("\"date-reformatted\""))
                        .count())
                .isEqualTo(120);
        assertThat(said()).contains("Written: " + workbook, "Written: " + csv);
    }

    @Test
    void aSheetThatIsFullSaysSo() throws Exception {
        var causes = new Causes();
        var rule = new Rules().get("date-reformatted");
        Extract.Places places = findings -> {
            for (var line = 2; line < 30; line++) {
                findings.add(
                        rule, "BirthDate", Place.ofLine(line), () -> Map.of("value", "=1+1", "expected", "a date"));
            }
        };
        places.each(causes);
        var extract = new Extract(
                "x.csv",
                List.of(),
                "blocked",
                28,
                "0",
                List.of(new Extract.Counted(rule, "BirthDate", 28, 0, Rule.Weight.BLOCKS, 0)),
                WaivedRows.NONE,
                places);
        var file = folder.resolve("full.xlsx");
        try (var into = Files.newOutputStream(file)) {
            new WorkbookFindings(Wording.withoutServer(), 11).write(extract, into);
        }

        assertThat(sheetsOf(file).get("xl/worksheets/sheet2.xml"))
                .contains("19 more places: a sheet of Excel holds 11 rows.", "<is><t>=1+1</t></is>")
                .doesNotContain("<f>");
    }

    @Test
    void whatIsNoScoreFileIsRefusedAndWhatIsMissingIsNotChecked() throws Exception {
        var letter = Files.writeString(folder.resolve("letter.csv"), "Dear county,\nhere it is.\n");

        assertThat(check(letter.toString())).isEqualTo(2);
        assertThat(said()).contains("letter.csv", "REFUSED.");
        assertThat(check(folder.resolve("nowhere.csv").toString())).isEqualTo(3);
        assertThat(check("--colour", letter.toString())).isEqualTo(3);
        assertThat(check()).isEqualTo(3);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains(
                        "There is no file ",
                        "Unknown option: '--colour'",
                        "Missing required parameter: 'FILE'",
                        "Usage: java -jar headgate.jar check [-h]");
    }

    private Path damaged() throws Exception {
        var file = folder.resolve("99940510000000_caaspp_tested.csv");
        var damaged = CaasppFile.of(HERE.code().text()).withPupils(40, 2);
        for (var i = 0; i < 120; i++) {
            damaged.withRow(Map.of(
                    "RecordType", "01", "SSID", "98%08d".formatted(i + 11), "FinalTestCompletedDate", "5/7/2025"));
        }
        return Files.write(file, damaged.bytes());
    }

    private static TomsFile file() {
        return Season.of(3, 300, HERE, THERE).file(HERE.code(), Kind.CAASPP, Side.TESTED, SchoolYear.of("2024-25"));
    }

    private int check(String... arguments) {
        var all = new java.util.ArrayList<>(List.of("check"));
        all.addAll(List.of(arguments));
        return Commands.run(new PrintStream(out, true), new PrintStream(err, true), all.toArray(String[]::new));
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Map<String, String> sheetsOf(Path workbook) throws Exception {
        var sheets = new HashMap<String, String>();
        try (var zip = new ZipFile(workbook.toFile())) {
            for (var entry : java.util.Collections.list(zip.entries())) {
                sheets.put(
                        entry.getName(), new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return sheets;
    }
}
