package org.headgate.check;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.headgate.platform.SqlFile;
import org.headgate.reference.Kind;
import org.headgate.submission.SlotId;
import org.headgate.submission.Snapshot;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;

/**
 * Applies the rules over staged rows. Each {@code check.sql} reads {@code slot} (one row: what the file claims to be, and
 * {@code received_on}, the day it came), {@code scores},
 * {@code last_published}, {@code last_year}, {@code other_side} and {@code other_kinds} (the other tests of
 * the year), and returns one row a finding: the places of its message, {@code school} (14 digits) being
 * the school that it is about.
 */
@Component
class SqlRules {

    private final Rules rules;
    private final DataSource database;
    private final Clock clock;

    SqlRules(Rules rules, DataSource database, Clock clock) {
        this.clock = clock;
        this.rules = rules;
        this.database = database;
    }

    /** On the caller's transaction, which must end after. False when the snapshot's rows are nowhere any more. */
    boolean apply(Snapshot snapshot, Findings findings) {
        var connection = DataSourceUtils.getConnection(database);
        try {
            return apply(connection, snapshot, findings);
        } catch (SQLException e) {
            throw new IllegalStateException("The rules against the county could not be asked: " + e.getMessage(), e);
        } finally {
            DataSourceUtils.releaseConnection(connection, database);
        }
    }

    /**
     * Needs a transaction of its own that is rolled back or committed after: the relations last as long as it does. False
     * when the snapshot's rows are nowhere any more.
     */
    boolean apply(Connection connection, Snapshot snapshot, Findings findings) throws SQLException {
        var own = ownRows(connection, snapshot.number());
        if (own.isEmpty()) {
            return false;
        }
        var others = others(connection, snapshot);
        var asked = asked(snapshot.slot().kind(), others);
        if (!asked.isEmpty()) {
            lookAt(connection, snapshot, own.get(), others, asked.values());
        }
        for (var rule : asked.entrySet()) {
            apply(connection, rule.getKey(), rule.getValue(), findings);
        }
        return true;
    }

    /** The statement of each rule that has something to say: the county holds rows that it compares with. */
    private Map<Rule, String> asked(Kind kind, Map<String, List<Long>> others) {
        var asked = new LinkedHashMap<Rule, String>();
        rules.of(kind, Rule.How.AgainstTheCounty.class).forEach((rule, how) -> {
            if (others.entrySet().stream()
                    .anyMatch(other -> !other.getValue().isEmpty() && how.sql().contains(other.getKey()))) {
                asked.put(rule, how.sql());
            }
        });
        return asked;
    }

    /** Makes the relations that these statements read, for this snapshot. */
    private void lookAt(
            Connection connection,
            Snapshot snapshot,
            String own,
            Map<String, List<Long>> others,
            Collection<String> statements)
            throws SQLException {
        var columns = columns(statements);
        try (var statement = connection.createStatement()) {
            // A loop over a loop never ends. Samples are small: only whether values are many or few matters.
            statement.execute(
                    "SET LOCAL enable_nestloop = off; SET LOCAL work_mem = '64MB'; SET LOCAL default_statistics_target = 10");
            statement.execute("CREATE TEMPORARY VIEW slot AS " + facts(Claim.of(snapshot, clock.getZone())));
            statement.execute(relation("scores", columns, own));
            for (var other : others.entrySet()) {
                statement.execute(relation(other.getKey(), columns, loaded(other.getValue())));
            }
        }
    }

    // Rows are wide, guarded, and read by many rules: they are read once, and only what some rule asks for is kept.
    private static String relation(String name, String columns, String from) {
        return "CREATE TEMPORARY TABLE " + name + " ON COMMIT DROP AS SELECT " + columns + " FROM " + from
                + "; ANALYZE " + name;
    }

    private static String columns(Collection<String> statements) {
        var words = statements.stream()
                .flatMap(statement -> Stream.of(statement.split("\\W+")))
                .collect(Collectors.toSet());
        return Stream.concat(
                        Stream.of("line", "district", "side", "school_year"),
                        Facts.SCORES.stream().map(Facts.Fact::name))
                .filter(column -> column.equals("line") || words.contains(column))
                .collect(Collectors.joining(", "));
    }

    /** By relation, the loads whose rows it holds. */
    private static Map<String, List<Long>> others(Connection connection, Snapshot snapshot) throws SQLException {
        var slot = snapshot.slot();
        var otherKinds = Arrays.stream(Kind.values())
                .filter(kind -> kind != slot.kind())
                .map(kind -> new SlotId(slot.district(), kind, slot.side(), slot.year()))
                .toList();
        var others = new LinkedHashMap<String, List<Long>>();
        others.put("last_published", published(connection, List.of(slot), snapshot.number()));
        others.put("last_year", published(connection, List.of(slot.lastYear()), snapshot.number()));
        others.put("other_side", published(connection, List.of(slot.otherSide()), snapshot.number()));
        others.put("other_kinds", published(connection, otherKinds, snapshot.number()));
        return others;
    }

    private static List<Long> published(Connection connection, List<SlotId> slots, long not) throws SQLException {
        var loads = new ArrayList<Long>();
        try (var find = connection.prepareStatement(SqlFile.read("check", "find-last-published"))) {
            for (var slot : slots) {
                find.setString(1, slot.text());
                find.setLong(2, not);
                find.setString(3, slot.text());
                find.setLong(4, not);
                try (var found = find.executeQuery()) {
                    if (found.next()) {
                        loads.add(found.getLong(1));
                    }
                }
            }
        }
        return loads;
    }

    // The loads' numbers stand in the query itself, so that only their partitions are read.
    private static String loaded(List<Long> loads) {
        var which = loads.isEmpty()
                ? "false"
                : loads.stream().map(String::valueOf).collect(Collectors.joining(", ", "load_id IN (", ")"));
        return "analytics.score_facts WHERE " + which;
    }

    // Nothing here can hold a quote: digits and words of our own.
    static String facts(Claim claim) {
        return "SELECT '" + claim.district().text() + "'::text AS district, '"
                + claim.kind().word()
                + "'::text AS kind, '" + claim.side().word() + "'::text AS side, "
                + claim.year().spring()
                + "::smallint AS school_year, '"
                + claim.received() + "'::date AS received_on";
    }

    static void apply(Connection connection, Rule rule, String sql, Findings findings) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.setFetchSize(1000);
            try (var found = statement.executeQuery(sql)) {
                while (found.next()) {
                    var arguments = arguments(found);
                    findings.add(rule, "", Place.ofSchool(arguments.getOrDefault("school", "")), () -> arguments);
                }
            }
        } catch (SQLException e) {
            throw new SQLException(
                    "rules/" + rule.id() + "/check.sql does not run: " + e.getMessage(), e.getSQLState(), e);
        }
    }

    private static Map<String, String> arguments(ResultSet row) throws SQLException {
        var arguments = new HashMap<String, String>();
        var columns = row.getMetaData();
        for (var i = 1; i <= columns.getColumnCount(); i++) {
            arguments.put(columns.getColumnLabel(i), text(row.getObject(i)));
        }
        return arguments;
    }

    private static String text(@org.jspecify.annotations.Nullable Object value) {
        if (value == null) {
            return "nothing";
        }
        return value instanceof Long count ? String.format(Locale.US, "%,d", count) : value.toString();
    }

    /** Where the rows of the snapshot itself are: staged while it is checked, loaded later. */
    private static Optional<String> ownRows(Connection connection, long number) throws SQLException {
        if (isThere(connection, "stage.scores_" + number)) {
            return Optional.of("stage.scores_" + number);
        }
        return isThere(connection, "analytics.score_facts_" + number)
                ? Optional.of(loaded(List.of(number)))
                : Optional.empty();
    }

    private static boolean isThere(Connection connection, String table) throws SQLException {
        try (var find = connection.prepareStatement("SELECT to_regclass(?) IS NOT NULL")) {
            find.setString(1, table);
            try (var found = find.executeQuery()) {
                found.next();
                return found.getBoolean(1);
            }
        }
    }
}
