package org.headgate.submission;

import java.time.LocalDate;
import java.util.List;
import org.headgate.access.People;
import org.headgate.access.Person;
import org.headgate.reference.DistrictCode;
import org.headgate.reference.Districts;
import org.headgate.reference.Kind;
import org.headgate.reference.SchoolYear;
import org.headgate.reference.Wording;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Says where a slot stands: the state, whose turn it is, what comes next and by when. */
@Component
class SlotWords {

    private final People people;
    private final Districts districts;
    private final Wording wording;
    private final UsDate dates;

    SlotWords(People people, Districts districts, Wording wording, UsDate dates) {
        this.people = people;
        this.districts = districts;
        this.wording = wording;
        this.dates = dates;
    }

    /** {@code Not sent yet. Your turn: download it from TOMS and send it by December 12, 2026.} */
    String stands(Slot slot, Turn turn) {
        var late = isLate(slot) ? ".late" : "";
        return wording.say(
                "slot.stage." + slot.stage().word() + late,
                turn.words(),
                dates.day(slot.dueOn()),
                dates.day(slot.since()));
    }

    /** The ending of the class that colors the state; the sentence says the same without it. */
    String look(Slot slot) {
        return switch (slot.stage()) {
            case OWED -> isLate(slot) ? "bad" : "warn";
            case WAITING_FOR_DISTRICT -> "warn";
            case CHECKING, IN_REVIEW, LOADING -> "busy";
            case VISIBLE, NOTHING_TO_REPORT -> "good";
        };
    }

    /** Puts on the page what {@code submission/stands} shows. */
    void show(Slot slot, Person reader, Model page) {
        page.addAttribute("path", slot.id().path());
        page.addAttribute("stage", slot.stage().word());
        page.addAttribute("stands", stands(slot, turn(slot.id().district(), reader)));
        page.addAttribute("look", look(slot));
        page.addAttribute("isBusy", slot.stage() == Stage.CHECKING || slot.stage() == Stage.LOADING);
    }

    /** {@code 9 of 18 files are visible; 2 are owed by December 12, 2026.} */
    String sum(List<Slot> slots) {
        var owed = slots.stream().filter(slot -> slot.stage() == Stage.OWED).toList();
        var next = owed.stream().map(Slot::dueOn).min(LocalDate::compareTo);
        return wording.say(
                "owed.sum",
                slots.stream().filter(slot -> slot.stage() == Stage.VISIBLE).count(),
                slots.size(),
                owed.size(),
                next.map(dates::day).orElse(""),
                slots.stream()
                        .filter(slot -> slot.stage() == Stage.WAITING_FOR_DISTRICT)
                        .count());
    }

    /** {@code CAASPP, Tested, 2024-25}. */
    String title(SlotId slot) {
        return wording.say(
                "slot.title",
                wording.of(slot.kind()),
                wording.of(slot.side()),
                slot.year().text());
    }

    /** {@code CAASPP, 2024-25}, where the side is not known. */
    String title(Kind kind, SchoolYear year) {
        return wording.say("slot.title.of-either-side", wording.of(kind), year.text());
    }

    String district(SlotId slot) {
        return districts.nameOf(slot.district());
    }

    /** Whose turn it is in that district, as this reader would say it. */
    Turn turn(DistrictCode district, Person reader) {
        var leads = people.leadsOf(district);
        if (leads.stream().anyMatch(lead -> lead.email().equals(reader.email()))) {
            return new Turn(wording.say("turn.yours"));
        }
        return new Turn(
                leads.isEmpty()
                        ? wording.say("turn.nobody")
                        : wording.say("turn.of", leads.get(0).name()));
    }

    private boolean isLate(Slot slot) {
        return slot.stage() == Stage.OWED && slot.dueOn().isBefore(dates.today());
    }

    record Turn(String words) {}
}
