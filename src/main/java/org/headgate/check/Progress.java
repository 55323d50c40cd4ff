package org.headgate.check;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
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

    /** What a reading that goes on has found so far. */
    void reads(Snapshot snapshot, long rows, Causes findings) {
        var seen = new TreeMap<String, Long>();
        findings.all().forEach(cause -> seen.merge(cause.rule().id(), cause.found(), Long::sum));
        jdbc.sql("UPDATE checks.progress SET done = ?, seen = ?, moved_at = now() WHERE snapshot = ?")
                .params(
                        rows,
                        seen.entrySet().stream()
                                .flatMap(rule -> Stream.of(rule.getKey(), Long.toString(rule.getValue())))
                                .toArray(String[]::new),
                        snapshot.id().text())
                .update();
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
        return jdbc.sql("SELECT step, done, total, seen, fault, moved_at FROM checks.progress WHERE snapshot = ?")
                .param(snapshot.text())
                .query((row, n) -> new Stand(
                        row.getString("step"),
                        row.getLong("done"),
                        row.getLong("total"),
                        seen((String[]) row.getArray("seen").getArray()),
                        Optional.ofNullable(row.getString("fault")),
                        row.getTimestamp("moved_at").toInstant()))
                .optional();
    }

    private static Map<String, Long> seen(String[] pairs) {
        var seen = new LinkedHashMap<String, Long>();
        for (var i = 0; i < pairs.length; i += 2) {
            seen.put(pairs[i], Long.valueOf(pairs[i + 1]));
        }
        return seen;
    }

    private void write(Snapshot snapshot, String step, long done) {
        jdbc.sql("""
                INSERT INTO checks.progress (snapshot, district, step, done, total) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (snapshot) DO UPDATE
                SET step = excluded.step, done = excluded.done, total = excluded.total, fault = NULL, moved_at = now(),
                    seen = CASE WHEN excluded.step IN ('recognise-layout', 'stage-rows') THEN '{}' ELSE progress.seen END
                """)
                .params(snapshot.id().text(), snapshot.slot().district().text(), step, done, snapshot.rows())
                .update();
    }

    /**
     * Where a check stands.
     *
     * @param seen how often which rule has found something so far, by its id
     */
    record Stand(String step, long done, long total, Map<String, Long> seen, Optional<String> fault, Instant movedAt) {

        /** Whether the header and the first rows have been looked at. */
        boolean hasLooked() {
            return done > 0 && !step.equals("recognise-layout");
        }

        boolean isDone() {
            return step.equals(DONE);
        }
    }
}
