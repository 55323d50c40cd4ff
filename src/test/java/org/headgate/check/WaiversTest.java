package org.headgate.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.headgate.OnHeadgate;
import org.headgate.access.People;
import org.headgate.access.Role;
import org.headgate.platform.Scope;
import org.headgate.submission.SlotId;
import org.headgate.submission.SnapshotId;
import org.headgate.submission.Snapshots;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@OnHeadgate
class WaiversTest {

    private static final String LATE = LocalDate.now().plusMonths(2).toString();

    @Autowired
    Checks checks;

    @Autowired
    Waivers waivers;

    @Autowired
    Verdicts verdicts;

    @Autowired
    Rules rules;

    @Autowired
    Snapshots snapshots;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationContext context;

    @LocalServerPort
    int port;

    @BeforeEach
    void aSpecialistAndALead(@Autowired People people) {
        people.add("sol@waivers.example", "Sol Marin", Role.SPECIALIST, "secret", List.of());
        people.add("lead@waivers.example", "Lea", Role.LEAD, "secret", List.of());
    }

    @Test
    void aWaivedWarningDoesNotCountAndShowsWhoLetItStandAndWhy() throws Exception {
        var snapshot = Arrivals.in(context).checked("99940610000000", "Q");
        var before = checks.verdictOf(snapshot).orElseThrow().warnings();
        var sol = Visitor.signIn(port, "sol@waivers.example");
        var page = "/snapshots/" + snapshot + "/findings";

        assertThat(sol.page(page).body()).contains("Let this stand: A code is not in the list of codes");
        var after = sol.post(page, "/snapshots/" + snapshot + "/waivers", form("code-unknown", "CALPADS says Q", LATE));

        assertThat(after.body())
                .contains("It stands as it is", "Waived", "sol@waivers.example", "CALPADS says Q", "Take this back")
                .doesNotContain("??check", "{0");
        assertThat(checks.verdictOf(snapshot).orElseThrow().warnings()).isEqualTo(before - 1);
        assertThat(unknownCodes(snapshot)).isEmpty();
        assertThat(sol.page(page + ".csv").body()).contains("\"code-unknown\"", ",yes\n");

        var slot = snapshots.find(snapshot).orElseThrow().slot();
        var number = waivers.of(slot).get(0).number();
        assertThat(sol.post(page, "/snapshots/" + snapshot + "/waivers/" + number + "/end", Map.of())
                        .body())
                .contains("Taken back: it counts again.");
        assertThat(checks.verdictOf(snapshot).orElseThrow().warnings()).isEqualTo(before);
        assertThat(jdbc.sql("SELECT act FROM access.audit WHERE person = 'sol@waivers.example' ORDER BY id")
                        .query(String.class)
                        .list())
                .containsSubsequence("waived", "revoked");
    }

    @Test
    void theNextFileIsCleanWhereTheSameRowsComeAgainAndWarnsOfNewOnes() throws Exception {
        var first = Arrivals.in(context).checked("99940620000000", "Q");
        waive(first, "code-unknown");

        var again = Arrivals.in(context).checked("99940620000000", "Q", "F");
        var more = Arrivals.in(context).checked("99940620000000", "Q", "Q");

        assertThat(unknownCodes(again)).isEmpty();
        assertThat(unknownCodes(more)).containsExactly(1L);
        var sol = Visitor.signIn(port, "sol@waivers.example");
        assertThat(sol.page("/snapshots/" + more + "/findings").body())
                .contains("Found 2 times", "1 of them is waived.");
    }

    @Test
    void whenItsTimeIsOverAWaiverCountsNoMore() {
        var snapshot = Arrivals.in(context).checked("99940630000000", "Q");
        for (var rule : rulesBrokenBy(snapshot)) {
            waive(snapshot, rule);
        }
        assertThat(verdict(snapshot)).isEqualTo("clean");

        jdbc.sql("UPDATE checks.waivers SET until = current_date - 1 WHERE snapshot = ?")
                .param(snapshot.text())
                .update();
        waivers.endThoseOver();

        assertThat(verdict(snapshot)).isEqualTo("warnings");
        await().atMost(Duration.ofSeconds(20)).until(() -> letterOn(snapshot));
        assertThat(waivers.of(snapshots.find(snapshot).orElseThrow().slot())).isEmpty();
    }

    private boolean letterOn(SnapshotId snapshot) {
        return Scope.everything()
                .call(() -> jdbc.sql("SELECT count(*) = 1 FROM followup.outbox WHERE recipient = ? AND body LIKE ?")
                        .params("sol@waivers.example", "%" + snapshot + "/findings%")
                        .query(Boolean.class)
                        .single());
    }

    @Test
    void whatRulesOfTodayHaveJudgedMeanwhileIsNotWaivedByTheOldVerdict() {
        var snapshot = Arrivals.in(context).checked("99940660000000", "Q");
        var rule = rules.get(rulesBrokenBy(snapshot).iterator().next());
        var old = verdicts.find(snapshot).orElseThrow();
        jdbc.sql("""
                INSERT INTO checks.verdicts (snapshot, rule_set, district, number, word, rows, set_aside, blocking,
                    warnings, judged_at)
                SELECT snapshot, 'newer', district, number, word, rows, set_aside, blocking, warnings,
                    judged_at + interval '1 minute'
                FROM checks.verdicts WHERE snapshot = ?
                """).param(snapshot.text()).update();

        var given = waivers.give(
                snapshots.find(snapshot).orElseThrow(),
                old,
                rule,
                "Known",
                LocalDate.parse(LATE),
                "sol@waivers.example");

        jdbc.sql("DELETE FROM checks.verdicts WHERE snapshot = ? AND rule_set = 'newer'")
                .param(snapshot.text())
                .update();
        assertThat(given).isFalse();
        assertThat(waivers.of(snapshots.find(snapshot).orElseThrow().slot())).isEmpty();
    }

    @Test
    void whatBlocksOrHasNoReasonOrNoEndIsNotWaived() throws Exception {
        var snapshot = Arrivals.in(context)
                .of(
                        SlotId.of("99940640000000", "caaspp", "tested", "2024-25"),
                        CaasppFile.of("99940640000000").withPupils(10, 1).withLine("01^9990000001^ZZ"));
        checks.ensure(snapshot);
        var sol = Visitor.signIn(port, "sol@waivers.example");
        var page = "/snapshots/" + snapshot + "/findings";
        var address = "/snapshots/" + snapshot + "/waivers";

        assertThat(sol.page(page).body()).contains("needs a new file").doesNotContain("Let this stand");
        assertThat(sol.post(page, address, form("cells-per-row", "It is fine", LATE))
                        .body())
                .contains("There is nothing here that may be waived");
        assertThat(sol.post(page, address, form("cells-per-row", " ", LATE)).body())
                .contains("Say why this is right");
        assertThat(sol.post(
                                page,
                                address,
                                form(
                                        "cells-per-row",
                                        "Why",
                                        LocalDate.now().plusYears(2).toString()))
                        .body())
                .contains("a year from today.");
        assertThat(verdict(snapshot)).isEqualTo("blocked");
        var lead = Visitor.signIn(port, "lead@waivers.example");
        assertThat(lead.post("/owed", address, form("cells-per-row", "Why", LATE))
                        .statusCode())
                .isEqualTo(404);
    }

    private java.util.Set<String> rulesBrokenBy(SnapshotId id) {
        return verdicts.causesOf(checks.verdictOf(id).orElseThrow()).stream()
                .filter(cause -> cause.weight() == Rule.Weight.WARNS)
                .map(cause -> cause.rule().id())
                .collect(java.util.stream.Collectors.toSet());
    }

    /** How often a code is not in its list, and not waived. */
    private List<Object> unknownCodes(SnapshotId id) {
        return checks.causes(id).stream()
                .filter(cause -> cause.arguments().get(0).equals("A code is not in the list of codes"))
                .map(cause -> cause.arguments().get(1))
                .toList();
    }

    private void waive(SnapshotId id, String rule) {
        var given = waivers.give(
                snapshots.find(id).orElseThrow(),
                checks.verdictOf(id).orElseThrow(),
                rules.get(rule),
                "The school says so",
                LocalDate.now().plusDays(30),
                "sol@waivers.example");
        assertThat(given).isTrue();
    }

    private String verdict(SnapshotId snapshot) {
        return checks.verdictOf(snapshot).orElseThrow().word();
    }

    private static Map<String, String> form(String rule, String reason, String until) {
        return Map.of("rule", rule, "reason", reason, "until", until);
    }
}
