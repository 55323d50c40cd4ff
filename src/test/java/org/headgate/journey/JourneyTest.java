package org.headgate.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.headgate.journey.Chromium.assertFitsA320PixelScreen;
import static org.headgate.journey.Chromium.assertNoAxeViolation;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.headgate.OnHeadgate;
import org.headgate.access.People;
import org.headgate.access.Person;
import org.headgate.access.Role;
import org.headgate.demo.Season;
import org.headgate.demo.TomsFile;
import org.headgate.platform.Scope;
import org.headgate.reference.District;
import org.headgate.reference.DistrictCode;
import org.headgate.reference.Districts;
import org.headgate.reference.Kind;
import org.headgate.reference.SchoolYear;
import org.headgate.reference.Side;
import org.headgate.submission.Seasons;
import org.headgate.submission.SlotId;
import org.headgate.submission.Slots;
import org.headgate.submission.Stage;
import org.headgate.submission.Uploads;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The whole way of a file, played in a real browser by the people who walk it. */
@OnHeadgate
class JourneyTest {

    private static final District JUNIPER =
            new District(new DistrictCode("99980010000000"), "Juniper Unified", "Fictional County");
    private static final District KELP_BAY =
            new District(new DistrictCode("99980020000000"), "Kelp Bay Unified", "Fictional County");
    private static final SchoolYear THIS_YEAR = SchoolYear.of("2024-25");
    private static final SlotId SLOT = new SlotId(JUNIPER.code(), Kind.CAASPP, Side.TESTED, THIS_YEAR);
    private static final Season SEASON = Season.of(11, 900, JUNIPER, KELP_BAY);

    private static Chromium chromium;

    @Autowired
    Districts districts;

    @Autowired
    People people;

    @Autowired
    Seasons seasons;

    @Autowired
    Slots slots;

    @Autowired
    Uploads uploads;

    @LocalServerPort
    int port;

    @TempDir
    Path folder;

    @BeforeAll
    static void openTheBrowser() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void closeTheBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void aCountyWithTwoDistricts() {
        districts.list(JUNIPER);
        districts.list(KELP_BAY);
        people.add("june@juniper.example", "June Abara", Role.LEAD, "pine-cone", List.of(JUNIPER.code()));
        people.add("kai@kelp.example", "Kai Brandt", Role.LEAD, "sea-weed", List.of(KELP_BAY.code()));
        people.add("sol@county.example", "Sol Marin", Role.SPECIALIST, "case-work", List.of());
        people.add("ora@county.example", "Ora Lind", Role.ADMIN, "night-watch", List.of());
    }

    @Test
    void aFileGoesFromADistrictsTaskThroughFollowUpToADashboard() {
        seasons.open("The journey", LocalDate.now().plusDays(20), List.of(SLOT, SLOT.lastYear()));
        lastYearIsVisible();

        var june = chromium.signIn(address(), "june@juniper.example", "pine-cone");
        looksAtWhatSheOwesAndHerTask(june);
        var receipt = sends(june, file().withoutSchools(2).cutInTheLastLine().zipInto(folder, "incomplete.zip"));
        readsWhatWasFound(june, receipt);

        var sol = chromium.signIn(address(), "sol@county.example", "case-work");
        var ticket = claimsTheReviewAndWrites(sol);
        asksForANewFile(sol);

        findsTheMail(june, ticket);
        sends(june, file().zipInto(folder));
        await().atMost(Duration.ofSeconds(90)).until(() -> stage() == Stage.VISIBLE);

        seesTheNumbersOnTheDashboard(june);
        seesTheFinishedInstance(chromium.signIn(address(), "ora@county.example", "night-watch"));
        findsNothingOfJuniper(chromium.signIn(address(), "kai@kelp.example", "sea-weed"), receipt, ticket);
    }

    private void lastYearIsVisible() {
        var june = people.find("june@juniper.example").orElseThrow();
        var file = SEASON.file(JUNIPER.code(), Kind.CAASPP, Side.TESTED, THIS_YEAR.before());
        sendsWithoutABrowser(june, file);
        await().atMost(Duration.ofSeconds(90))
                .until(() -> Scope.everything()
                                .call(() -> slots.find(SLOT.lastYear())
                                        .orElseThrow()
                                        .stage())
                        == Stage.VISIBLE);
    }

    private void sendsWithoutABrowser(Person who, TomsFile file) {
        var zip = file.zipInto(folder);
        var upload =
                uploads.look(who, List.of(new Uploads.Shown(zip.getFileName().toString(), zip)));
        assertThat(uploads.send(who, upload.id())).hasSize(1);
    }

    private void looksAtWhatSheOwesAndHerTask(Page june) {
        assertThat(june.url()).endsWith("/owed");
        assertThat(heading(june)).isEqualTo("What Juniper Unified still owes");
        isAGoodPage(june);

        june.navigate("/tasks");
        isAGoodPage(june);
        june.navigate("/tasks/pull-file/" + SLOT.path());
        assertThat(june.locator("main").innerText())
                .contains("2025 CAASPP Student Score Data File By Tested LEA", "LEA CAASPP Coordinator");
        isAGoodPage(june);
    }

    /** Answers with the path of the receipt. */
    private String sends(Page june, Path zip) {
        june.navigate("/owed");
        june.locator("input[type=file]").first().setInputFiles(zip);
        if (!june.url().contains("/uploads/")) {
            var look = june.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Look"));
            if (look.count() > 0 && look.first().isVisible()) {
                look.first().click();
            }
        }
        june.waitForURL(url -> url.contains("/uploads/"));
        assertThat(june.locator("main").innerText())
                .contains("CAASPP, Tested, 2024-25", "Juniper Unified", ".dat", ".xlsx");
        isAGoodPage(june);

        june.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send 1 file"))
                .click();
        june.waitForURL(url -> url.contains("/receipts/"));
        assertThat(june.locator("main").innerText()).containsPattern("[0-9a-f]{64}");
        isAGoodPage(june);
        return june.url().substring(june.url().indexOf("/receipts/"));
    }

    private void readsWhatWasFound(Page june, String receipt) {
        await().atMost(Duration.ofSeconds(60)).until(() -> stage() == Stage.IN_REVIEW);
        june.navigate(receipt.replace("/receipts/", "/snapshots/"));
        june.getByText("cut off").first().waitFor();
        assertThat(june.locator("main").innerText()).contains("Schools of last year are gone");
        isAGoodPage(june);
        june.navigate(receipt.replace("/receipts/", "/snapshots/") + "/findings");
        isAGoodPage(june);
        june.navigate(june.url() + "/schools-gone-since-last-year");
        assertThat(june.locator("main table").innerText())
                .contains(JUNIPER.code().text().substring(0, 7));
        isAGoodPage(june);
        june.navigate("/slots/" + SLOT.path());
        june.waitForLoadState();
        isAGoodPage(june);
    }

    /** Answers with the ticket's number. */
    private String claimsTheReviewAndWrites(Page sol) {
        assertThat(sol.url()).endsWith("/tasks");
        isAGoodPage(sol);
        var row = sol.locator("tr, li").filter(new Locator.FilterOptions().setHasText("Juniper Unified"));
        var number = row.first().innerText().replaceAll("(?s).*(HG-\\d{4}-\\d{6}).*", "$1");
        assertThat(number).matches("HG-\\d{4}-\\d{6}");
        assertThat(row.first().innerText()).contains("june@juniper.example");

        looksAtLayoutsAndRules(sol);
        sol.navigate("/tasks/review-findings/" + SLOT.path());
        sol.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("I take this"))
                .click();
        sol.getByText("cut off").first().waitFor();
        var thread = sol.locator(".hg-ticket");
        thread.locator("textarea").fill("Hello June, two schools are missing. Did you ask for the whole year?");
        thread.locator("button[type=submit]").click();
        sol.locator(".hg-thread").getByText("Did you ask for the whole year?").waitFor();
        isAGoodPage(sol);
        return number;
    }

    private static void looksAtLayoutsAndRules(Page sol) {
        for (var path : List.of("/layouts", "/layouts/try", "/rules", "/rules/schools-gone")) {
            assertThat(sol.navigate(path).status()).as(path).isEqualTo(200);
            isAGoodPage(sol);
        }
    }

    private void asksForANewFile(Page sol) {
        sol.getByLabel("Ask the district for a new file").check();
        sol.locator("#text").fill("Please download the file again and send the ZIP as it comes.");
        sol.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Decide"))
                .click();
        await().atMost(Duration.ofSeconds(30)).until(() -> stage() == Stage.WAITING_FOR_DISTRICT);
    }

    private void findsTheMail(Page june, String ticket) {
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            june.navigate("/demo/mailboxes/june@juniper.example");
            return june.locator("main").innerText().contains("Please download the file again");
        });
        assertThat(june.locator("main").innerText()).contains("[" + ticket + "]", "Did you ask for the whole year?");
        isAGoodPage(june);
    }

    private void seesTheNumbersOnTheDashboard(Page june) {
        june.navigate("/dashboards");
        isAGoodPage(june);
        june.navigate("/dashboards?district=" + JUNIPER.code() + "&test=caaspp-ela&year=2024-25&side=tested&by=grade");
        assertThat(june.locator("main").innerText()).contains("Counted");
        assertThat(june.locator("main svg[role=img]").count()).isPositive();
        assertThat(june.locator("main table").count()).isPositive();
        isAGoodPage(june);
    }

    private void seesTheFinishedInstance(Page ora) {
        assertThat(ora.url()).contains("/processes");
        isAGoodPage(ora);
        ora.navigate("/collections");
        isAGoodPage(ora);
        ora.navigate("/processes/" + SLOT.path());
        ora.locator(".djs-container").first().waitFor();
        assertThat(ora.locator("main").innerText()).contains("Visible", "Review findings", "Load");
        isAGoodPage(ora);
    }

    private void findsNothingOfJuniper(Page kai, String receipt, String ticket) {
        kai.navigate("/slots/" + SLOT.path().replace("caaspp", "elpac-initial"));
        var missing = kai.locator("main").innerText();
        assertThat(kai.navigate("/slots/" + SLOT.path()).status()).isEqualTo(404);
        assertThat(kai.locator("main").innerText()).isEqualTo(missing);
        for (var path : List.of(
                receipt,
                receipt.replace("/receipts/", "/snapshots/"),
                receipt.replace("/receipts/", "/snapshots/") + "/findings",
                "/tickets/" + ticket,
                "/tasks/pull-file/" + SLOT.path(),
                "/processes/" + SLOT.path())) {
            assertThat(kai.navigate(path).status()).as(path).isEqualTo(404);
        }
    }

    private static void isAGoodPage(Page page) {
        assertNoAxeViolation(page);
        assertFitsA320PixelScreen(page);
    }

    private static String heading(Page page) {
        return page.locator("h1").innerText();
    }

    private static TomsFile file() {
        return SEASON.file(JUNIPER.code(), Kind.CAASPP, Side.TESTED, THIS_YEAR);
    }

    private Stage stage() {
        return Scope.everything().call(() -> slots.find(SLOT).orElseThrow().stage());
    }

    private String address() {
        return "http://localhost:" + port;
    }
}
