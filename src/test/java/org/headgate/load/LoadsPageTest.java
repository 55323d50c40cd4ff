package org.headgate.load;

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
import java.util.regex.Pattern;
import org.headgate.OnHeadgate;
import org.headgate.access.People;
import org.headgate.access.Role;
import org.headgate.reference.District;
import org.headgate.reference.Districts;
import org.headgate.submission.SlotId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@OnHeadgate
class LoadsPageTest {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final SlotId SLOT = SlotId.of("99903010000000", "caaspp", "tested", "2024-25");
    private static final SlotId THEIRS = SlotId.of("99903020000000", "caaspp", "tested", "2024-25");

    @Autowired
    Loads loads;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Districts districts;

    @LocalServerPort
    int port;

    @Test
    void staffPutBackAnEarlierVersionWhileLeadsSeeOnlyWhatIsVisible() throws Exception {
        var accepted = new Accepted(jdbc, districts);
        var older = loads.ensure(accepted.snapshot(SLOT, 40, 40, List.of(3, 4)).id());
        loads.ensure(accepted.snapshot(SLOT, 50, 50, List.of()).id());
        people.add("lead@loads-page.example", "Lea", Role.LEAD, "secret", List.of(SLOT.district()));
        people.add("specialist@loads-page.example", "Sam", Role.SPECIALIST, "secret", List.of());

        var lead = signIn("lead@loads-page.example");
        var seen = get(lead, "/slots/" + SLOT.path() + "/loads").body();
        assertThat(seen)
                .contains("40 in the file = 38 loaded + 2 set aside", "2 rows were set aside by the rule")
                .doesNotContain("<form method=\"post\" action=\"/loads/");
        assertThat(post(lead, "/loads/" + older.id() + "/put-back", token(seen)).statusCode())
                .isEqualTo(404);

        var specialist = signIn("specialist@loads-page.example");
        var page = get(specialist, "/slots/" + SLOT.path() + "/loads").body();
        assertThat(page).contains("Put back this version", "Your name goes into the log");
        for (var twice = 0; twice < 2; twice++) {
            var answer = post(specialist, "/loads/" + older.id() + "/put-back", token(page));
            assertThat(answer.statusCode()).isEqualTo(302);
            assertThat(get(specialist, answer.headers().firstValue("location").orElseThrow())
                            .body())
                    .contains("The dashboards show the version you put back.");
        }
        assertThat(loads.published(SLOT)).map(Load::id).contains(older.id());
    }

    @Test
    void otherRoomsPullTheBareFragmentAndAnotherDistrictsSlotIsNotThere() throws Exception {
        new Accepted(jdbc, districts).snapshot(THEIRS, 1, 1, List.of());
        districts.list(new District(SLOT.district(), "Mine", "Test"));
        people.add("nosy@loads-page.example", "Nic", Role.LEAD, "secret", List.of(SLOT.district()));
        people.add("admin@loads-page.example", "Ada", Role.ADMIN, "secret", List.of());

        assertThat(fragment(signIn("admin@loads-page.example"), "/slots/" + THEIRS.path() + "/loads")
                        .body())
                .startsWith("<section id=\"loads\"")
                .contains("Nothing of this file is on the dashboards yet");
        var nosy = signIn("nosy@loads-page.example");
        assertThat(get(nosy, "/slots/" + THEIRS.path() + "/loads").statusCode()).isEqualTo(404);
        assertThat(get(nosy, "/slots/1/caaspp/tested/2024-25/loads").statusCode())
                .isEqualTo(404);
    }

    private HttpClient signIn(String email) throws IOException, InterruptedException {
        var browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        var token = token(get(browser, "/sign-in").body());
        var answer = post(browser, "/sign-in", token + "&username=" + encoded(email) + "&password=secret");
        assertThat(answer.headers().firstValue("location").orElseThrow()).doesNotContain("error");
        return browser;
    }

    private HttpResponse<String> get(HttpClient browser, String path) throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(at(path)).header("accept", "text/html").build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> fragment(HttpClient browser, String path) throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(at(path)).header("HX-Request", "true").build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(HttpClient browser, String path, String form)
            throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(at(path))
                        .header("accept", "text/html")
                        .header("content-type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String token(String page) {
        var token = TOKEN.matcher(page);
        assertThat(token.find()).isTrue();
        return "_csrf=" + encoded(token.group(1));
    }

    private URI at(String path) {
        return URI.create(path.startsWith("http") ? path : "http://localhost:" + port + path);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
