package org.headgate.load;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.headgate.access.ForStaff;
import org.headgate.access.Me;
import org.headgate.access.NotHere;
import org.headgate.access.Person;
import org.headgate.reference.Districts;
import org.headgate.reference.Sentence;
import org.headgate.reference.Wording;
import org.headgate.submission.SlotId;
import org.headgate.submission.Slots;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** A slot's versions in analytics: which one is visible, what each holds, and the way back to an earlier one. */
@Controller
class LoadsPage {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("MMMM d, yyyy 'at' h:mm a", Locale.US);

    private final Loads loads;
    private final Publishings publishings;
    private final Slots slots;
    private final Districts districts;
    private final Wording wording;
    private final Clock clock;

    LoadsPage(Loads loads, Publishings publishings, Slots slots, Districts districts, Wording wording, Clock clock) {
        this.loads = loads;
        this.publishings = publishings;
        this.slots = slots;
        this.districts = districts;
        this.wording = wording;
        this.clock = clock;
    }

    @GetMapping("/slots/{district}/{kind}/{side}/{year}/loads")
    String loads(
            @PathVariable String district,
            @PathVariable String kind,
            @PathVariable String side,
            @PathVariable String year,
            @RequestParam(name = "put-back", required = false) @Nullable Long putBack,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model page) {
        var slot = slots.inUrl(district, kind, side, year).id();
        var versions = publishings.of(slot).stream().map(this::shown).toList();
        page.addAttribute("slot", slot);
        page.addAttribute("slotTitle", title(slot));
        page.addAttribute("versions", versions);
        page.addAttribute(
                "visible",
                versions.stream().filter(Shown::published).findFirst().orElse(null));
        page.addAttribute(
                "moved", versions.stream().anyMatch(v -> putBack != null && v.id() == putBack && v.published()));
        return htmx == null ? "load/loads" : "load/loads :: #loads";
    }

    @ForStaff
    @PostMapping("/loads/{id}/put-back")
    String putBack(@PathVariable long id, @Me Person me) {
        loads.putBack(id, me.email());
        var slot = publishings.load(id).orElseThrow(NotHere::new).slot();
        return "redirect:/slots/" + slot.path() + "/loads?put-back=" + id;
    }

    private String title(SlotId slot) {
        return wording.say(
                "loads.slot",
                districts.nameOf(slot.district()),
                wording.of(slot.kind()),
                wording.of(slot.side()),
                slot.year().text());
    }

    private Shown shown(Publishings.Version version) {
        var load = version.load();
        return new Shown(
                load.id(),
                load.snapshot(),
                moment(version.receivedAt()),
                moment(load.loadedAt()),
                Sentence.of("loads.equation", load.rows(), load.loaded(), load.setAside()),
                version.reasons(),
                load.published());
    }

    private String moment(Instant instant) {
        return MOMENT.format(instant.atZone(clock.getZone()));
    }

    /** A version as the page shows it. */
    record Shown(
            long id,
            String snapshot,
            String received,
            String loaded,
            Sentence equation,
            List<Publishings.Reason> reasons,
            boolean published) {}
}
