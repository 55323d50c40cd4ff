package org.headgate.check;

import java.time.Instant;
import java.util.Optional;
import org.headgate.submission.Snapshot;
import org.headgate.submission.SnapshotId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far checks are, for people who watch: what a page shows is what stands here. */
@Component
class Progress {

    private static final String DONE = "done";

    private final JdbcClient jdbc;

    Progress(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void enters(Snapshot snapshot, String step) {
        write(snapshot, step, step.equals("stage-rows") ? 0 : snapshot.rows());
    }

    void reads(Snapshot snapshot, long rows) {
        write(snapshot, "stage-rows", rows);
    }

    void isDone(Snapshot snapshot) {
        write(snapshot, DONE, snapshot.rows());
    }

    /** The check stopped on our side; {@code fault} is a message key. */
    void stopped(Snapshot snapshot, String fault) {
        jdbc.sql("UPDATE checks.progress SET fault = ?, moved_at = now() WHERE snapshot = ?")
                .params(fault, snapshot.id().text())
                .update();
    }

    Optional<Stand> of(SnapshotId snapshot) {
        return jdbc.sql("SELECT step, done, total, fault, moved_at FROM checks.progress WHERE snapshot = ?")
                .param(snapshot.text())
                .query((row, n) -> new Stand(
                        row.getString("step"),
                        row.getLong("done"),
                        row.getLong("total"),
                        Optional.ofNullable(row.getString("fault")),
                        row.getTimestamp("moved_at").toInstant()))
                .optional();
    }

    private void write(Snapshot snapshot, String step, long done) {
        jdbc.sql("""
                INSERT INTO checks.progress (snapshot, district, step, done, total) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (snapshot) DO UPDATE
                SET step = excluded.step, done = excluded.done, total = excluded.total, fault = NULL, moved_at = now()
                """)
                .params(snapshot.id().text(), snapshot.slot().district().text(), step, done, snapshot.rows())
                .update();
    }

    /** Where a check stands. */
    record Stand(String step, long done, long total, Optional<String> fault, Instant movedAt) {

        boolean isDone() {
            return step.equals(DONE);
        }
    }
}
