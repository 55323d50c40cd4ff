package org.headgate.process;

import org.headgate.check.Checks;
import org.headgate.followup.Letters;
import org.headgate.followup.Resolution;
import org.headgate.followup.Ticket;
import org.headgate.followup.Tickets;
import org.headgate.submission.Slot;
import org.headgate.submission.SlotId;
import org.headgate.submission.Slots;
import org.headgate.submission.SnapshotId;
import org.headgate.submission.Stage;
import org.springframework.stereotype.Component;

/**
 * What the diagrams in {@code processes/} call, in their order: each translates, calls one room, and answers with a
 * word. Anything that has to be decided is a gateway in the diagram.
 */
@Component("steps")
public class Steps {

    private final Slots slots;
    private final Checks checks;
    private final Tickets tickets;
    private final Letters letters;
    private final Decisions decisions;
    private final ProcessSettings settings;

    Steps(Slots slots, Checks checks, Tickets tickets, Letters letters, Decisions decisions, ProcessSettings settings) {
        this.slots = slots;
        this.checks = checks;
        this.tickets = tickets;
        this.letters = letters;
        this.decisions = decisions;
        this.settings = settings;
    }

    // ------------------------------------------------------------ submission.bpmn

    /** The slot's page now shows {@code stage}, a word of {@link Stage}. */
    public void enters(String slot, String stage) {
        slots.enters(SlotId.of(slot), Stage.of(stage));
    }

    public String leadsOf(String slot) {
        return Groups.leadsOf(SlotId.of(slot).district());
    }

    public String dueDateOf(String slot) {
        return slots.find(SlotId.of(slot)).map(Slot::dueOn).orElseThrow().toString();
    }

    /** How often and how far apart, as an ISO 8601 repeating interval. */
    public String reminders() {
        return "R%d/%s".formatted(settings.reminders(), settings.reminderAfter());
    }

    public void remindDistrict(String slot) {
        letters.remind(SlotId.of(slot));
    }

    public void tellDistrict(String snapshot, long loaded, long setAside) {
        letters.visible(new SnapshotId(snapshot), loaded, setAside);
    }

    public void closeOpenTickets(String slot, String newerSnapshot) {
        tickets.of(SlotId.of(slot)).stream()
                .filter(ticket -> ticket.resolution().isEmpty())
                .forEach(ticket -> tickets.resolve(ticket.number(), Resolution.newFile(newerSnapshot)));
    }

    // ------------------------------------------------------------ follow-up.bpmn

    public String openTicket(String snapshot) {
        return tickets.open(new SnapshotId(snapshot)).number();
    }

    public void writeToDistrict(String ticket, String snapshot) {
        letters.aboutFindings(ticket, checks.causes(new SnapshotId(snapshot)));
    }

    public String contactOf(String ticket) {
        return tickets.find(ticket).map(Ticket::contactEmail).orElseThrow();
    }

    public String dueDateOfTicket(String ticket) {
        return tickets.find(ticket).map(Ticket::dueOn).orElseThrow().toString();
    }

    public void remindAbout(String ticket) {
        letters.remindAbout(ticket);
    }

    public void closeTicket(String ticket) {
        var decision = decisions.lastAbout(ticket).orElseThrow();
        tickets.resolve(ticket, new Resolution(decision.word(), decision.by(), decision.text()));
    }

    public void askForNewFile(String ticket) {
        var decision = decisions.lastAbout(ticket).orElseThrow();
        letters.askForNewFile(ticket, decision.by(), decision.text());
    }

    public String reminderAfter() {
        return settings.reminderAfter().toString();
    }

    public String closeTicketForNewFile(String ticket, String snapshot) {
        tickets.resolve(ticket, Resolution.newFile(snapshot));
        return Resolution.newFile(snapshot).word();
    }
}
