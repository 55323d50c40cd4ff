package org.headgate.submission;

import java.io.InputStream;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.headgate.layout.Layout;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every file version ever received. */
@Component
public class Snapshots {

    private static final RowMapper<Snapshot> SNAPSHOT = (row, n) -> new Snapshot(
            new SnapshotId(row.getString("id")),
            row.getLong("number"),
            SlotId.of(row.getString("slot")),
            row.getString("file_name"),
            row.getString("arrived_as"),
            row.getString("sha256"),
            row.getLong("bytes"),
            row.getLong("rows"),
            row.getString("layout"),
            row.getString("sent_by"),
            row.getTimestamp("received_at").toInstant());

    private final JdbcClient jdbc;
    private final FileStore store;
    private final KnownLayouts layouts;
    private final Clock clock;

    Snapshots(JdbcClient jdbc, FileStore store, KnownLayouts layouts, Clock clock) {
        this.jdbc = jdbc;
        this.store = store;
        this.layouts = layouts;
        this.clock = clock;
    }

    /** The snapshot, if it exists and the reader may see it. */
    public Optional<Snapshot> find(SnapshotId id) {
        return jdbc.sql("SELECT * FROM submission.snapshots WHERE id = ?")
                .param(id.text())
                .query(SNAPSHOT)
                .optional();
    }

    /** Newest first. */
    public List<Snapshot> of(SlotId slot) {
        return jdbc.sql("SELECT * FROM submission.snapshots WHERE slot = ? ORDER BY number DESC")
                .param(slot.text())
                .query(SNAPSHOT)
                .list();
    }

    /** The CSV's bytes as they arrived. */
    public InputStream bytesOf(Snapshot snapshot) {
        return store.open(snapshot.slot().district(), snapshot.sha256());
    }

    /** The layout its header was recognised by. */
    public Layout layoutOf(Snapshot snapshot) {
        return layouts.now()
                .named(snapshot.layout())
                .orElseThrow(() -> new IllegalStateException("Layout " + snapshot.layout()
                        + " is neither on the class path nor active, though snapshot " + snapshot.id()
                        + " was received with it: activate it again on the page /layouts"));
    }

    Optional<Snapshot> find(SlotId slot, String sha256) {
        return jdbc.sql("SELECT * FROM submission.snapshots WHERE slot = ? AND sha256 = ?")
                .params(slot.text(), sha256)
                .query(SNAPSHOT)
                .optional();
    }

    /** The new snapshot; empty when the slot has these very bytes already. */
    Optional<Snapshot> add(Drafts.File file, SlotId slot, String sentBy) {
        return jdbc.sql("""
                INSERT INTO submission.snapshots
                    (id, slot, district, file_name, arrived_as, sha256, bytes, rows, layout, sent_by, received_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (slot, sha256) DO NOTHING RETURNING *
                """)
                .params(
                        SnapshotId.fresh().text(),
                        slot.text(),
                        slot.district().text(),
                        file.fileName(),
                        file.arrivedAs(),
                        file.sha256(),
                        file.bytes(),
                        file.rows(),
                        file.layout(),
                        sentBy,
                        clock.instant().atOffset(ZoneOffset.UTC))
                .query(SNAPSHOT)
                .optional();
    }
}
