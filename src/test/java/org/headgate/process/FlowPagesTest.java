package org.headgate.process;

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
import org.headgate.access.Role;
import org.headgate.reference.District;
import org.headgate.reference.DistrictCode;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The task list, the task pages, the timeline and the admin's process pages, as a browser gets them. */
@OnHeadgate
class FlowPagesTest extends WalkedByHand {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    @LocalServerPort
    int port;

    @Test
    void aLeadFindsHerTaskAndTheTomsStepsForThisVeryFile() throws Exception {
        owed();
        var browser = signIn(lead.email());
        assertThat(get(browser, "/tasks").body())
                .contains("Pull CAASPP, Tested, 2024-25 from TOMS and send it", "December 18, 2026", "since today");
        assertThat(get(browser, "/tasks/pull-file/" + slot.path()).body())
                .contains(
                        "2025 CAASPP Student Score Data File By Tested LEA",
                        "LEA CAASPP Coordinator",
                        "December 18, 2026",
                        "action=\"/slots/" + slot.path() + "/nothing-to-report\"");
        assertThat(get(browser, "/processes").statusCode()).isEqualTo(404);
    }

    @Test
    void anotherDistrictsTasksAnswerLikeMissingOnes() throws Exception {
        inReview();
        var elsewhere = new DistrictCode("99979990000000");
        districts.list(new District(elsewhere, "Elsewhere", "Test"));
        people.add("other@pages.example", "Olga", Role.LEAD, "secret", List.of(elsewhere));
        var browser = signIn("other@pages.example");
        assertThat(get(browser, "/tasks").body()).doesNotContain(slot.path());
        for (var path : List.of("/tasks/pull-file/", "/tasks/review-findings/", "/processes/")) {
            assertThat(get(browser, path + slot.path()).statusCode()).isEqualTo(404);
        }
        assertThat(get(browser, "/slots/" + slot.path() + "/timeline").statusCode())
                .isEqualTo(404);
        assertThat(get(browser, "/tasks/pull-file/1/2/3/4").statusCode()).isEqualTo(404);
    }

    @Test
    void aSpecialistReadsClaimsAndDecidesWithAReason() throws Exception {
        inReview();
        var browser = signIn(specialist.email());
        var path = "/tasks/review-findings/" + slot.path();
        var ticket = tickets.of(slot).get(0).number();
        assertThat(get(browser, "/tasks?show=all").body()).contains(ticket, lead.email(), "Nobody yet");
        var page = get(browser, path).body();
        assertThat(page).contains(ticket, lead.email(), "/findings\"", "hx-get=\"/tickets/" + ticket);

        post(browser, path + "/claim", page, Map.of());
        assertThat(get(browser, "/tasks?show=mine").body()).contains(ticket);

        assertThat(post(browser, path, page, Map.of("decision", "accept")).body())
                .contains("Write a reason, or the text to the district.");
        var answer = post(browser, path, page, Map.of("decision", "accept", "text", "Two closed schools"));
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(get(browser, path).body()).contains("Accepted. The rows are loaded now");
        waitsAt("load");
        assertThat(get(browser, "/slots/" + slot.path() + "/timeline").body())
                .contains("Review findings", "by Sue Specialist", "Load the rows", "the load, which runs by itself");
    }

    @Test
    void anAdminSeesWhereAFlowStandsWhatFailedAndTriesAgain() throws Exception {
        people.add("admin@pages.example", "Ada", Role.ADMIN, "secret", List.of());
        owed();
        received();
        checked("clean");
        waitsAt("load");
        done(Worker.LOAD_SNAPSHOT, Map.of("loaded", 3L));
        patiently().until(() -> repairs.failuresOf(slot).size() == 1);

        var browser = signIn("admin@pages.example");
        assertThat(get(browser, "/processes?show=incidents").body()).contains("/processes/" + slot.path());
        var page = get(browser, "/processes/" + slot.path()).body();
        assertThat(page)
                .contains("is at “Tell the district”", "setAside", "Try again", "data-failed=\"tellDistrict\"")
                .doesNotContain(submission().getId());
        runtime.setVariable(submission().getId(), "setAside", 0L);
        post(browser, "/processes/" + slot.path() + "/try-again", page, Map.of());
        assertThat(get(browser, "/processes/" + slot.path()).body()).contains("One step is queued again");
        ended("visible");
        post(browser, "/processes/" + slot.path() + "/try-again", page, Map.of());
        assertThat(get(browser, "/processes/" + slot.path()).body())
                .contains("Nothing is failed any more", "Round 1 ended with “Visible”");
        assertThat(get(browser, "/processes?show=ended").statusCode()).isEqualTo(200);
        assertThat(get(browser, "/processes/diagrams/submission").body()).contains("bpmndi:BPMNDiagram");
        assertThat(get(browser, "/processes/diagrams/other").statusCode()).isEqualTo(404);
    }

    private HttpClient signIn(String email) throws IOException, InterruptedException {
        var browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        post(browser, "/sign-in", get(browser, "/sign-in").body(), Map.of("username", email, "password", "secret"));
        return browser;
    }

    private HttpResponse<String> get(HttpClient browser, String path) throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(HttpClient browser, String path, String page, Map<String, String> fields)
            throws IOException, InterruptedException {
        var token = TOKEN.matcher(page);
        assertThat(token.find()).isTrue();
        var body = new StringBuilder("_csrf=" + encode(token.group(1)));
        fields.forEach(
                (name, value) -> body.append('&').append(name).append('=').append(encode(value)));
        return browser.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
