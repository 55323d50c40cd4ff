package org.headgate.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.headgate.access.Audit;
import org.headgate.platform.SqlFile;
import org.headgate.reference.SchoolYear;
import org.headgate.submission.SlotId;
import org.headgate.submission.Snapshot;
import org.headgate.submission.SnapshotId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The warnings of a slot that specialists let stand, each for the rows it was given for. */
@Component
class Waivers {

    private static final Logger log = LoggerFactory.getLogger(Waivers.class);

    /** Longest reason, in characters. */
    static final int LONGEST_REASON = 1_000;

    private static final int PIECE = 10_000;

    private final JdbcClient jdbc;
    private final Verdicts verdicts;
    private final Rereading rereading;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Waivers(
            JdbcClient jdbc,
            Verdicts verdicts,
            Rereading rereading,
            Audit audit,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.events = events;
        this.jdbc = jdbc;
        this.verdicts = verdicts;
        this.rereading = rereading;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Those in force, newest first. */
    List<Waiver> of(SlotId slot) {
        return jdbc.sql("""
                SELECT id, snapshot, rule, reason, author, given_at, until FROM checks.waivers
                WHERE slot = ? AND ended_at IS NULL ORDER BY id DESC
                """)
                .param(slot.text())
                .query((row, n) -> new Waiver(
                        row.getLong("id"),
                        row.getString("snapshot"),
                        row.getString("rule"),
                        row.getString("reason"),
                        row.getString("author"),
                        row.getTimestamp("given_at").toInstant(),
                        row.getDate("until").toLocalDate()))
                .list();
    }

    /** What the slot's waivers cover today, for a check to count by. */
    WaivedRows rowsInForce(SlotId slot) {
        var covered = new HashMap<String, List<WaivedRows.Covered>>();
        for (var waiver : of(slot)) {
            if (!waiver.until().isBefore(LocalDate.now(clock))) {
                covered.computeIfAbsent(waiver.rule(), rule -> new ArrayList<>())
                        .add(new WaivedRows.Covered(waiver.number(), placesOf(waiver)));
            }
        }
        return covered.isEmpty() ? WaivedRows.NONE : new WaivedRows(covered);
    }

    private long[] placesOf(Waiver waiver) {
        var places = new Numbers();
        jdbc.sql("SELECT place FROM checks.waived_rows WHERE waiver = ? ORDER BY place")
                .param(waiver.number())
                .query(row -> {
                    places.add(row.getLong(1));
                });
        return places.all();
    }

    /** The last day that a waiver of today has if nobody says another: the next end of a school year. */
    LocalDate usualEnd() {
        return LocalDate.of(SchoolYear.at(LocalDate.now(clock)).spring(), Month.JUNE, 30);
    }

    /** The last day that one of today may have. */
    LocalDate latestEnd() {
        return LocalDate.now(clock).plusYears(1);
    }

    boolean mayEndOn(LocalDate day) {
        return !day.isBefore(LocalDate.now(clock)) && !day.isAfter(latestEnd());
    }

    /** Whether what the rule found may be waived: it warns, and blocks nowhere. */
    static boolean canBeWaived(List<Verdicts.Found> inColumns) {
        return !inColumns.isEmpty() && inColumns.stream().allMatch(cause -> cause.weight() == Rule.Weight.WARNS);
    }

    /**
     * Lets everything stand that the rule found in the snapshot, and judges at once again.
     *
     * @return false when it blocks, or nothing of it is left to be waived
     */
    boolean give(Snapshot snapshot, Verdict verdict, Rule rule, String reason, LocalDate until, String author) {
        var before = rowsInForce(snapshot.slot());
        var places = new Numbers();
        var byColumn = new HashMap<String, Long>();
        try {
            rereading.each(
                    snapshot, verdict, new Rereading.Slice(rule.id(), "", ""), (seen, column, place, arguments) -> {
                        if (before.waiverOf(seen, column, place, arguments) == WaivedRows.NOBODY) {
                            places.add(place.again(column, arguments));
                            byColumn.merge(column, 1L, Long::sum);
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException("The file of snapshot " + snapshot.id() + " could not be read again", e);
        }
        return Boolean.TRUE.equals(transaction.execute(
                inOne -> keep(snapshot, verdict, rule, reason, until, author, places.all(), byColumn)));
    }

    private boolean keep(
            Snapshot snapshot,
            Verdict verdict,
            Rule rule,
            String reason,
            LocalDate until,
            String author,
            long[] places,
            Map<String, Long> byColumn) {
        // Of two who press at once the second waits here, and then finds nothing left.
        if (!verdicts.holdLatest(verdict)) {
            return false;
        }
        var causes = verdicts.causesOf(verdict).stream()
                .filter(cause -> cause.rule().id().equals(rule.id()))
                .toList();
        var isLeft = causes.stream().anyMatch(cause -> cause.found() > cause.waived());
        if (!canBeWaived(causes) || !isLeft || places.length == 0) {
            return false;
        }
        var waiver = insert(snapshot, rule, reason, until, author);
        insertPlaces(waiver, snapshot, places);
        for (var cause : causes) {
            var waived = Math.min(byColumn.getOrDefault(cause.column(), 0L), cause.found() - cause.waived());
            if (waived > 0) {
                jdbc.sql("INSERT INTO checks.waived (finding, waiver, district, found) VALUES (?, ?, ?, ?)")
                        .params(cause.id(), waiver, snapshot.slot().district().text(), waived)
                        .update();
            }
        }
        verdicts.weighAgain(verdict);
        audit.note(author, "waived", rule.id() + " of snapshot " + snapshot.id() + " until " + until);
        return true;
    }

    private long insert(Snapshot snapshot, Rule rule, String reason, LocalDate until, String author) {
        return jdbc.sql("""
                INSERT INTO checks.waivers (slot, district, snapshot, rule, reason, author, given_at, until)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id
                """)
                .params(
                        snapshot.slot().text(),
                        snapshot.slot().district().text(),
                        snapshot.id().text(),
                        rule.id(),
                        reason,
                        author,
                        clock.instant().atOffset(ZoneOffset.UTC),
                        until)
                .query(Long.class)
                .single();
    }

    private void insertPlaces(long waiver, Snapshot snapshot, long[] places) {
        for (var from = 0; from < places.length; from += PIECE) {
            var piece = Arrays.stream(places, from, Math.min(places.length, from + PIECE))
                    .boxed()
                    .toArray(Long[]::new);
            jdbc.sql("""
                    INSERT INTO checks.waived_rows (waiver, place, district)
                    SELECT ?, place, ? FROM unnest(?) AS place ON CONFLICT DO NOTHING
                    """)
                    .params(waiver, snapshot.slot().district().text(), piece)
                    .update();
        }
    }

    /** Takes a waiver of the slot back, and judges at once again. False when it is not in force. */
    boolean revoke(SlotId slot, long number, String by) {
        return Boolean.TRUE.equals(transaction.execute(inOne -> {
            verdicts.holdAll(slot);
            return end(slot, number, by);
        }));
    }

    // Whoever judges meanwhile holds the verdict, and has counted this waiver: it must be seen after that, or before.
    private boolean end(SlotId slot, long number, String by) {
        var ended = jdbc.sql("""
                    UPDATE checks.waivers SET ended_at = ?, ended_by = ?
                    WHERE id = ? AND slot = ? AND ended_at IS NULL
                    """)
                .params(clock.instant().atOffset(ZoneOffset.UTC), by, number, slot.text())
                .update();
        if (ended == 1) {
            weighAgain(number);
            audit.note(by, "revoked", "waiver " + number + " of " + slot);
        }
        return ended == 1;
    }

    /** Ends those whose last day is over, and says so where the verdict is another without. */
    void endThoseOver() {
        for (var over : jdbc.sql("SELECT id, slot FROM checks.waivers WHERE ended_at IS NULL AND until < ?")
                .param(LocalDate.now(clock))
                .query((row, n) -> Map.entry(row.getLong("id"), SlotId.of(row.getString("slot"))))
                .list()) {
            try {
                transaction.executeWithoutResult(inOne -> endBecauseOver(over.getValue(), over.getKey()));
            } catch (RuntimeException e) {
                log.warn("Waiver {} is over and could not be ended; tomorrow it is tried again", over.getKey(), e);
            }
        }
    }

    private void endBecauseOver(SlotId slot, long number) {
        verdicts.holdAll(slot);
        var before = judgedWith(number);
        if (!end(slot, number, "headgate")) {
            return;
        }
        for (var was : before) {
            verdicts.find(new SnapshotId(was.snapshot()))
                    .filter(is -> verdicts.isInForce(slot, is))
                    .filter(is -> is.ruleSet().equals(was.ruleSet()))
                    .flatMap(is -> VerdictChanged.between(was, is))
                    .ifPresent(events::publishEvent);
        }
    }

    private void weighAgain(long waiver) {
        judgedWith(waiver).forEach(verdicts::weighAgain);
    }

    private List<Verdict> judgedWith(long waiver) {
        return jdbc
                .sql(SqlFile.read("check", "find-judged-with-waiver"))
                .param(waiver)
                .query((row, n) -> Map.entry(row.getString("snapshot"), row.getString("rule_set")))
                .list()
                .stream()
                .flatMap(judged -> verdicts.history(new SnapshotId(judged.getKey())).stream()
                        .filter(verdict -> verdict.ruleSet().equals(judged.getValue())))
                .toList();
    }

    /** Long numbers, eight bytes each. */
    private static final class Numbers {

        private long[] numbers = new long[64];
        private int count;

        void add(long number) {
            if (count == numbers.length) {
                numbers = Arrays.copyOf(numbers, count * 2);
            }
            numbers[count++] = number;
        }

        long[] all() {
            return Arrays.copyOf(numbers, count);
        }
    }
}
