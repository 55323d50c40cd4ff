package org.headgate.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@OnHeadgate
class FindingsPageTest {

    private static final DistrictCode HERE = new DistrictCode("99940410000000");
    private static final DistrictCode ELSEWHERE = new DistrictCode("99940420000000");
    private static final SlotId SLOT = SlotId.of(HERE.text(), "caaspp", "tested", "2024-25");

    @Autowired
    Checks checks;

    @Autowired
    ApplicationContext context;

    @LocalServerPort
    int port;

    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private SnapshotId snapshot = new SnapshotId("aaaaaaaaaaaaa");

    @BeforeEach
    void aBlockedFile(@Autowired Districts districts, @Autowired People people) {
        districts.list(new District(HERE, "Findings Unified", "Test"));
        districts.list(new District(ELSEWHERE, "Far Unified", "Test"));
        people.add("lead@findings.example", "Fay Lead", Role.LEAD, "secret", List.of(HERE));
        people.add("other@findings.example", "Otto Lead", Role.LEAD, "secret", List.of(ELSEWHERE));
        snapshot = Arrivals.in(context)
                .of(
                        SLOT,
                        CaasppFile.of(HERE.text())
                                .withPupils(30, 1)
                                .withRow(Map.of(
                                        "RecordType", "01", "SSID", "9990001234", "FinalTestCompletedDate", "5/7/2025"))
                                .withLine("01^9990000001^ZZ"));
        checks.ensure(snapshot);
    }

    @Test
    void aLeadReadsCausesWithRemedyAndPlaces() throws Exception {
        signIn("lead@findings.example");

        assertThat(page("/snapshots/" + snapshot + "/findings").body())
                .contains("<!DOCTYPE html>", "Blocks the load.", "A row has too many or too few cells")
                .contains(
                        "Dates were rewritten by a spreadsheet: FinalTestCompletedDate",
                        "5/7/2025",
                        "a date as YYYY-MM-DD")
                .contains("Download the file again from TOMS")
                .doesNotContain("??check");
        assertThat(page("/snapshots/" + snapshot + "/progress").body())
                .contains("Checked 92 rows")
                .doesNotContain("hx-trigger");
        assertThat(page("/snapshots/" + snapshot + "/findings.csv").body()).contains("\"date-reformatted\"");
        assertThat(page("/rules").body()).contains("A pupil is listed twice");
        assertThat(page("/rules/pupil-twice").body()).contains("What to do").doesNotContain("??check");
    }

    @Test
    void anotherDistrictsFindingsAreNotHere() throws Exception {
        signIn("other@findings.example");

        for (var path : List.of("findings", "findings.csv", "progress")) {
            assertThat(page("/snapshots/" + snapshot + "/" + path).statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(page("/rules/no-such-rule").statusCode()).isEqualTo(404);
    }

    @Test
    void aCellThatASpreadsheetWouldRunIsMadeHarmless() {
        assertThat(FindingsPage.cell("=1+1")).isEqualTo("\"'=1+1\"");
    }

    private void signIn(String email) throws Exception {
        var token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"")
                .matcher(page("/sign-in").body());
        assertThat(token.find()).isTrue();
        var form = "username=" + encoded(email) + "&password=secret&_csrf=" + encoded(token.group(1));
        browser.send(
                HttpRequest.newBuilder(address("/sign-in"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
    }

    private HttpResponse<String> page(String path) throws IOException, InterruptedException {
        return browser.send(HttpRequest.newBuilder(address(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI address(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
