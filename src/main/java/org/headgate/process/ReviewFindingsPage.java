package org.headgate.process;

import java.util.Map;
import org.headgate.access.ForSpecialists;
import org.headgate.access.Me;
import org.headgate.access.Person;
import org.headgate.followup.Ticket;
import org.headgate.followup.Tickets;
import org.headgate.reference.Wording;
import org.headgate.submission.Slot;
import org.headgate.submission.SlotId;
import org.headgate.submission.Slots;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where a data specialist reads what was found and decides what becomes of the file. */
@Controller
@ForSpecialists
class ReviewFindingsPage {

    private static final String PATH = "/tasks/review-findings/{district}/{kind}/{side}/{year}";
    private static final int LONGEST_TEXT = 4000;
    // The words of the form, and what each is called in the flow.
    private static final Map<String, String> WORDS = Map.of(
            "accept", "accepted",
            "ask", "ask-for-new-file",
            "withdraw", "withdrawn",
            "nothing", "nothing-to-report");

    private final Slots slots;
    private final Tasks tasks;
    private final Tickets tickets;
    private final TaskWords words;
    private final Wording wording;

    ReviewFindingsPage(Slots slots, Tasks tasks, Tickets tickets, TaskWords words, Wording wording) {
        this.slots = slots;
        this.tasks = tasks;
        this.tickets = tickets;
        this.words = words;
        this.wording = wording;
    }

    @GetMapping(PATH)
    String review(
            @PathVariable String district,
            @PathVariable String kind,
            @PathVariable String side,
            @PathVariable String year,
            @Me Person me,
            Model page) {
        return show(slots.inUrl(district, kind, side, year), me, page);
    }

    @PostMapping(PATH + "/claim")
    String claim(
            @PathVariable String district,
            @PathVariable String kind,
            @PathVariable String side,
            @PathVariable String year,
            @Me Person me,
            RedirectAttributes after) {
        var slot = slots.inUrl(district, kind, side, year).id();
        tasks.claim(me, slot, Tasks.REVIEW_FINDINGS)
                .filter(holder -> !holder.equals(me.email()))
                .ifPresent(
                        holder -> after.addFlashAttribute("fault", wording.say("review.held-by", words.name(holder))));
        return back(slot);
    }

    @PostMapping(PATH + "/hand-back")
    String handBack(
            @PathVariable String district,
            @PathVariable String kind,
            @PathVariable String side,
            @PathVariable String year,
            @Me Person me) {
        var slot = slots.inUrl(district, kind, side, year).id();
        tasks.handBack(me, slot, Tasks.REVIEW_FINDINGS);
        return back(slot);
    }

    @PostMapping(PATH + "/take-over")
    String takeOver(
            @PathVariable String district,
            @PathVariable String kind,
            @PathVariable String side,
            @PathVariable String year,
            @Me Person me) {
        var slot = slots.inUrl(district, kind, side, year).id();
        tasks.takeOver(me, slot, Tasks.REVIEW_FINDINGS);
        return back(slot);
    }

    @PostMapping(PATH)
    String decide(
            @PathVariable String district,
            @PathVariable String kind,
            @PathVariable String side,
            @PathVariable String year,
            @RequestParam(defaultValue = "") String decision,
            @RequestParam(defaultValue = "") String text,
            @Me Person me,
            Model page,
            RedirectAttributes after) {
        var slot = slots.inUrl(district, kind, side, year);
        var word = WORDS.get(decision);
        if (word == null || text.isBlank() || text.length() > LONGEST_TEXT) {
            page.addAttribute(
                    "fault",
                    wording.say(
                            word == null
                                    ? "review.no-decision"
                                    : text.isBlank() ? "review.no-text" : "review.long-text"));
            page.addAttribute("faultAt", word == null ? "#accept" : "#text");
            page.addAttribute("decision", decision);
            page.addAttribute("text", text);
            return show(slot, me, page);
        }
        switch (tasks.decide(me, slot.id(), word, text.strip())) {
            case DONE -> after.addFlashAttribute("done", wording.say("review.done." + word));
            case HELD_BY_ANOTHER -> after.addFlashAttribute("fault", wording.say("review.not-yours"));
            case GONE -> after.addFlashAttribute("fault", wording.say("review.gone"));
        }
        return back(slot.id());
    }

    private String show(Slot slot, Person me, Model page) {
        var task = tasks.find(me, slot.id(), Tasks.REVIEW_FINDINGS);
        page.addAttribute("slot", slot.id());
        page.addAttribute("task", task.orElse(null));
        page.addAttribute(
                "isMine", task.filter(open -> open.isHeldBy(me.email())).isPresent());
        page.addAttribute(
                "holder", task.flatMap(OpenTask::holder).map(words::name).orElse(null));
        page.addAttribute(
                "ticket",
                task.flatMap(OpenTask::ticket).or(() -> lastTicketOf(slot.id())).orElse(null));
        return "process/review-findings";
    }

    private java.util.Optional<String> lastTicketOf(SlotId slot) {
        return tickets.of(slot).stream().findFirst().map(Ticket::number);
    }

    private static String back(SlotId slot) {
        return "redirect:/tasks/review-findings/" + slot.path();
    }
}
