package org.headgate.followup;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.headgate.access.People;
import org.headgate.access.Person;
import org.headgate.platform.HeadgateSettings;
import org.headgate.platform.SqlFile;
import org.headgate.reference.DistrictCode;
import org.headgate.reference.Districts;
import org.headgate.reference.Sentence;
import org.headgate.reference.Wording;
import org.headgate.submission.Slot;
import org.headgate.submission.SlotId;
import org.headgate.submission.Slots;
import org.headgate.submission.SnapshotId;
import org.headgate.submission.Snapshots;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What Headgate and its people write to districts. Each letter is an outbox row first; mail follows. */
@Component
public class Letters {

    private static final String INSERT = SqlFile.read("followup", "insert-letter");
    private static final String THREAD = SqlFile.read("followup", "thread-of-ticket");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.US);

    private final JdbcClient jdbc;
    private final Tickets tickets;
    private final Outbox outbox;
    private final Slots slots;
    private final Snapshots snapshots;
    private final People people;
    private final Districts districts;
    private final Wording wording;
    private final HeadgateSettings headgate;
    private final FollowUpSettings settings;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Letters(
            JdbcClient jdbc,
            Tickets tickets,
            Outbox outbox,
            Slots slots,
            Snapshots snapshots,
            People people,
            Districts districts,
            Wording wording,
            HeadgateSettings headgate,
            FollowUpSettings settings,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.tickets = tickets;
        this.outbox = outbox;
        this.slots = slots;
        this.snapshots = snapshots;
        this.people = people;
        this.districts = districts;
        this.wording = wording;
        this.headgate = headgate;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
    }

    /** The causes found in a file, and what to do, to the ticket's contact; the number stands in the subject. */
    @Transactional
    public void aboutFindings(String ticket, List<Sentence> causes) {
        var about = known(ticket);
        var list = causes.stream().map(wording::say).map(cause -> "- " + cause).collect(Collectors.joining("\n"));
        write(
                about,
                Letter.HEADGATE,
                wording.say("letter.findings.subject", words(about.slot()), causes.size()),
                wording.say(
                        "letter.findings.body",
                        districts.nameOf(about.slot().district()),
                        words(about.slot()),
                        list,
                        DAY.format(about.dueOn()),
                        pageOf(about)));
    }

    /** What a specialist writes herself, in the ticket's thread. {@code from} is her email. */
    @Transactional
    public void fromSpecialist(String ticket, String from, String text) {
        var about = known(ticket);
        write(
                about,
                from,
                wording.say("letter.specialist.subject", words(about.slot())),
                wording.say("letter.specialist.body", withoutPupilNumbers(text), nameOf(from), pageOf(about)));
    }

    /** Asks the ticket's contact to download and send the file again; {@code text} is the specialist's. */
    @Transactional
    public void askForNewFile(String ticket, String from, String text) {
        var about = known(ticket);
        write(
                about,
                from,
                wording.say("letter.new-file.subject", words(about.slot())),
                wording.say(
                        "letter.new-file.body",
                        words(about.slot()),
                        withoutPupilNumbers(text),
                        nameOf(from),
                        pageOf(about.slot())));
    }

    /** To the district's leads: the slot's file is still owed. */
    @Transactional
    public void remind(SlotId slot) {
        var dueOn = slots.find(slot).map(Slot::dueOn).orElseGet(() -> LocalDate.now(clock));
        var late = dueOn.isBefore(LocalDate.now(clock));
        writeToLeads(
                slot,
                wording.say("letter.remind.subject", words(slot)),
                wording.say(
                        late ? "letter.remind.body.late" : "letter.remind.body",
                        districts.nameOf(slot.district()),
                        words(slot),
                        DAY.format(dueOn),
                        pageOf(slot)));
    }

    /** To the ticket's contact: we still wait for an answer or a new file. */
    @Transactional
    public void remindAbout(String ticket) {
        var about = known(ticket);
        write(
                about,
                Letter.HEADGATE,
                wording.say("letter.remind-about.subject", words(about.slot())),
                wording.say("letter.remind-about.body", words(about.slot()), DAY.format(about.dueOn()), pageOf(about)));
    }

    /** To the district's leads: the snapshot's rows are on the dashboards. */
    @Transactional
    public void visible(SnapshotId snapshot, long loaded, long setAside) {
        var slot = snapshots
                .find(snapshot)
                .orElseThrow(() -> new IllegalStateException("No snapshot " + snapshot + " to tell about"))
                .slot();
        writeToLeads(
                slot,
                wording.say("letter.visible.subject", words(slot)),
                wording.say(
                        setAside == 0 ? "letter.visible.body" : "letter.visible.body.set-aside",
                        words(slot),
                        loaded,
                        setAside,
                        headgate.address() + "/dashboards",
                        pageOf(slot)));
    }

    /**
     * To the data specialists, and to the district's leads when it is blocked now: by new rules the snapshot has another
     * verdict. One letter, whoever reads it.
     *
     * @param was the verdict's word before
     * @param is its word now
     */
    @Transactional
    public void verdictChanged(SnapshotId snapshot, String was, String is, List<Sentence> causes) {
        var slot = snapshots
                .find(snapshot)
                .orElseThrow(() -> new IllegalStateException("No snapshot " + snapshot + " to tell about"))
                .slot();
        var subject = wording.say("letter.verdict-changed.subject", words(slot), verdict(is));
        var body = wording.say(
                "letter.verdict-changed.body",
                words(slot),
                districts.nameOf(slot.district()),
                verdict(was),
                verdict(is),
                causes.isEmpty()
                        ? wording.say("letter.verdict-changed.none")
                        : causes.stream()
                                .map(wording::say)
                                .map(cause -> "- " + cause)
                                .collect(Collectors.joining("\n")),
                headgate.address() + "/snapshots/" + snapshot + "/findings");
        var recipients = new LinkedHashSet<>(
                people.specialists().stream().map(Person::email).toList());
        if (is.equals("blocked") || recipients.isEmpty()) {
            recipients.addAll(addressesOf(slot.district()));
        }
        var letter = insert(null, slot, "out", Letter.HEADGATE, subject, body);
        outbox.post(letter, slot.district(), List.copyOf(recipients), subject, body);
    }

    private String verdict(String word) {
        return wording.say("letter.verdict-changed." + word);
    }

    /** What a district's lead answers on the page. It is in the thread at once, and Headgate moves on by it. */
    @Transactional
    void fromDistrict(String ticket, String from, String text) {
        var about = known(ticket);
        insert(
                about.number(),
                about.slot(),
                "in",
                from,
                subject(about, wording.say("letter.answer.subject", words(about.slot()))),
                withoutPupilNumbers(text));
        if (about.resolution().isEmpty()) {
            events.publishEvent(new DistrictAnswered(about.slot().text(), about.number()));
        }
    }

    /** The ticket's letters in the order they were written. */
    List<Letter> of(String ticket) {
        var mails = outbox.ofTicket(ticket);
        return jdbc.sql(THREAD)
                .param("ticket", ticket)
                .query((row, n) -> letter(row, mails))
                .list();
    }

    private Ticket known(String number) {
        return tickets.find(number)
                .orElseThrow(() -> new IllegalStateException("No ticket " + number + " to write about"));
    }

    private void write(Ticket ticket, String author, String subject, String body) {
        var numbered = subject(ticket, subject);
        var letter = insert(ticket.number(), ticket.slot(), "out", author, numbered, body);
        outbox.post(letter, ticket.slot().district(), List.of(ticket.contactEmail()), numbered, body);
    }

    private void writeToLeads(SlotId slot, String subject, String body) {
        var letter = insert(null, slot, "out", Letter.HEADGATE, subject, body);
        outbox.post(letter, slot.district(), addressesOf(slot.district()), subject, body);
    }

    private long insert(
            @Nullable String ticket, SlotId slot, String direction, String author, String subject, String body) {
        return jdbc.sql(INSERT)
                .param("ticket", ticket)
                .param("slot", slot.text())
                .param("district", slot.district().text())
                .param("direction", direction)
                .param("author", author)
                .param("subject", subject)
                .param("body", body)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    private List<String> addressesOf(DistrictCode district) {
        var leads = people.leadsOf(district).stream().map(Person::email).toList();
        return leads.isEmpty() ? List.of(settings.contact()) : leads;
    }

    private String subject(Ticket ticket, String text) {
        return "[" + ticket.number() + "] " + text;
    }

    private String words(SlotId slot) {
        return wording.say(
                "followup.slot",
                wording.of(slot.kind()),
                wording.of(slot.side()),
                slot.year().text());
    }

    private String nameOf(String email) {
        return people.find(email).map(Person::name).orElse(email);
    }

    private String pageOf(Ticket ticket) {
        return headgate.address() + "/tickets/" + ticket.number();
    }

    private String pageOf(SlotId slot) {
        return headgate.address() + "/slots/" + slot.path();
    }

    // A state student identifier is the one run of ten digits in this trade; mail is no place for it.
    static String withoutPupilNumbers(String text) {
        return text.replaceAll("(?<![0-9])[0-9]{6}([0-9]{4})(?![0-9])", "******$1")
                .replaceAll("[\\p{Cntrl}&&[^\r\n\t]]", "")
                .strip();
    }

    private static Letter letter(ResultSet row, Map<Long, List<Mail>> mails) throws SQLException {
        return new Letter(
                row.getLong("id"),
                SlotId.of(row.getString("slot")),
                row.getString("direction").equals("in"),
                row.getString("author"),
                row.getString("subject"),
                row.getString("body"),
                row.getTimestamp("at").toInstant(),
                mails.getOrDefault(row.getLong("id"), List.of()));
    }
}
