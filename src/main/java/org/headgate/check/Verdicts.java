package org.headgate.check;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.headgate.platform.SqlFile;
import org.headgate.reference.DistrictCode;
import org.headgate.submission.SlotId;
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
            var finding = keepCause(connection, snapshot, seenIn, cause, rows);
            keepExamples(connection, snapshot, finding, cause);
            keepSchools(connection, snapshot, finding, cause);
            keepWaived(connection, snapshot, finding, cause);
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
            var waived =
                    cause.waived().values().stream().mapToLong(Long::longValue).sum();
            insert.setString(8, cause.rule().weigh(cause.found() - waived, rows).word());
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

    private static void keepSchools(Connection connection, Snapshot snapshot, long finding, Causes.Cause cause)
            throws SQLException {
        try (var insert = connection.prepareStatement(
                "INSERT INTO checks.schools (finding, school, district, found) VALUES (?, ?, ?, ?)")) {
            for (var school : cause.schools().entrySet()) {
                insert.setLong(1, finding);
                insert.setString(2, school.getKey());
                insert.setString(3, snapshot.slot().district().text());
                insert.setInt(4, school.getValue());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void keepWaived(Connection connection, Snapshot snapshot, long finding, Causes.Cause cause)
            throws SQLException {
        try (var insert = connection.prepareStatement(
                "INSERT INTO checks.waived (finding, waiver, district, found) VALUES (?, ?, ?, ?)")) {
            for (var waiver : cause.waived().entrySet()) {
                insert.setLong(1, finding);
                insert.setLong(2, waiver.getKey());
                insert.setString(3, snapshot.slot().district().text());
                insert.setLong(4, waiver.getValue());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Adds up what was found, and says whether the snapshot may be loaded. */
    void judge(Snapshot snapshot, long rows, long setAside) {
        jdbc.sql(SqlFile.read("check", "judge-snapshot"))
                .param("snapshot", snapshot.id().text())
                .param("rule_set", rules.version())
                .param("district", snapshot.slot().district().text())
                .param("number", snapshot.number())
                .param("rows", rows)
                .param("set_aside", setAside)
                .update();
    }

    /** Adds up again what was found before: what of it is waived has changed. */
    void weighAgain(Verdict verdict) {
        for (var cause : causesOf(verdict)) {
            jdbc.sql("UPDATE checks.findings SET weight = ? WHERE id = ? AND weight <> ?")
                    .param(cause.rule()
                            .weigh(cause.found() - cause.waived(), verdict.rows())
                            .word())
                    .param(cause.id())
                    .param(cause.rule()
                            .weigh(cause.found() - cause.waived(), verdict.rows())
                            .word())
                    .update();
        }
        jdbc.sql(SqlFile.read("check", "weigh-again"))
                .param("snapshot", verdict.snapshot())
                .param("rule_set", verdict.ruleSet())
                .update();
    }

    /**
     * Until the caller's transaction ends nobody else changes what was found or waived under this verdict. False when
     * there is a later one.
     */
    boolean holdLatest(Verdict verdict) {
        jdbc.sql("SELECT 1 FROM checks.verdicts WHERE snapshot = ? AND rule_set = ? FOR UPDATE")
                .params(verdict.snapshot(), verdict.ruleSet())
                .query(Integer.class)
                .optional();
        return find(new SnapshotId(verdict.snapshot()))
                .filter(latest -> latest.ruleSet().equals(verdict.ruleSet()))
                .isPresent();
    }

    /** The same for all verdicts on files of the slot. */
    void holdAll(SlotId slot) {
        jdbc.sql("""
                SELECT 1 FROM checks.verdicts v JOIN submission.snapshots s ON s.id = v.snapshot
                WHERE s.slot = ? ORDER BY v.snapshot, v.rule_set FOR UPDATE OF v
                """).param(slot.text()).query(Integer.class).list();
    }

    /** Whether it is about the file that the slot shows, or about its newest. */
    boolean isInForce(SlotId slot, Verdict verdict) {
        return jdbc.sql("""
                SELECT EXISTS (SELECT FROM analytics.published p JOIN analytics.loads l ON l.id = p.load_id
                               WHERE p.slot = :slot AND l.snapshot = :snapshot)
                    OR :snapshot = (SELECT id FROM submission.snapshots WHERE slot = :slot ORDER BY number DESC LIMIT 1)
                """)
                .param("slot", slot.text())
                .param("snapshot", verdict.snapshot())
                .query(Boolean.class)
                .single();
    }

    /** The latest. */
    Optional<Verdict> find(SnapshotId snapshot) {
        return history(snapshot).stream().findFirst();
    }

    /** The one by the rules of today, though rules that came and went may have judged since. */
    Optional<Verdict> byRulesOfToday(SnapshotId snapshot) {
        return history(snapshot).stream()
                .filter(verdict -> verdict.ruleSet().equals(rules.version()))
                .findFirst();
    }

    /** Newest first: a snapshot is judged again when the rules have changed. */
    List<Verdict> history(SnapshotId snapshot) {
        return jdbc.sql("""
                SELECT snapshot, word, rows, set_aside, blocking, warnings, rule_set
                FROM checks.verdicts WHERE snapshot = ? ORDER BY judged_at DESC, rule_set
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
                .list();
    }

    Optional<Instant> judgedAt(Verdict verdict) {
        return jdbc.sql("SELECT judged_at FROM checks.verdicts WHERE snapshot = ? AND rule_set = ?")
                .params(verdict.snapshot(), verdict.ruleSet())
                .query((row, n) -> row.getTimestamp(1).toInstant())
                .optional();
    }

    /** Worst first. */
    List<Found> causesOf(Verdict verdict) {
        return causesOf(verdict, "");
    }

    /** Worst first, those seen in the school; empty for all. A rule that is no more is left out. */
    List<Found> causesOf(Verdict verdict, String school) {
        return jdbc
                .sql(SqlFile.read("check", "find-causes"))
                .param("snapshot", verdict.snapshot())
                .param("rule_set", verdict.ruleSet())
                .param("school", school)
                .query(this::found)
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    List<Causes.Example> examplesOf(Found cause) {
        return jdbc.sql("SELECT line, school, args FROM checks.examples WHERE finding = ? ORDER BY n")
                .param(cause.id())
                .query((row, n) -> example(row))
                .list();
    }

    /** By rule, the first {@code most} places that were kept. */
    Map<String, List<Causes.Example>> examplesOf(Verdict verdict, Rereading.Slice slice, int most) {
        var examples = new HashMap<String, List<Causes.Example>>();
        jdbc.sql(SqlFile.read("check", "find-examples"))
                .param("snapshot", verdict.snapshot())
                .param("rule_set", verdict.ruleSet())
                .param("rule", slice.rule())
                .param("column", slice.column())
                .param("school", slice.school())
                .param("most", most)
                .query(row -> {
                    examples.computeIfAbsent(row.getString("rule"), rule -> new ArrayList<>())
                            .add(example(row));
                });
        return examples;
    }

    /** By rule, the {@code most} schools where most was found. */
    Map<String, Schools> schoolsOf(Verdict verdict, DistrictCode district, String rule, int most) {
        var schools = new HashMap<String, Schools>();
        jdbc.sql(SqlFile.read("check", "find-schools"))
                .param("snapshot", verdict.snapshot())
                .param("rule_set", verdict.ruleSet())
                .param("district", district.text())
                .param("rule", rule)
                .param("most", most)
                .query(row -> {
                    var count = row.getInt("schools");
                    schools.computeIfAbsent(row.getString("rule"), of -> new Schools(new LinkedHashMap<>(), count))
                            .first()
                            .put(new Group.School(row.getString("school"), row.getString("name")), row.getInt("found"));
                });
        return schools;
    }

    /** Every school in which something was found, by its 14 digits. */
    List<Group.School> schoolsOf(Verdict verdict, DistrictCode district) {
        return jdbc.sql(SqlFile.read("check", "list-schools"))
                .param("snapshot", verdict.snapshot())
                .param("rule_set", verdict.ruleSet())
                .param("district", district.text())
                .query((row, n) -> new Group.School(row.getString("school"), row.getString("name")))
                .list();
    }

    /** The examples that were kept of what only the county's rows show. */
    List<CountyExample> countyExamplesOf(Verdict verdict) {
        return causesOf(verdict).stream()
                .filter(cause -> cause.rule().how() instanceof Rule.How.AgainstTheCounty)
                .flatMap(cause -> examplesOf(cause).stream().map(example -> new CountyExample(cause.rule(), example)))
                .toList();
    }

    private Optional<Found> found(ResultSet row, int n) throws SQLException {
        var rule = rules.find(row.getString("rule"));
        if (rule.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Found(
                row.getLong("id"),
                rule.get(),
                row.getString("column_name"),
                row.getLong("found"),
                row.getLong("waived"),
                row.getInt("schools"),
                Rule.Weight.of(row.getString("weight")),
                line(row, "first_line")));
    }

    private static Causes.Example example(ResultSet row) throws SQLException {
        return new Causes.Example(line(row, "line"), row.getString("school"), arguments(row));
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
            long waived,
            int schools,
            Rule.Weight weight,
            OptionalLong firstLine) {

        Extract.Counted counted() {
            return new Extract.Counted(rule, column, found, waived, weight, schools);
        }
    }

    /** The first schools of a rule, and how many there are. */
    record Schools(Map<Group.School, Integer> first, int count) {

        static final Schools NONE = new Schools(Map.of(), 0);
    }

    /** Something that only the county's rows show. */
    record CountyExample(Rule rule, Causes.Example example) {}
}
