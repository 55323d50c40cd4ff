package org.headgate.followup;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.headgate.access.People;
import org.headgate.access.Person;
import org.headgate.platform.SqlFile;
import org.headgate.reference.District;
import org.headgate.reference.Districts;
import org.headgate.reference.Wording;
import org.headgate.submission.SlotId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tickets and letters as the pages show them: each state one sentence with its owner and what comes next. */
@Component
class TicketWords {

    static final int PAGE = 100;

    private static final String LIST = SqlFile.read("followup", "list-tickets");
    private static final String COUNT = SqlFile.read("followup", "count-tickets");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.US);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("MMMM d, uuuu, h:mm a zzz", Locale.US);

    private final JdbcClient jdbc;
    private final Districts districts;
    private final People people;
    private final Wording wording;
    private final Clock clock;

    TicketWords(JdbcClient jdbc, Districts districts, People people, Wording wording, Clock clock) {
        this.jdbc = jdbc;
        this.districts = districts;
        this.people = people;
        this.wording = wording;
        this.clock = clock;
    }

    /** One page of tickets, the most pressing first. {@code state} is open, closed or all; {@code district} may be "". */
    List<Line> list(String state, String district, int page) {
        return lines(Map.of("number", "", "slot", "", "district", district, "state", state), page);
    }

    long count(String state, String district) {
        return jdbc.sql(COUNT)
                .param("state", state)
                .param("district", district)
                .query(Long.class)
                .single();
    }

    List<Line> of(SlotId slot) {
        return lines(Map.of("number", "", "slot", slot.text(), "district", "", "state", "all"), 1);
    }

    Line line(Ticket ticket) {
        return lines(Map.of("number", ticket.number(), "slot", "", "district", "", "state", "all"), 1)
                .get(0);
    }

    List<Entry> thread(List<Letter> letters, Person reader) {
        return letters.stream()
                .map(letter -> new Entry(
                        writer(letter),
                        letter.subject(),
                        letter.body(),
                        moment(letter.at()),
                        letter.fromDistrict(),
                        letter.mails().stream().map(mail -> way(mail, reader)).toList()))
                .toList();
    }

    /** Where a mail is on its way; the mail server's own words are for staff. */
    Way way(Mail mail, Person reader) {
        if (mail.isSent()) {
            var at = mail.sentAt().map(this::moment).orElseThrow();
            return new Way(wording.say("ticket.mail.sent", at, mail.recipient()), "good", "");
        }
        var error = reader.isStaff() ? mail.lastError().orElse("") : "";
        if (mail.isDead()) {
            return new Way(wording.say("ticket.mail.dead", mail.recipient(), mail.tries()), "bad", error);
        }
        return mail.tries() == 0
                ? new Way(wording.say("ticket.mail.waiting", mail.recipient()), "busy", error)
                : new Way(
                        wording.say("ticket.mail.again", mail.recipient(), mail.tries(), moment(mail.nextTryAt())),
                        "warn",
                        error);
    }

    private List<Line> lines(Map<String, String> which, int page) {
        var names =
                districts.all().stream().collect(Collectors.toMap(d -> d.code().text(), Function.identity()));
        return jdbc.sql(LIST)
                .params(which)
                .param("limit", PAGE)
                .param("offset", (page - 1) * PAGE)
                .query((row, n) -> line(Tickets.ticket(row, n), row.getString("turn"), names))
                .list();
    }

    private Line line(Ticket ticket, String turn, Map<String, District> names) {
        var code = ticket.slot().district();
        var district = names.getOrDefault(code.text(), new District(code, code.text(), ""));
        var open = ticket.resolution().isEmpty();
        var overdue = open && ticket.dueOn().isBefore(LocalDate.now(clock));
        return new Line(
                ticket.number(),
                wording.say(
                        "followup.slot",
                        wording.of(ticket.slot().kind()),
                        wording.of(ticket.slot().side()),
                        ticket.slot().year().text()),
                ticket.slot().path(),
                district.name(),
                state(ticket, turn, district.name()),
                open ? turn.equals("answered") || overdue ? "warn" : "busy" : "good",
                DAY.format(ticket.dueOn()),
                overdue,
                DAY.format(ticket.openedAt().atZone(clock.getZone())),
                age(ticket));
    }

    private String state(Ticket ticket, String turn, String district) {
        return ticket.resolution()
                .map(end -> wording.say("ticket.closed." + end.word()))
                .orElseGet(() -> wording.say("ticket.open." + turn, district, DAY.format(ticket.dueOn())));
    }

    private String age(Ticket ticket) {
        var opened = ticket.openedAt().atZone(clock.getZone()).toLocalDate();
        return wording.say("ticket.age", ChronoUnit.DAYS.between(opened, LocalDate.now(clock)));
    }

    private String writer(Letter letter) {
        if (letter.author().equals(Letter.HEADGATE)) {
            return wording.say("product");
        }
        var name = people.find(letter.author()).map(Person::name).orElse(letter.author());
        return letter.fromDistrict()
                ? wording.say(
                        "ticket.writer.district",
                        name,
                        districts.nameOf(letter.slot().district()))
                : wording.say("ticket.writer.county", name);
    }

    private String moment(Instant instant) {
        return MOMENT.format(instant.atZone(clock.getZone()));
    }

    /** A ticket in a list. */
    record Line(
            String number,
            String slot,
            String slotPath,
            String district,
            String state,
            String tone,
            String due,
            boolean overdue,
            String opened,
            String age) {}

    /** A letter in a thread. */
    record Entry(String writer, String subject, String body, String at, boolean fromDistrict, List<Way> ways) {}

    /** Where a mail is on its way. */
    record Way(String sentence, String tone, String error) {}
}
