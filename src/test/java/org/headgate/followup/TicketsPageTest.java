package org.headgate.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.headgate.OnHeadgate;
import org.headgate.WithoutToken;
import org.headgate.access.People;
import org.headgate.access.Role;
import org.headgate.platform.Scope;
import org.headgate.reference.District;
import org.headgate.reference.DistrictCode;
import org.headgate.reference.Districts;
import org.headgate.reference.Sentence;
import org.headgate.submission.Seasons;
import org.headgate.submission.SlotId;
import org.headgate.submission.SnapshotId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@OnHeadgate
class TicketsPageTest {

    private static final DistrictCode HERE = new DistrictCode("99950210000000");
    private static final DistrictCode ELSEWHERE = new DistrictCode("99950220000000");
    private static final SlotId SLOT = SlotId.of(HERE.text(), "caaspp", "tested", "2024-25");
    private static final String LEAD = "lead@tickets.example";
    private static final String OTHER_LEAD = "other@tickets.example";
    private static final String SPECIALIST = "specialist@tickets.example";
    private static final String ADMIN = "admin@tickets.example";
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    @Autowired
    Tickets tickets;

    @Autowired
    Letters letters;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    private HttpClient browser = freshBrowser();

    @BeforeEach
    void twoDistrictsAndTheirPeople(
            @Autowired Districts districts, @Autowired People people, @Autowired Seasons seasons) {
        districts.list(new District(HERE, "Ticket Unified", "Test"));
        districts.list(new District(ELSEWHERE, "Far Unified", "Test"));
        people.add(LEAD, "Tia Lead", Role.LEAD, "secret", List.of(HERE));
        people.add(OTHER_LEAD, "Otto Lead", Role.LEAD, "secret", List.of(ELSEWHERE));
        people.add(SPECIALIST, "Sue Specialist", Role.SPECIALIST, "secret", List.of());
        people.add(ADMIN, "Abe Admin", Role.ADMIN, "secret", List.of());
        seasons.open("Tickets", LocalDate.of(2026, 12, 12), List.of(SLOT));
    }

    @Test
    void aLeadReadsTheThreadAndHerAnswerIsInItAtOnce() throws Exception {
        var ticket = tickets.open(SLOT, new SnapshotId("pgansw2222222"));
        letters.aboutFindings(ticket.number(), List.of(Sentence.of("kind.caaspp")));
        await().untilAsserted(() -> assertThat(isSent(ticket)).isTrue());
        signIn(LEAD);

        assertThat(get("/tickets/" + ticket.number()).body())
                .contains("Ticket " + ticket.number(), "CAASPP, Tested, 2024-25", "Answer the county")
                .contains("Delivered to the mail server on", LEAD);

        var answer = write(ticket, "The school <b>closed</b>. Student 1234567890 moved.");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(get("/tickets/" + ticket.number()).body())
                .contains("Tia Lead, Ticket Unified")
                .contains("The school &lt;b&gt;closed&lt;/b&gt;. Student ******7890 moved.")
                .contains("Ticket Unified answered. A data specialist of the county reads it next.");
        assertThat(letters.of(ticket.number()).get(1).mails()).isEmpty();
    }

    @Test
    void aSpecialistsLetterGoesOutAndTheTicketWaitsForTheDistrict() throws Exception {
        var ticket = tickets.open(SLOT, new SnapshotId("pgspec2222222"));
        signIn(SPECIALIST);

        write(ticket, "Which school is missing?");

        assertThat(get("/tickets/" + ticket.number()).body())
                .contains("Sue Specialist, data specialist of the county")
                .contains("Waiting for Ticket Unified: answer here or send a new file by");
        await().untilAsserted(() -> assertThat(isSent(ticket)).isTrue());
        assertThat(get("/tickets?district=" + HERE).body()).contains(ticket.number());
        assertThat(get("/demo/mailboxes").body()).contains(LEAD, "after a restart the mailboxes are empty");
        assertThat(get("/demo/mailboxes/" + LEAD).body())
                .contains("[" + ticket.number() + "] CAASPP, Tested, 2024-25: a message from the county")
                .contains("Which school is missing?")
                .contains("href=\"/tickets/" + ticket.number() + "\"");
    }

    @Test
    void anotherDistrictsLeadFindsNothing() throws Exception {
        var ticket = tickets.open(SLOT, new SnapshotId("pgothr2222222"));
        signIn(OTHER_LEAD);

        var theirs = get("/tickets/" + ticket.number());
        assertThat(theirs.statusCode()).isEqualTo(404);
        assertThat(WithoutToken.of(theirs)).isEqualTo(WithoutToken.of(get("/tickets/HG-2026-999999")));
        assertThat(get("/tickets?state=all").body()).doesNotContain(ticket.number(), "Ticket Unified");
        assertThat(get("/slots/" + SLOT.path() + "/tickets").statusCode()).isEqualTo(404);
        assertThat(write(ticket, "Let me in").statusCode()).isEqualTo(404);
        assertThat(letters.of(ticket.number())).isEmpty();
    }

    @Test
    void aBareFragmentIsAnsweredToAPageThatPullsIt() throws Exception {
        var ticket = tickets.open(SLOT, new SnapshotId("pgfrag2222222"));
        signIn(LEAD);

        assertThat(fragment("/tickets/" + ticket.number()).body())
                .contains("Ticket " + ticket.number())
                .doesNotContain("<html");
        assertThat(fragment("/slots/" + SLOT.path() + "/tickets").body())
                .contains(ticket.number())
                .doesNotContain("<html");
        assertThat(get("/slots/" + SLOT.path() + "/tickets").body()).contains("<html", ticket.number());
    }

    @Test
    void whatCannotBeRightGetsASentenceOrIsNotHere() throws Exception {
        var ticket = tickets.open(SLOT, new SnapshotId("pgbad22222222"));
        signIn(LEAD);

        assertThat(write(ticket, "  ").body()).contains("Write something before you send it.");
        assertThat(write(ticket, "x".repeat(5_001)).body()).contains("more than 5,000 characters");
        assertThat(get("/tickets/no-number").statusCode()).isEqualTo(404);
        assertThat(get("/slots/1/2/3/4/tickets").statusCode()).isEqualTo(404);
        assertThat(get("/tickets?state=%00&district=x&page=-1").statusCode()).isEqualTo(200);
        assertThat(get("/tickets?state=undelivered").statusCode()).isEqualTo(404);
        assertThat(write(ticket, "A\u0000B").statusCode()).isEqualTo(302);
        assertThat(letters.of(ticket.number())).extracting(Letter::body).containsExactly("AB");
    }

    @Test
    void anAdminSeesWhatWasGivenUpAndHasItTriedAgain() throws Exception {
        var ticket = tickets.open(SLOT, new SnapshotId("pgdead2222222"));
        letters.fromSpecialist(ticket.number(), SPECIALIST, "Hello");
        await().untilAsserted(() -> assertThat(isSent(ticket)).isTrue());
        jdbc.sql("UPDATE followup.outbox SET state = 'dead', sent_at = NULL, tries = 40, last_error = 'no route' "
                        + "WHERE letter IN (SELECT id FROM followup.letters WHERE ticket = ?)")
                .param(ticket.number())
                .update();
        signIn(ADMIN);

        assertThat(get("/tickets").body()).contains("could not be delivered");
        assertThat(get("/tickets?state=undelivered").body())
                .contains(ticket.number(), "given up after 40 tries", "The mail server said: no route");
        post("/tickets/undelivered", "");
        assertThat(get("/tickets?state=undelivered").body()).contains("being tried again");
        await().untilAsserted(() -> assertThat(isSent(ticket)).isTrue());
    }

    @Test
    void aClosedTicketSaysHowItEndedAndTakesNoMoreLetters() throws Exception {
        var ticket = tickets.open(SLOT, new SnapshotId("pgclsd2222222"));
        tickets.resolve(ticket.number(), Resolution.accepted(SPECIALIST, "The school closed in June"));
        signIn(LEAD);

        assertThat(get("/tickets/" + ticket.number()).body())
                .contains("Closed: the county accepted the file as it is.", "Reason: The school closed in June")
                .doesNotContain("<textarea");
    }

    private boolean isSent(Ticket ticket) {
        return Scope.everything()
                .call(() -> letters.of(ticket.number()).get(0).mails().stream().allMatch(Mail::isSent));
    }

    private HttpResponse<String> write(Ticket ticket, String text) throws IOException, InterruptedException {
        return post("/tickets/" + ticket.number() + "/letters", "text=" + encoded(text) + "&");
    }

    private void signIn(String email) throws IOException, InterruptedException {
        browser = freshBrowser();
        var answer = post("/sign-in", "username=" + encoded(email) + "&password=secret&");
        assertThat(answer.statusCode()).isEqualTo(302);
    }

    private HttpResponse<String> post(String path, String form) throws IOException, InterruptedException {
        var token =
                TOKEN.matcher(get(path.equals("/sign-in") ? path : "/tickets").body());
        assertThat(token.find()).isTrue();
        return browser.send(
                HttpRequest.newBuilder(at(path))
                        .header("content-type", "application/x-www-form-urlencoded")
                        .header("accept", "text/html")
                        .POST(HttpRequest.BodyPublishers.ofString(form + "_csrf=" + encoded(token.group(1))))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(at(path)).header("accept", "text/html").build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> fragment(String path) throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(at(path))
                        .header("accept", "text/html")
                        .header("HX-Request", "true")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private URI at(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private static HttpClient freshBrowser() {
        return HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
