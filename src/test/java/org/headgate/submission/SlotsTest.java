package org.headgate.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.headgate.OnHeadgate;
import org.headgate.access.NotHere;
import org.headgate.access.Person;
import org.headgate.access.Role;
import org.headgate.platform.Scope;
import org.headgate.reference.District;
import org.headgate.reference.DistrictCode;
import org.headgate.reference.Districts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@OnHeadgate
@RecordApplicationEvents
class SlotsTest {

    private static final DistrictCode HERE = new DistrictCode("99930110000000");
    private static final DistrictCode ELSEWHERE = new DistrictCode("99930120000000");
    private static final LocalDate DUE = LocalDate.of(2026, 12, 12);
    private static final Person LEAD = new Person("lead@slots.example", "Lia Lead", Role.LEAD, List.of(HERE.text()));

    @Autowired
    Districts districts;

    @Autowired
    Seasons seasons;

    @Autowired
    Slots slots;

    @Autowired
    ApplicationEvents events;

    @BeforeEach
    void twoDistricts() {
        districts.list(new District(HERE, "Here Unified", "Test"));
        districts.list(new District(ELSEWHERE, "Elsewhere Unified", "Test"));
    }

    @Test
    void openingACollectionAgainAsksOnlyForWhatIsNew() {
        var first = slot(HERE, "caaspp", "enrolled", "2024-25");
        var second = slot(HERE, "caaspp", "tested", "2024-25");

        seasons.open("Again", DUE, List.of(first));
        assertThat(asked(first)).isEqualTo(1);

        seasons.open("Again", DUE, List.of(first, second));
        assertThat(asked(first)).isEqualTo(1);
        assertThat(asked(second)).isEqualTo(1);
        assertThat(slots.find(second)).get().satisfies(slot -> {
            assertThat(slot.stage()).isEqualTo(Stage.OWED);
            assertThat(slot.dueOn()).isEqualTo(DUE);
        });
    }

    @Test
    void aDistrictsSlotsComeNewestYearFirstThenByKindAndSide() {
        seasons.open(
                "Order",
                DUE,
                List.of(
                        slot(HERE, "elpac-initial", "enrolled", "2021-22"),
                        slot(HERE, "elpac-summative", "tested", "2022-23"),
                        slot(HERE, "elpac-summative", "enrolled", "2022-23"),
                        slot(HERE, "caaspp", "tested", "2022-23")));

        assertThat(slots.of(HERE))
                .extracting(slot -> slot.id().text())
                .containsSubsequence(
                        HERE + ":caaspp:tested:2022-23",
                        HERE + ":elpac-summative:enrolled:2022-23",
                        HERE + ":elpac-summative:tested:2022-23",
                        HERE + ":elpac-initial:enrolled:2021-22");
    }

    @Test
    void aSlotOfAnotherDistrictIsMissing() {
        var theirs = slot(ELSEWHERE, "caaspp", "tested", "2024-25");
        seasons.open("Theirs", DUE, List.of(theirs));

        var asHere = Scope.of(List.of(HERE.text()));
        assertThat(asHere.call(() -> slots.find(theirs))).isEmpty();
        assertThat(asHere.call(() -> slots.of(ELSEWHERE))).isEmpty();
        assertThatThrownBy(() -> slots.nothingToReport(theirs, LEAD, "We have no pupils"))
                .isInstanceOf(NotHere.class);
    }

    @Test
    void aSlotKeepsTheTimeSinceWhichItStandsWhereItStands() {
        var slot = slot(HERE, "caaspp", "tested", "2020-21");
        seasons.open("Since", DUE, List.of(slot));

        slots.enters(slot, Stage.CHECKING);
        var since = slots.find(slot).orElseThrow().since();
        slots.enters(slot, Stage.CHECKING);

        assertThat(slots.find(slot).orElseThrow()).isEqualTo(new Slot(slot, DUE, Stage.CHECKING, since));
    }

    @Test
    void nothingToReportIsSignedWithAReasonAndAnnounced() {
        var slot = slot(HERE, "elpac-initial", "tested", "2019-20");
        seasons.open("Nothing", DUE, List.of(slot));

        slots.nothingToReport(slot, LEAD, "We enrolled no pupil who takes it");

        assertThat(slots.statement(slot)).get().satisfies(statement -> {
            assertThat(statement.saidBy()).isEqualTo("lead@slots.example");
            assertThat(statement.reason()).isEqualTo("We enrolled no pupil who takes it");
        });
        assertThat(slots.find(slot).orElseThrow().stage()).isEqualTo(Stage.NOTHING_TO_REPORT);
        assertThat(events.stream(NothingToReport.class)).containsExactly(new NothingToReport(slot.text()));
    }

    private long asked(SlotId slot) {
        return events.stream(SlotOwed.class)
                .filter(event -> event.slot().equals(slot.text()))
                .count();
    }

    private static SlotId slot(DistrictCode district, String kind, String side, String year) {
        return SlotId.of(district.text(), kind, side, year);
    }
}
