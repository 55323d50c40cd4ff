package org.headgate.followup;

import java.util.List;
import org.headgate.access.ForAdmins;
import org.headgate.access.Me;
import org.headgate.access.NotHere;
import org.headgate.access.Person;
import org.headgate.reference.Districts;
import org.headgate.submission.Slots;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Tickets in lists, one ticket with its thread, and the mails that did not get through. */
@Controller
class TicketsPage {

    private static final List<String> STATES = List.of("open", "closed", "all");
    private static final int LONGEST = 5_000;

    private final Tickets tickets;
    private final Letters letters;
    private final Outbox outbox;
    private final TicketWords words;
    private final Slots slots;
    private final Districts districts;

    TicketsPage(Tickets tickets, Letters letters, Outbox outbox, TicketWords words, Slots slots, Districts districts) {
        this.tickets = tickets;
        this.letters = letters;
        this.outbox = outbox;
        this.words = words;
        this.slots = slots;
        this.districts = districts;
    }

    @GetMapping("/tickets")
    String list(
            @Me Person me,
            @RequestParam(defaultValue = "open") String state,
            @RequestParam(defaultValue = "") String district,
            @RequestParam(defaultValue = "1") String page,
            Model model) {
        var shown = STATES.contains(state) ? state : "open";
        var where = district.matches("[0-9]{14}") ? district : "";
        var number = page.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(page) : 1;
        var count = words.count(shown, where);
        model.addAttribute("tickets", words.list(shown, where, number));
        model.addAttribute("count", count);
        model.addAttribute("states", STATES);
        model.addAttribute("state", shown);
        model.addAttribute("district", where);
        model.addAttribute(
                "districts",
                districts.all().stream().filter(d -> me.sees(d.code())).toList());
        model.addAttribute("number", number);
        model.addAttribute("more", (long) number * TicketWords.PAGE < count);
        model.addAttribute("undelivered", me.isAdmin() ? outbox.countUndelivered() : 0L);
        return "followup/tickets";
    }

    @GetMapping(path = "/tickets", params = "state=undelivered")
    @ForAdmins
    String undelivered(@Me Person me, Model model) {
        var mails = outbox.undelivered();
        model.addAttribute("count", outbox.countUndelivered());
        model.addAttribute(
                "mails",
                mails.stream()
                        .map(mail -> new Undelivered(mail.subject(), words.way(mail, me)))
                        .toList());
        return "followup/undelivered";
    }

    /** Safe to press twice: the second time nothing is left to try. */
    @PostMapping("/tickets/undelivered")
    @ForAdmins
    String tryAgain(RedirectAttributes next) {
        next.addFlashAttribute("again", outbox.tryAgain());
        return "redirect:/tickets?state=undelivered";
    }

    @GetMapping("/tickets/{number}")
    String ticket(
            @Me Person me,
            @PathVariable String number,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean fragment,
            Model model) {
        show(known(number), me, model);
        return fragment ? "followup/ticket :: ticket" : "followup/ticket";
    }

    @PostMapping("/tickets/{number}/letters")
    String write(
            @Me Person me,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String text,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean fragment,
            Model model) {
        var ticket = known(number);
        if (me.isAdmin()) {
            throw new NotHere();
        }
        if (ticket.resolution().isPresent()) {
            show(ticket, me, model);
            return fragment ? "followup/ticket :: ticket" : "followup/ticket";
        }
        if (text.isBlank() || text.length() > LONGEST) {
            model.addAttribute("wrong", text.isBlank() ? "ticket.answer.empty" : "ticket.answer.long");
            model.addAttribute("text", text);
            show(ticket, me, model);
            return fragment ? "followup/ticket :: ticket" : "followup/ticket";
        }
        if (me.isLead()) {
            letters.fromDistrict(number, me.email(), text);
        } else {
            letters.fromSpecialist(number, me.email(), text);
        }
        if (fragment) {
            show(ticket, me, model);
            return "followup/ticket :: ticket";
        }
        return "redirect:/tickets/" + ticket.number();
    }

    @GetMapping("/slots/{district}/{kind}/{side}/{year}/tickets")
    String ofSlot(
            @PathVariable String district,
            @PathVariable String kind,
            @PathVariable String side,
            @PathVariable String year,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean fragment,
            Model model) {
        var slot = slots.inUrl(district, kind, side, year).id();
        model.addAttribute("tickets", words.of(slot));
        model.addAttribute("slotPath", slot.path());
        return fragment ? "followup/slot-tickets :: tickets" : "followup/slot-tickets";
    }

    private void show(Ticket ticket, Person me, Model model) {
        model.addAttribute("ticket", words.line(ticket));
        model.addAttribute("contact", ticket.contactEmail());
        model.addAttribute("snapshot", ticket.snapshot());
        model.addAttribute(
                "reason",
                ticket.resolution()
                        .filter(end -> !end.word().equals("new-file"))
                        .map(Resolution::reason)
                        .orElse(""));
        model.addAttribute("open", ticket.resolution().isEmpty());
        model.addAttribute("thread", words.thread(letters.of(ticket.number()), me));
    }

    private Ticket known(String number) {
        return tickets.find(number).orElseThrow(NotHere::new);
    }

    /** A mail that did not get through. */
    record Undelivered(String subject, TicketWords.Way way) {}
}
