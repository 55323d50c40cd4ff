package org.headgate.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.headgate.OnHeadgate;
import org.headgate.access.People;
import org.headgate.access.Role;
import org.headgate.reference.District;
import org.headgate.reference.DistrictCode;
import org.headgate.reference.Districts;
import org.headgate.submission.SlotId;
import org.headgate.submission.SnapshotId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@OnHeadgate
class FindingsPageTest {

    private static final DistrictCode HERE = new DistrictCode("99940410000000");
    private static final DistrictCode ELSEWHERE = new DistrictCode("99940420000000");
    private static final DistrictCode MANY = new DistrictCode("99940430000000");
    private static final SlotId SLOT = SlotId.of(HERE.text(), "caaspp", "tested", "2024-25");

    @Autowired
    Checks checks;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataSource database;

    @Autowired
    ApplicationContext context;

    @LocalServerPort
    int port;

    @TempDir
    Path folder;

    private String findings = "";

    @BeforeEach
    void aBlockedFile(@Autowired Districts districts, @Autowired People people) {
        districts.list(new District(HERE, "Findings Unified", "Test"));
        districts.list(new District(ELSEWHERE, "Far Unified", "Test"));
        districts.list(new District(MANY, "Many Unified", "Test"));
        people.add("lead@findings.example", "Fay Lead", Role.LEAD, "secret", List.of(HERE, MANY));
        people.add("other@findings.example", "Otto Lead", Role.LEAD, "secret", List.of(ELSEWHERE));
        var file = CaasppFile.of(HERE.text()).withPupils(30, 1).withPupils(30, 2);
        for (var i = 0; i < 150; i++) {
            file.withRow(Map.of(
                    "RecordType", "01", "SSID", "98%08d".formatted(i + 11), "FinalTestCompletedDate", "5/7/2025"));
        }
        findings = pageOf(Arrivals.in(context).of(SLOT, file.withLine("01^9990000001^ZZ")));
    }

    private String pageOf(SnapshotId snapshot) {
        checks.ensure(snapshot);
        return "/snapshots/" + snapshot + "/findings";
    }

    @Test
    void aLeadReadsWhatToDoThenTheCausesWithRemedyAndPlaces() throws Exception {
        var lead = Visitor.signIn(port, "lead@findings.example");

        assertThat(lead.page(findings).body())
                .contains("<!DOCTYPE html>", "What to do now", "href=\"#rule-date-reformatted\"", "Blocks the load.")
                .contains("A row has too many or too few cells", "id=\"rule-date-reformatted\"")
                .contains("Dates were rewritten by a spreadsheet", "FinalTestCompletedDate (150)")
                .contains("5/7/2025", "a date as YYYY-MM-DD", "Show all 150 places")
                .contains("Download the file again from TOMS", "Excel workbook")
                .doesNotContain("??check", "Let this stand", "can&#39;t be waived");
        assertThat(lead.page(findings.replace("/findings", "/progress")).body())
                .contains("Checked 331 rows")
                .doesNotContain("hx-trigger");
        assertThat(lead.page("/rules").body()).contains("A pupil is listed twice");
        assertThat(lead.page("/rules/pupil-twice").body())
                .contains("What to do")
                .doesNotContain("??check");
    }

    @Test
    void whatReadingHasFoundStandsOnThePageBeforeTheVerdict() throws Exception {
        var lead = Visitor.signIn(port, "lead@findings.example");
        var slot = SlotId.of(HERE.text(), "caaspp", "enrolled", "2024-25");
        var file = CaasppFile.of(HERE.text()).withPupils(300, 1);
        file.withRow(Map.of("RecordType", "01", "SSID", "9800000011", "FinalTestCompletedDate", "5/7/2025"));
        var snapshot = Arrivals.in(context).of(slot, file);
        var progress = "/snapshots/" + snapshot + "/progress";

        // Nobody can keep findings now: the check has read its file and waits.
        try (var holder = database.getConnection();
                var hold = holder.createStatement()) {
            holder.setAutoCommit(false);
            hold.execute("LOCK TABLE checks.findings IN SHARE MODE");
            var check = CompletableFuture.runAsync(() -> checks.ensure(snapshot));
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(lead.page(progress).body())
                            .contains(
                                    "Reading: 901 of 901 rows",
                                    "Found so far",
                                    "Dates were rewritten by a spreadsheet (once)")
                            .doesNotContain("??check"));
            holder.rollback();
            check.get(20, TimeUnit.SECONDS);
        }

        assertThat(lead.page(progress).body()).contains("Checked 901 rows").doesNotContain("Found so far");
    }

    @Test
    void allPlacesOfACauseAreAHundredAPage() throws Exception {
        var lead = Visitor.signIn(port, "lead@findings.example");

        assertThat(lead.page(findings + "/date-reformatted").body())
                .contains("1 to 100 of 150", "Page 1 of 2", "Line 182, FinalTestCompletedDate", "Next page")
                .doesNotContain("Line 282,", "??check");
        assertThat(lead.page(findings + "/date-reformatted?column=FinalTestCompletedDate&page=2")
                        .body())
                .contains("101 to 150 of 150", "Line 282, FinalTestCompletedDate", "Line 331,", "Previous page");
        assertThat(lead.page(findings + "/date-reformatted?page=9").body()).contains("There is no such page.");
        assertThat(lead.page(findings + "/date-reformatted?column=Nonsense").statusCode())
                .isEqualTo(404);
        assertThat(lead.page(findings + "/yesno").statusCode()).isEqualTo(404);
    }

    @Test
    void aSchoolsShareCanBeHandedOn() throws Exception {
        var lead = Visitor.signIn(port, "lead@findings.example");
        var first = HERE.text().substring(0, 7) + "0000001";

        assertThat(lead.page(findings + "?school=" + first).body())
                .contains("Only what was found in school " + first, "Dates were rewritten by a spreadsheet")
                .doesNotContain("A row has too many or too few cells", "??check");
        var csv = lead.page(findings + ".csv?school=" + first).body();
        assertThat(csv.lines().filter(line -> line.contains("\"date-reformatted\"")))
                .hasSize(150);
        assertThat(csv).doesNotContain("cells-per-row");
        assertThat(lead.page(findings + "?school=1").statusCode()).isEqualTo(404);
    }

    @Test
    void downloadsHoldEveryPlaceAndAreNoted() throws Exception {
        var lead = Visitor.signIn(port, "lead@findings.example");

        var csv = lead.page(findings + ".csv");
        assertThat(csv.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("attachment; filename=");
        assertThat(csv.body().lines().filter(line -> line.contains("\"date-reformatted\"")))
                .hasSize(150);
        assertThat(lead.page(findings + ".json").body()).contains("\"places\"", "\"cells-per-row\"");
        var workbook = lead.file(findings + ".xlsx").body();
        assertThat(new String(workbook, 0, 2, StandardCharsets.UTF_8)).isEqualTo("PK");
        assertThat(jdbc.sql("SELECT act || ': ' || subject FROM access.audit WHERE person = 'lead@findings.example'")
                        .query(String.class)
                        .list())
                .contains("downloaded findings: xlsx of snapshot " + findings.split("/")[2]);
    }

    @Test
    void anotherDistrictsFindingsAreNotHere() throws Exception {
        var other = Visitor.signIn(port, "other@findings.example");

        for (var path : List.of("", ".csv", ".xlsx", ".json", "/date-reformatted", "?school=99940410000001")) {
            assertThat(other.page(findings + path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(other.page(findings.replace("/findings", "/progress")).statusCode())
                .isEqualTo(404);
        assertThat(other.page("/rules/no-such-rule").statusCode()).isEqualTo(404);
    }

    @Test
    void aFileWithAMillionFindingsHasASummaryThatOpensAtOnce() throws Exception {
        var file = folder.resolve("many.csv");
        writeMillion(file);
        var slot = SlotId.of(MANY.text(), "caaspp", "tested", "2024-25");
        var page = pageOf(Arrivals.in(context).of(slot, file, 20_000));
        var lead = Visitor.signIn(port, "lead@findings.example");
        lead.page(page);

        var fastest = Long.MAX_VALUE;
        var bytes = 0;
        for (var i = 0; i < 5; i++) {
            var started = System.nanoTime();
            var body = lead.page(page).body();
            fastest = Math.min(fastest, (System.nanoTime() - started) / 1_000_000);
            bytes = body.getBytes(StandardCharsets.UTF_8).length;
            assertThat(body).contains("Found 440,000 times in 22 columns", "and 14 more columns");
        }
        System.out.printf("summary of 1,200,000 findings: %,d bytes, %d ms%n", bytes, fastest);

        assertThat(jdbc.sql("SELECT sum(found) FROM checks.findings WHERE snapshot = ?")
                        .param(page.split("/")[2])
                        .query(Long.class)
                        .single())
                .isGreaterThanOrEqualTo(1_200_000);
        assertThat(bytes).isLessThan(200_000);
        assertThat(fastest).isLessThan(1_000);
    }

    // 20,000 rows with 60 wrong cells each: all dates, all yes or no, and the last numbers.
    private static void writeMillion(Path file) throws IOException {
        var lines = new String(CaasppFile.of(MANY.text()).withPupils(1, 1).bytes(), StandardCharsets.UTF_8).split("\n");
        var names = List.of(lines[0].split("\\^"));
        var layout = org.headgate.layout.Layouts.onClassPath()
                .find(org.headgate.reference.Kind.CAASPP, org.headgate.reference.SchoolYear.of("2024-25"))
                .orElseThrow();
        var cells = lines[1].split("\\^", -1);
        var wrong = 0;
        for (var i = 0; i < names.size() && wrong < 60; i++) {
            var wrongCell = wrongCell(layout.columns().get(i));
            if (!wrongCell.isEmpty()) {
                cells[i] = wrongCell;
                wrong++;
            }
        }
        assertThat(wrong).isEqualTo(60);
        try (var out = Files.newBufferedWriter(file)) {
            out.write(lines[0] + "\n");
            for (var n = 0; n < 20_000; n++) {
                cells[names.indexOf("SSID")] = "97%08d".formatted(n);
                cells[names.indexOf("UIN")] = "7%07d".formatted(n);
                cells[names.indexOf("FinalTestedSchoolCode")] = "9994043%07d".formatted(n % 40 + 1);
                out.write(String.join("^", cells) + "\n");
            }
        }
    }

    private static String wrongCell(org.headgate.layout.Column column) {
        return switch (column.type()) {
            case DATE -> "5/7/2025";
            case YESNO -> "TRUE";
            case INT, SCORE -> "n/a";
            default -> "";
        };
    }

    @Test
    void aCellThatASpreadsheetWouldRunIsMadeHarmless() {
        assertThat(CsvFindings.cell("=1+1")).isEqualTo("\"'=1+1\"");
    }
}
