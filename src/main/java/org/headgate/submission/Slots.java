package org.headgate.submission;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.headgate.access.Audit;
import org.headgate.access.NotHere;
import org.headgate.access.Person;
import org.headgate.reference.DistrictCode;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What districts owe, slot by slot. */
@Component
public class Slots {

    private static final RowMapper<Slot> SLOT = (row, n) -> new Slot(
            SlotId.of(row.getString("slot")),
            row.getDate("due_on").toLocalDate(),
            Stage.of(row.getString("stage")),
            row.getTimestamp("stage_since").toInstant());

    private static final Comparator<Slot> NEWEST_YEAR_FIRST = Comparator.comparing(
                    (Slot slot) -> slot.id().year(), Comparator.reverseOrder())
            .thenComparing(slot -> slot.id().kind())
            .thenComparing(slot -> slot.id().side());

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Audit audit;
    private final Clock clock;

    Slots(JdbcClient jdbc, ApplicationEventPublisher events, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /** The slot, if it exists and the reader may see it. */
    public Optional<Slot> find(SlotId slot) {
        return jdbc.sql("SELECT slot, due_on, stage, stage_since FROM submission.slots WHERE slot = ?")
                .param(slot.text())
                .query(SLOT)
                .optional();
    }

    /**
     * The slot that the four parts of a page's address name.
     *
     * @throws NotHere when there is none, the parts make no slot, or it is not the reader's
     */
    public Slot inUrl(String district, String kind, String side, String year) {
        try {
            return find(SlotId.of(district, kind, side, year)).orElseThrow(NotHere::new);
        } catch (IllegalArgumentException e) {
            throw new NotHere();
        }
    }

    /** A district's slots, newest school year first, then by kind and side. */
    public List<Slot> of(DistrictCode district) {
        return jdbc
                .sql("SELECT slot, due_on, stage, stage_since FROM submission.slots WHERE district = ?")
                .param(district.text())
                .query(SLOT)
                .list()
                .stream()
                .sorted(NEWEST_YEAR_FIRST)
                .toList();
    }

    /** Every slot the reader may see: by district code, then as {@link #of}. */
    public List<Slot> all() {
        return jdbc.sql("SELECT slot, due_on, stage, stage_since FROM submission.slots").query(SLOT).list().stream()
                .sorted(Comparator.comparing((Slot slot) -> slot.id().district())
                        .thenComparing(NEWEST_YEAR_FIRST))
                .toList();
    }

    /** Called by the flow: the slot now stands there. */
    public void enters(SlotId slot, Stage stage) {
        var known = jdbc.sql("""
                UPDATE submission.slots SET stage = :stage,
                    stage_since = CASE WHEN stage = :stage THEN stage_since ELSE :now END
                WHERE slot = :slot
                """)
                .param("stage", stage.word())
                .param("now", OffsetDateTime.now(clock))
                .param("slot", slot.text())
                .update();
        if (known == 0) {
            throw new IllegalStateException("No slot " + slot + " to enter " + stage.word()
                    + ": open a collection that asks for it, or check the thread's scope");
        }
    }

    /**
     * Signs that the district has no file for this slot; a {@link NothingToReport} is announced. A file sent later
     * overrides it.
     */
    @Transactional
    public Statement nothingToReport(SlotId slot, Person by, String reason) {
        if (!by.sees(slot.district()) || find(slot).isEmpty()) {
            throw new NotHere();
        }
        var statement = new Statement(slot, reason, by.email(), clock.instant());
        jdbc.sql("INSERT INTO submission.statements (slot, district, reason, said_by, said_at) VALUES (?, ?, ?, ?, ?)")
                .params(slot.text(), slot.district().text(), reason, by.email(), OffsetDateTime.now(clock))
                .update();
        enters(slot, Stage.NOTHING_TO_REPORT);
        audit.note(by.email(), "signed nothing to report", slot.text());
        events.publishEvent(new NothingToReport(slot.text()));
        return statement;
    }

    /** The last "nothing to report" that was signed for the slot. */
    public Optional<Statement> statement(SlotId slot) {
        return jdbc.sql("""
                SELECT reason, said_by, said_at FROM submission.statements
                WHERE slot = ? ORDER BY id DESC LIMIT 1
                """)
                .param(slot.text())
                .query((row, n) -> new Statement(
                        slot,
                        row.getString("reason"),
                        row.getString("said_by"),
                        row.getTimestamp("said_at").toInstant()))
                .optional();
    }
}
