package org.headgate.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.headgate.OnHeadgate;
import org.headgate.platform.HeadgateSettings;
import org.headgate.platform.Scope;
import org.headgate.reference.Wording;
import org.headgate.submission.SlotId;
import org.headgate.submission.SnapshotId;
import org.headgate.submission.Snapshots;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@OnHeadgate
class CheckSnapshotTest {

    private static final String DISTRICT = "99940010000000";
    private static final SlotId TESTED = SlotId.of(DISTRICT, "caaspp", "tested", "2024-25");

    @Autowired
    Checks checks;

    @Autowired
    Verdicts verdicts;

    @Autowired
    Snapshots snapshots;

    @Autowired
    Wording wording;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    HeadgateSettings settings;

    @Autowired
    ApplicationContext context;

    Arrivals arrivals;

    @BeforeEach
    void arrivals() {
        arrivals = Arrivals.in(context);
    }

    @Test
    void aSoundFileIsCleanAndEveryRowIsStagedTyped() {
        var snapshot = arrivals.of(TESTED, CaasppFile.of(DISTRICT).withPupils(33, 1));

        var verdict = checks.ensure(snapshot);

        assertThat(causes(snapshot)).isEmpty();
        assertThat(verdict.word()).isEqualTo("clean");
        assertThat(verdict.rows()).isEqualTo(99);
        assertThat(jdbc.sql(
                                "SELECT load_id, line, district, side, school_year, record_type, ssid, grade, completed_on::text, "
                                        + "scale_score, level, special_education FROM " + scores(snapshot)
                                        + " ORDER BY line LIMIT 1")
                        .query()
                        .singleRow()
                        .values())
                .containsExactly(
                        number(snapshot),
                        2,
                        DISTRICT,
                        "tested",
                        2025,
                        1,
                        "9001000000",
                        5,
                        "2025-05-06",
                        2450,
                        2,
                        false);
        assertThat(count("stage.pupils_" + number(snapshot))).isEqualTo(99);
    }

    @Test
    void checkingAgainAnswersWithTheSameVerdict() {
        var snapshot = arrivals.of(TESTED, CaasppFile.of(DISTRICT).withPupils(3, 2));

        assertThat(checks.ensure(snapshot)).isEqualTo(checks.ensure(snapshot));
        assertThat(checks.verdictOf(snapshot)).contains(checks.ensure(snapshot));
    }

    @Test
    void aRowTwelveCellsTooShortIsSetAsideAndNoRowIsLost() {
        var snapshot = arrivals.of(
                TESTED,
                CaasppFile.of(DISTRICT)
                        .withPupils(2, 3)
                        .withLine("01^9990000001^ZZ")
                        .withPupils(1, 4));

        var verdict = checks.ensure(snapshot);

        assertThat(verdict.word()).isEqualTo("blocked");
        assertThat(verdict.rows()).isEqualTo(10);
        assertThat(verdict.setAside()).isEqualTo(1);
        assertThat(count(scores(snapshot))).isEqualTo(9);
        assertThat(jdbc.sql("SELECT line FROM stage.set_aside WHERE load_id = ?")
                        .param(number(snapshot))
                        .query(Integer.class)
                        .list())
                .containsExactly(8);
    }

    @Test
    void aPupilListedTwiceBlocksAndTheSentenceNamesNobody() {
        var twice = Map.of("RecordType", "01", "SSID", "9990001234", "StudentLastName", "Canary");
        var snapshot = arrivals.of(
                TESTED, CaasppFile.of(DISTRICT).withPupils(1, 5).withRow(twice).withRow(twice));

        assertThat(checks.ensure(snapshot).word()).isEqualTo("blocked");
        assertThat(causes(snapshot)).first().asString().contains("listed twice", "1 time", "Download the file again");
        assertThat(jdbc.sql(
                                "SELECT args::text FROM checks.examples e JOIN checks.findings f ON f.id = finding WHERE snapshot = ? AND weight = 'blocks'")
                        .param(snapshot.text())
                        .query(String.class)
                        .list())
                .singleElement()
                .asString()
                .contains("1234")
                .doesNotContain("9990001234", "Canary");
    }

    @Test
    void aHundredThousandWrongCellsAreOneCauseWithAHundredExamples() {
        var file = CaasppFile.of(DISTRICT);
        for (var i = 0; i < 250; i++) {
            file.withRow(Map.of("RecordType", "01", "SSID", "99900%05d".formatted(i), "Gender", "Q"));
        }
        var snapshot = arrivals.of(TESTED, file);

        var verdict = checks.ensure(snapshot);

        var cause = verdicts.causesOf(verdict).get(0);
        assertThat(cause.rule().id()).isEqualTo("code-unknown");
        assertThat(cause.column()).isEqualTo("Gender");
        assertThat(cause.found()).isEqualTo(250);
        assertThat(cause.weight()).isEqualTo(Rule.Weight.BLOCKS);
        assertThat(verdicts.examplesOf(cause)).hasSize(100);
    }

    @Test
    void anotherDistrictDoesNotSeeWhatWasFound() {
        var snapshot = arrivals.of(TESTED, CaasppFile.of(DISTRICT).withLine("01^9990000002^ZZ"));
        var verdict = checks.ensure(snapshot);

        Scope.of(List.of("99940020000000")).run(() -> {
            assertThat(checks.verdictOf(snapshot)).isEmpty();
            assertThat(verdicts.causesOf(verdict)).isEmpty();
            assertThat(count("stage.set_aside WHERE load_id = " + verdictNumber(snapshot)))
                    .isZero();
        });
    }

    @Test
    void aCheckThatDiedInMidStagingGoesOnLaterAndDoublesNothing() throws Exception {
        var file = CaasppFile.of(DISTRICT).withPupils(2000, 6).withLine("01^9990000003^ZZ");
        var snapshot = arrivals.of(TESTED, file);
        var kept = settings.dataDirectory()
                .resolve("files")
                .resolve(DISTRICT)
                .resolve(snapshots.find(snapshot).orElseThrow().sha256());
        var away = kept.resolveSibling("away-" + snapshot);
        java.nio.file.Files.move(kept, away);
        // A directory opens like a file and fails when read: the disk has died under the check.
        java.nio.file.Files.createDirectory(kept);
        assertThatThrownBy(() -> checks.ensure(snapshot)).isInstanceOf(IllegalStateException.class);
        assertThat(checks.verdictOf(snapshot)).isEmpty();

        java.nio.file.Files.delete(kept);
        java.nio.file.Files.move(away, kept);
        var verdict = checks.ensure(snapshot);

        assertThat(verdict.rows()).isEqualTo(6001);
        assertThat(count(scores(snapshot))).isEqualTo(6000);
        assertThat(count("stage.set_aside WHERE load_id = " + number(snapshot))).isEqualTo(1);
    }

    private List<String> causes(SnapshotId snapshot) {
        return checks.causes(snapshot).stream().map(wording::say).toList();
    }

    private long verdictNumber(SnapshotId snapshot) {
        return Scope.everything().call(() -> number(snapshot));
    }

    private String scores(SnapshotId snapshot) {
        return "stage.scores_" + number(snapshot);
    }

    private long number(SnapshotId snapshot) {
        return snapshots.find(snapshot).orElseThrow().number();
    }

    private long count(String table) {
        return jdbc.sql("SELECT count(*) FROM " + table).query(Long.class).single();
    }
}
