package org.headgate.load;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.headgate.platform.SqlFile;
import org.headgate.submission.SlotId;
import org.headgate.submission.Snapshot;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which load of a slot people see, and every move of that pointer. */
@Component
class Publishings {

    private static final String PUBLISH = SqlFile.read("load", "publish-load");
    private static final String FIND = SqlFile.read("load", "find-loads");

    private final JdbcClient jdbc;
    private final Clock clock;

    Publishings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** In one transaction the load is there and the slot points to it, unless a newer one is shown already. */
    @Transactional
    public void publish(Snapshot snapshot, long loaded, long setAside) {
        var slot = snapshot.slot();
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql("""
                INSERT INTO analytics.loads
                    (id, slot, district, snapshot, rows, loaded, set_aside, received_at, loaded_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                """)
                .params(
                        snapshot.number(),
                        slot.text(),
                        slot.district().text(),
                        snapshot.id().text(),
                        snapshot.rows(),
                        loaded,
                        setAside,
                        snapshot.receivedAt().atOffset(ZoneOffset.UTC),
                        now)
                .update();
        var moved = jdbc.sql(PUBLISH)
                .param("slot", slot.text())
                .param("district", slot.district().text())
                .param("kind", slot.kind().word())
                .param("side", slot.side().word())
                .param("year", slot.year().spring())
                .param("load", snapshot.number())
                .param("at", now)
                .update();
        if (moved == 1) {
            remember(slot, snapshot.number(), "headgate");
        }
    }

    /** Points the slot to a load it has; false when it points there already. */
    @Transactional
    public boolean show(Load load, String by) {
        var moved = jdbc.sql("""
                UPDATE analytics.published SET load_id = ?, switched_at = ? WHERE slot = ? AND load_id <> ?
                """)
                .params(
                        load.id(),
                        clock.instant().atOffset(ZoneOffset.UTC),
                        load.slot().text(),
                        load.id())
                .update();
        if (moved == 1) {
            remember(load.slot(), load.id(), by);
        }
        return moved == 1;
    }

    Optional<Load> load(long id) {
        return jdbc.sql(FIND + " WHERE l.id = ?")
                .param(id)
                .query((row, n) -> load(row))
                .optional();
    }

    /** Newest first. */
    List<Version> of(SlotId slot) {
        var reasons = jdbc
                .sql("""
                SELECT a.load_id, a.rule, count(*) AS lines
                FROM analytics.set_aside a JOIN analytics.loads l ON l.id = a.load_id
                WHERE l.slot = ? GROUP BY a.load_id, a.rule ORDER BY lines DESC, a.rule
                """)
                .param(slot.text())
                .query((row, n) -> new Reason(row.getLong("load_id"), row.getString("rule"), row.getLong("lines")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Reason::load));
        return jdbc.sql(FIND + " WHERE l.slot = ? ORDER BY l.id DESC")
                .param(slot.text())
                .query((row, n) -> new Version(
                        load(row),
                        row.getTimestamp("received_at").toInstant(),
                        reasons.getOrDefault(row.getLong("id"), List.of())))
                .list();
    }

    private void remember(SlotId slot, long load, String by) {
        jdbc.sql("""
                INSERT INTO analytics.publishings (slot, district, load_id, switched_at, switched_by)
                VALUES (?, ?, ?, ?, ?)
                """)
                .params(
                        slot.text(),
                        slot.district().text(),
                        load,
                        clock.instant().atOffset(ZoneOffset.UTC),
                        by)
                .update();
    }

    private static Load load(ResultSet row) throws SQLException {
        return new Load(
                row.getLong("id"),
                SlotId.of(row.getString("slot")),
                row.getString("snapshot"),
                row.getLong("rows"),
                row.getLong("loaded"),
                row.getLong("set_aside"),
                row.getTimestamp("loaded_at").toInstant(),
                row.getBoolean("published"));
    }

    /** A load as its slot's page tells of it. */
    record Version(Load load, Instant receivedAt, List<Reason> reasons) {}

    /** How many lines of the file one rule keeps out. */
    record Reason(long load, String rule, long lines) {}
}
