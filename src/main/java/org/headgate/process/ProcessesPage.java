package org.headgate.process;

import java.util.Set;
import org.headgate.access.Audit;
import org.headgate.access.ForAdmins;
import org.headgate.access.Me;
import org.headgate.access.NotHere;
import org.headgate.access.Person;
import org.headgate.reference.Wording;
import org.headgate.submission.Slots;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The admin's view of every flow: where it stands, since when, for whom it waits, and what failed. */
@Controller
@ForAdmins
class ProcessesPage {

    private static final int ROWS = 25;
    private static final Set<String> FILTERS = Set.of("open", "ended", "incidents");

    private final Flows flows;
    private final Timeline timeline;
    private final Repairs repairs;
    private final Slots slots;
    private final Audit audit;
    private final Wording wording;

    ProcessesPage(Flows flows, Timeline timeline, Repairs repairs, Slots slots, Audit audit, Wording wording) {
        this.flows = flows;
        this.timeline = timeline;
        this.repairs = repairs;
        this.slots = slots;
        this.audit = audit;
        this.wording = wording;
    }

    @GetMapping("/processes")
    String processes(
            @RequestParam(defaultValue = "open") String show,
            @RequestParam(defaultValue = "1") String page,
            Model model) {
        var which = FILTERS.contains(show) ? show : "open";
        var number = Pages.number(page);
        var count = flows.count(which);
        model.addAttribute("which", which);
        model.addAttribute("open", flows.count("open"));
        model.addAttribute("ended", flows.count("ended"));
        model.addAttribute("incidents", flows.count("incidents"));
        model.addAttribute("flows", flows.of(which, (number - 1) * ROWS, ROWS));
        model.addAttribute("number", number);
        model.addAttribute("pages", Pages.of(count, ROWS));
        return "process/processes";
    }

    @GetMapping("/processes/{district}/{kind}/{side}/{year}")
    String process(
            @PathVariable String district,
            @PathVariable String kind,
            @PathVariable String side,
            @PathVariable String year,
            @RequestParam(defaultValue = "") String round,
            Model page) {
        var slot = slots.inUrl(district, kind, side, year);
        var rounds = timeline.of(slot.id());
        var shown = rounds.stream()
                .filter(one -> round.isEmpty() || round.equals(String.valueOf(one.number())))
                .findFirst();
        page.addAttribute("slot", slot.id());
        page.addAttribute("rounds", rounds);
        page.addAttribute("shown", shown.orElseThrow(NotHere::new));
        return "process/process";
    }

    /** Safe to press twice: what is not failed any more is left alone. */
    @PostMapping("/processes/{district}/{kind}/{side}/{year}/try-again")
    String tryAgain(
            @PathVariable String district,
            @PathVariable String kind,
            @PathVariable String side,
            @PathVariable String year,
            @Me Person me,
            RedirectAttributes after) {
        var slot = slots.inUrl(district, kind, side, year).id();
        var queued = repairs.tryAgain(slot);
        audit.note(me.email(), "tried again", slot.text());
        after.addFlashAttribute("done", wording.say("processes.tried-again", queued));
        return "redirect:/processes/" + slot.path();
    }

    @GetMapping("/processes/diagrams/{diagram}")
    ResponseEntity<Resource> diagram(@PathVariable String diagram) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_XML)
                .body(new ClassPathResource(
                        switch (diagram) {
                            case Rounds.SUBMISSION -> "processes/submission.bpmn";
                            case Rounds.FOLLOW_UP -> "processes/follow-up.bpmn";
                            default -> throw new NotHere();
                        }));
    }
}
