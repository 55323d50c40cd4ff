package org.headgate.submission;

import java.time.LocalDate;
import java.util.List;
import org.headgate.platform.Scope;
import org.headgate.platform.SqlFile;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The collections a county has opened. */
@Component
public class Seasons {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    Seasons(JdbcClient jdbc, TransactionTemplate transaction, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.events = events;
    }

    /**
     * Opens a collection: every slot in it is owed by {@code dueOn}, and a {@link SlotOwed} is announced for each.
     * Opening the same name again adds only the slots that are new.
     */
    public void open(String name, LocalDate dueOn, List<SlotId> slots) {
        // The scope comes first: a connection keeps the one it was borrowed with.
        Scope.everything()
                .run(() -> transaction.executeWithoutResult(status -> {
                    var collection = collection(name, dueOn);
                    slots.stream()
                            .filter(slot -> isNew(collection, dueOn, slot))
                            .forEach(slot -> events.publishEvent(new SlotOwed(slot.text())));
                }));
    }

    /** Newest first. */
    List<OpenedCollection> all() {
        return jdbc.sql(SqlFile.read("submission", "list-collections"))
                .query((row, n) -> new OpenedCollection(
                        row.getString("name"),
                        row.getDate("due_on").toLocalDate(),
                        row.getTimestamp("opened_at").toInstant(),
                        row.getLong("districts"),
                        row.getLong("slots"),
                        row.getLong("open")))
                .list();
    }

    /** How many of these slots no collection has asked for yet. */
    long countNew(List<SlotId> slots) {
        return slots.size()
                - jdbc.sql("SELECT count(*) FROM submission.slots WHERE slot = ANY (?)")
                        .param(slots.stream().map(SlotId::text).toArray(String[]::new))
                        .query(Long.class)
                        .single();
    }

    private long collection(String name, LocalDate dueOn) {
        jdbc.sql("INSERT INTO submission.collections (name, due_on) VALUES (?, ?) ON CONFLICT (name) DO NOTHING")
                .params(name, dueOn)
                .update();
        return jdbc.sql("SELECT id FROM submission.collections WHERE name = ?")
                .param(name)
                .query(Long.class)
                .single();
    }

    private boolean isNew(long collection, LocalDate dueOn, SlotId slot) {
        return jdbc.sql("""
                        INSERT INTO submission.slots (slot, district, kind, side, school_year, collection, due_on)
                        VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (slot) DO NOTHING
                        """)
                        .params(
                                slot.text(),
                                slot.district().text(),
                                slot.kind().word(),
                                slot.side().word(),
                                slot.year().spring(),
                                collection,
                                dueOn)
                        .update()
                == 1;
    }
}
