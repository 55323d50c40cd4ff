package org.headgate.check;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.headgate.platform.SqlFile;
import org.headgate.submission.Snapshot;
import org.headgate.submission.SnapshotId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What checks found and how they judged, kept for good. */
@Component
class Verdicts {

    private final JdbcClient jdbc;
    private final Rules rules;

    Verdicts(JdbcClient jdbc, Rules rules) {
        this.jdbc = jdbc;
        this.rules = rules;
    }

    /** Which half of a check saw something: each replaces its own findings when it runs again. */
    enum SeenIn {
        READING("reading"),
        ROWS("rows");

        private final String word;

        SeenIn(String word) {
            this.word = word;
        }
    }

    /** Keeps findings on the caller's transaction, in place of those that an earlier run of this half kept. */
    void keep(Connection connection, Snapshot snapshot, SeenIn seenIn, Causes causes, long rows) throws SQLException {
        try (var forget = connection.prepareStatement(
                "DELETE FROM checks.findings WHERE snapshot = ? AND rule_set = ? AND seen_in = ?")) {
            forget.setString(1, snapshot.id().text());
            forget.setString(2, rules.version());
            forget.setString(3, seenIn.word);
            forget.executeUpdate();
        }
        for (var cause : causes.all()) {
            keepExamples(connection, snapshot, keepCause(connection, snapshot, seenIn, cause, rows), cause);
        }
    }

    private long keepCause(Connection connection, Snapshot snapshot, SeenIn seenIn, Causes.Cause cause, long rows)
            throws SQLException {
        try (var insert = connection.prepareStatement(SqlFile.read("check", "keep-finding"))) {
            insert.setString(1, snapshot.id().text());
            insert.setString(2, rules.version());
            insert.setString(3, snapshot.slot().district().text());
            insert.setString(4, cause.rule().id());
            insert.setString(5, cause.column());
            insert.setString(6, seenIn.word);
            insert.setLong(7, cause.found());
            insert.setString(8, cause.rule().weigh(cause.found(), rows).word());
            insert.setString(9, cause.rule().fixer().word());
            var firstLine = cause.examples().get(0).line();
            insert.setObject(10, firstLine.isPresent() ? firstLine.getAsLong() : null, java.sql.Types.INTEGER);
            try (var id = insert.executeQuery()) {
                id.next();
                return id.getLong(1);
            }
        }
    }

    private static void keepExamples(Connection connection, Snapshot snapshot, long finding, Causes.Cause cause)
            throws SQLException {
        try (var insert = connection.prepareStatement(
                "INSERT INTO checks.examples (finding, n, district, line, school, args) VALUES (?, ?, ?, ?, ?, ?)")) {
            var n = 0;
            for (var example : cause.examples()) {
                var args = new ArrayList<String>();
                example.arguments().forEach((name, value) -> {
                    args.add(name);
                    args.add(value);
                });
                insert.setLong(1, finding);
                insert.setInt(2, ++n);
                insert.setString(3, snapshot.slot().district().text());
                insert.setObject(
                        4, example.line().isPresent() ? example.line().getAsLong() : null, java.sql.Types.INTEGER);
                insert.setString(5, example.school());
                insert.setArray(6, connection.createArrayOf("text", args.toArray()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Adds up what was found, and says whether the snapshot may be loaded. */
    void judge(Snapshot snapshot, long rows) {
        jdbc.sql(SqlFile.read("check", "judge-snapshot"))
                .param("snapshot", snapshot.id().text())
                .param("rule_set", rules.version())
                .param("district", snapshot.slot().district().text())
                .param("number", snapshot.number())
                .param("rows", rows)
                .update();
    }

    /** The latest. */
    Optional<Verdict> find(SnapshotId snapshot) {
        return jdbc.sql("""
                SELECT snapshot, word, rows, set_aside, blocking, warnings, rule_set
                FROM checks.verdicts WHERE snapshot = ? ORDER BY judged_at DESC LIMIT 1
                """)
                .param(snapshot.text())
                .query((row, n) -> new Verdict(
                        row.getString("snapshot"),
                        row.getString("word"),
                        row.getLong("rows"),
                        row.getLong("set_aside"),
                        row.getLong("blocking"),
                        row.getLong("warnings"),
                        row.getString("rule_set")))
                .optional();
    }

    Optional<Instant> judgedAt(Verdict verdict) {
        return jdbc.sql("SELECT judged_at FROM checks.verdicts WHERE snapshot = ? AND rule_set = ?")
                .params(verdict.snapshot(), verdict.ruleSet())
                .query((row, n) -> row.getTimestamp(1).toInstant())
                .optional();
    }

    /** Worst first. */
    List<Found> causesOf(Verdict verdict) {
        return jdbc.sql("""
                SELECT id, rule, column_name, found, weight, fixer, first_line FROM checks.findings
                WHERE snapshot = ? AND rule_set = ?
                ORDER BY array_position('{blocks,warns,notes}', weight), found DESC, id
                """)
                .params(verdict.snapshot(), verdict.ruleSet())
                .query(this::found)
                .list();
    }

    List<Causes.Example> examplesOf(Found cause) {
        return jdbc.sql("SELECT line, school, args FROM checks.examples WHERE finding = ? ORDER BY n")
                .param(cause.id())
                .query((row, n) -> new Causes.Example(line(row, "line"), row.getString("school"), arguments(row)))
                .list();
    }

    private Found found(ResultSet row, int n) throws SQLException {
        return new Found(
                row.getLong("id"),
                rules.get(row.getString("rule")),
                row.getString("column_name"),
                row.getLong("found"),
                Rule.Weight.of(row.getString("weight")),
                Rule.Fixer.of(row.getString("fixer")),
                line(row, "first_line"));
    }

    private static OptionalLong line(ResultSet row, String column) throws SQLException {
        var line = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(line);
    }

    private static Map<String, String> arguments(ResultSet row) throws SQLException {
        var args = (String[]) row.getArray("args").getArray();
        var arguments = new LinkedHashMap<String, String>();
        for (var i = 0; i < args.length; i += 2) {
            arguments.put(args[i], args[i + 1]);
        }
        return arguments;
    }

    /** One cause, as it was kept. */
    record Found(
            long id,
            Rule rule,
            String column,
            long found,
            Rule.Weight weight,
            Rule.Fixer fixer,
            OptionalLong firstLine) {}
}
