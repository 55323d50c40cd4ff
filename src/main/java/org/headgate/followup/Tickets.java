package org.headgate.followup;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.headgate.access.People;
import org.headgate.access.Person;
import org.headgate.platform.SqlFile;
import org.headgate.reference.DistrictCode;
import org.headgate.submission.SlotId;
import org.headgate.submission.SnapshotId;
import org.headgate.submission.Snapshots;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Every ticket; numbers are never reused. */
@Component
public class Tickets {

    private static final String INSERT = SqlFile.read("followup", "insert-ticket");
    private static final String RESOLVE = SqlFile.read("followup", "resolve-ticket");

    private final JdbcClient jdbc;
    private final Snapshots snapshots;
    private final People people;
    private final FollowUpSettings settings;
    private final Clock clock;

    Tickets(JdbcClient jdbc, Snapshots snapshots, People people, FollowUpSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.snapshots = snapshots;
        this.people = people;
        this.settings = settings;
        this.clock = clock;
    }

    /** Opens a ticket about a snapshot, or answers with the one that is open about it already. */
    @Transactional
    public Ticket open(SnapshotId snapshot) {
        var slot = snapshots
                .find(snapshot)
                .orElseThrow(() -> new IllegalStateException("No snapshot " + snapshot + " to open a ticket about"))
                .slot();
        return open(slot, snapshot);
    }

    @Transactional
    Ticket open(SlotId slot, SnapshotId snapshot) {
        return openAbout(snapshot).orElseGet(() -> {
            insert(slot, snapshot);
            return openAbout(snapshot).orElseThrow();
        });
    }

    public Optional<Ticket> find(String number) {
        if (!number.matches("HG-[0-9]{4}-[0-9]{6,18}")) {
            return Optional.empty();
        }
        return jdbc.sql("SELECT * FROM followup.tickets WHERE number = ?")
                .param(number)
                .query(Tickets::ticket)
                .optional();
    }

    /** Newest first. */
    public List<Ticket> of(SlotId slot) {
        return jdbc.sql("SELECT * FROM followup.tickets WHERE slot = ? ORDER BY opened_at DESC, number DESC")
                .param(slot.text())
                .query(Tickets::ticket)
                .list();
    }

    /** Ends the ticket. The first end stands: ending it again changes nothing. */
    @Transactional
    public void resolve(String number, Resolution resolution) {
        var ended = jdbc.sql(RESOLVE)
                .param("number", number)
                .param("word", resolution.word())
                .param("by", resolution.by())
                .param("reason", resolution.reason())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (ended == 0 && find(number).isEmpty()) {
            throw new IllegalStateException("No ticket " + number + " to end");
        }
    }

    private Optional<Ticket> openAbout(SnapshotId snapshot) {
        return jdbc.sql("SELECT * FROM followup.tickets WHERE snapshot = ? AND resolved_at IS NULL")
                .param(snapshot.text())
                .query(Tickets::ticket)
                .optional();
    }

    private void insert(SlotId slot, SnapshotId snapshot) {
        var today = LocalDate.now(clock);
        jdbc.sql(INSERT)
                .param("number", "HG-%d-%06d".formatted(today.getYear(), nextNumber()))
                .param("slot", slot.text())
                .param("district", slot.district().text())
                .param("snapshot", snapshot.text())
                .param("contact", contactOf(slot.district()))
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("due", businessDaysAfter(today, settings.answerWithin()))
                .update();
    }

    private long nextNumber() {
        return jdbc.sql("SELECT nextval('followup.ticket_numbers')")
                .query(Long.class)
                .single();
    }

    private String contactOf(DistrictCode district) {
        return people.leadsOf(district).stream().findFirst().map(Person::email).orElse(settings.contact());
    }

    static LocalDate businessDaysAfter(LocalDate day, int days) {
        var due = day;
        for (var left = days; left > 0; ) {
            due = due.plusDays(1);
            if (due.getDayOfWeek() != DayOfWeek.SATURDAY && due.getDayOfWeek() != DayOfWeek.SUNDAY) {
                left--;
            }
        }
        return due;
    }

    static Ticket ticket(ResultSet row, int n) throws SQLException {
        return new Ticket(
                row.getString("number"),
                SlotId.of(row.getString("slot")),
                row.getString("snapshot"),
                row.getString("contact_email"),
                row.getTimestamp("opened_at").toInstant(),
                row.getObject("due_on", LocalDate.class),
                resolution(row));
    }

    private static Optional<Resolution> resolution(ResultSet row) throws SQLException {
        var word = row.getString("resolution");
        return word == null
                ? Optional.empty()
                : Optional.of(new Resolution(word, row.getString("resolved_by"), row.getString("reason")));
    }
}
