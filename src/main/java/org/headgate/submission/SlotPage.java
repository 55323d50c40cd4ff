package org.headgate.submission;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.headgate.access.Me;
import org.headgate.access.People;
import org.headgate.access.Person;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** One owed file: where it stands, what was sent for it, and what other rooms know of it. */
@Controller
class SlotPage {

    private static final int LONGEST_REASON = 1_000;

    private final InUrl inUrl;
    private final Slots slots;
    private final Snapshots snapshots;
    private final People people;
    private final SlotWords words;
    private final UsDate dates;

    SlotPage(InUrl inUrl, Slots slots, Snapshots snapshots, People people, SlotWords words, UsDate dates) {
        this.inUrl = inUrl;
        this.slots = slots;
        this.snapshots = snapshots;
        this.people = people;
        this.words = words;
        this.dates = dates;
    }

    @GetMapping("/slots/{district}/{kind}/{side}/{year}")
    String slot(
            @PathVariable String district,
            @PathVariable String kind,
            @PathVariable String side,
            @PathVariable String year,
            @Me Person me,
            Model page) {
        return show(inUrl.find(district, kind, side, year, me), me, page);
    }

    /** The state alone, for a page that watches it; tells the page's other parts when it is no longer {@code was}. */
    @GetMapping("/slots/{district}/{kind}/{side}/{year}/stands")
    String stands(
            @PathVariable String district,
            @PathVariable String kind,
            @PathVariable String side,
            @PathVariable String year,
            @RequestParam(defaultValue = "") String was,
            @RequestHeader(name = "HX-Request", required = false) Optional<String> htmx,
            @Me Person me,
            Model page,
            HttpServletResponse response) {
        var slot = inUrl.find(district, kind, side, year, me);
        if (htmx.isEmpty()) {
            return "redirect:/slots/" + slot.id().path();
        }
        if (!slot.stage().word().equals(was)) {
            response.setHeader("HX-Trigger", "slot-moved");
        }
        words.show(slot, me, page);
        return "submission/stands :: stands";
    }

    @PostMapping("/slots/{district}/{kind}/{side}/{year}/nothing-to-report")
    @PreAuthorize("hasAnyRole('LEAD', 'SPECIALIST')")
    String nothingToReport(
            @PathVariable String district,
            @PathVariable String kind,
            @PathVariable String side,
            @PathVariable String year,
            @RequestParam(defaultValue = "") String reason,
            @Me Person me,
            Model page) {
        var slot = inUrl.find(district, kind, side, year, me);
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            page.addAttribute("reasonFault", reason.isBlank() ? "nothing.missing" : "nothing.long");
            page.addAttribute("reason", reason);
            return show(slot, me, page);
        }
        if (slot.stage() == Stage.OWED) {
            slots.nothingToReport(slot.id(), me, reason.strip());
        }
        return "redirect:/slots/" + slot.id().path();
    }

    private String show(Slot slot, Person me, Model page) {
        page.addAttribute("slotTitle", words.title(slot.id()));
        page.addAttribute("district", words.district(slot.id()));
        page.addAttribute("districtCode", slot.id().district().text());
        words.show(slot, me, page);
        page.addAttribute("due", dates.day(slot.dueOn()));
        page.addAttribute("isOwed", slot.stage() == Stage.OWED);
        page.addAttribute("isReviewed", slot.stage() == Stage.IN_REVIEW || slot.stage() == Stage.WAITING_FOR_DISTRICT);
        page.addAttribute(
                "versions",
                snapshots.of(slot.id()).stream()
                        .map(s -> new Version(
                                s.id().text(),
                                dates.moment(s.receivedAt()),
                                s.fileName(),
                                s.rows(),
                                Size.of(s.bytes()),
                                nameOf(s.sentBy())))
                        .toList());
        if (slot.stage() == Stage.NOTHING_TO_REPORT) {
            slots.statement(slot.id())
                    .map(s -> new Signed(nameOf(s.saidBy()), dates.day(s.saidAt()), s.reason()))
                    .ifPresent(signed -> page.addAttribute("signed", signed));
        }
        return "submission/slot";
    }

    private String nameOf(String email) {
        return people.find(email).map(Person::name).orElse(email);
    }

    record Version(String id, String received, String fileName, long rows, String size, String sentBy) {}

    record Signed(String by, String on, String reason) {}
}
