package org.headgate.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.headgate.OnHeadgate;
import org.headgate.access.People;
import org.headgate.access.Role;
import org.headgate.reference.District;
import org.headgate.reference.DistrictCode;
import org.headgate.reference.Districts;
import org.headgate.reference.SchoolYear;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@OnHeadgate
class CollectionsPageTest {

    private static final DistrictCode ASKED = new DistrictCode("99930610000000");
    private static final DistrictCode NOT_ASKED = new DistrictCode("99930620000000");

    @Autowired
    Slots slots;

    @Autowired
    Seasons seasons;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @LocalServerPort
    int port;

    private Browser admin = new Browser(0);

    @BeforeEach
    void anAdminAndTwoDistricts(@Autowired People people, @Autowired Districts districts) {
        districts.list(new District(ASKED, "Asked Unified", "Test"));
        districts.list(new District(NOT_ASKED, "Not Asked Unified", "Test"));
        people.add("ada@collections.example", "Ada Lund", Role.ADMIN, "secret", List.of());
        people.add("lea@collections.example", "Lea Ruiz", Role.LEAD, "secret", List.of(ASKED));
        people.add("sol@collections.example", "Sol Marin", Role.SPECIALIST, "secret", List.of());
        admin = Browser.signedIn(port, "ada@collections.example", "secret");
    }

    @Test
    void anAdminSeesWhatACollectionAsksForAndOpensItOnce() {
        assertThat(admin.get("/collections").body()).contains("Open a collection", "Only those whose CDS codes");

        var look = admin.post("/collections/look", form("Fall 2026 results", Map.of()));
        assertThat(look.body())
                .contains("It asks for 18 files, of 1 district, by")
                .contains("Asked Unified (" + ASKED + ")", "Open it: ask for 18 files")
                .doesNotContain("??", "Not Asked Unified");
        assertThat(slots.of(ASKED)).isEmpty();
        assertThat(admin.post("/collections/change", form("Fall 2026 results", Map.of()))
                        .body())
                .contains("value=\"Fall 2026 results\"", "value=\"" + day() + "\"", ">" + ASKED);

        var opened = admin.post("/collections", form("Fall 2026 results", Map.of()));
        assertThat(opened.body()).contains("“Fall 2026 results” is open.", "0 of 18 are done");
        admin.post("/collections", form("Fall 2026 results", Map.of()));

        assertThat(slots.of(ASKED)).hasSize(18).allMatch(slot -> slot.dueOn().equals(day()));
        assertThat(slots.of(NOT_ASKED)).isEmpty();
        assertThat(seasons.all())
                .filteredOn(one -> one.name().equals("Fall 2026 results"))
                .singleElement()
                .satisfies(one -> assertThat(one.districts()).isEqualTo(1));
        assertThat(audited()).isEqualTo("ada@collections.example");
        var lead = Browser.signedIn(port, "lea@collections.example", "secret");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(lead.get("/tasks").body()).contains("18 files wait for you to pull them"));

        var more = admin.post("/collections/look", form("Spring 2027", Map.of("kinds", "caaspp")));
        assertThat(more.body())
                .contains("6 of them were asked for already and keep their day.", "Nothing new is asked for.")
                .doesNotContain("Open it: ask");
    }

    @Test
    void aWrongFormSaysWhatToDoAndKeepsWhatWasFilledIn() {
        var wrong = form("", Map.of("dueOn", "2020-01-01", "kinds", "", "newestYear", "1999-00", "only", "42"));

        var said = admin.post("/collections/look", wrong).body();

        assertThat(said)
                .contains("Name: give one of at most 80 characters.", "Due: choose a day after")
                .contains("Kinds of files: choose at least one.", "Newest school year: choose one of the list.")
                .contains("no district with the code “42” is listed", ">42</textarea>");
        assertThat(admin.post("/collections", wrong).body()).contains("Nothing was opened");
        assertThat(admin.post("/collections/look", form("X", Map.of("only", " ")))
                        .body())
                .contains("CDS codes: give those of the districts you mean");
    }

    @Test
    void aFileWhoseLayoutNobodyKnowsIsForetold() {
        var newest = newestYear();

        var look = admin.post("/collections/look", form("Too new", Map.of("newestYear", newest)));

        assertThat(look.body()).contains("Headgate does not know the columns of these yet", "CAASPP " + newest);
    }

    @Test
    void othersDoNotSeeThePage() {
        var specialist = Browser.signedIn(port, "sol@collections.example", "secret");

        assertThat(specialist.get("/collections").statusCode()).isIn(403, 404);
        assertThat(specialist.get("/tasks").body()).doesNotContain("href=\"/collections\"");
        assertThat(specialist.post("/collections", form("Mine", Map.of())).statusCode())
                .isIn(403, 404);
        assertThat(seasons.all()).noneMatch(one -> one.name().equals("Mine"));
    }

    private Map<String, String> form(String name, Map<String, String> but) {
        var form = new HashMap<>(Map.of(
                "name",
                name,
                "dueOn",
                day().toString(),
                "kinds",
                "caaspp,elpac-summative,elpac-initial",
                "newestYear",
                newestYear(),
                "onlyThese",
                "yes",
                "only",
                ASKED + "\n"));
        form.putAll(but);
        return form;
    }

    private LocalDate day() {
        return LocalDate.now(clock).plusDays(30);
    }

    private String newestYear() {
        return SchoolYear.at(LocalDate.now(clock)).text();
    }

    private String audited() {
        return jdbc.sql("SELECT person FROM access.audit WHERE act = 'opened collection' ORDER BY id DESC LIMIT 1")
                .query(String.class)
                .single();
    }
}
