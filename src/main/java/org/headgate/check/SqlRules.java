package org.headgate.check;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.headgate.platform.SqlFile;
import org.headgate.reference.Kind;
import org.headgate.submission.SlotId;
import org.headgate.submission.Snapshot;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;

/**
 * Applies the rules over staged rows. Each {@code check.sql} reads {@code slot} (one row), {@code scores},
 * {@code pupils}, {@code last_published}, {@code last_year}, {@code other_side} and {@code other_kinds} (the other tests of
 * the year), and returns one row a finding: the places of its message, and {@code line} where it is about a row.
 */
@Component
class SqlRules {

    // The columns of add-rows.sql, which no message has a place for.
    private static final String OF_ROW = "its row's ";

    private static final String LOADED_PUPILS = """
            SELECT f.load_id, f.line, f.district, f.ssid, p.last_name, p.first_name, p.birth_date, p.gender,
                   NULL::text AS enrolled_district_name, NULL::text AS enrolled_school_name,
                   NULL::text AS tested_district_name, NULL::text AS tested_school_name
            FROM analytics.score_facts f LEFT JOIN analytics.pupils p USING (district, ssid)
            WHERE f.load_id =""";

    private final Rules rules;
    private final JdbcClient jdbc;
    private final DataSource database;

    SqlRules(Rules rules, JdbcClient jdbc, DataSource database) {
        this.rules = rules;
        this.jdbc = jdbc;
        this.database = database;
    }

    /** On the caller's transaction, which must end after. False when the snapshot's rows are nowhere any more. */
    boolean applyIfRowsAreThere(Snapshot snapshot, Findings findings) {
        var there = jdbc.sql("SELECT to_regclass(?) IS NOT NULL OR to_regclass(?) IS NOT NULL")
                .params("stage.scores_" + snapshot.number(), "analytics.score_facts_" + snapshot.number())
                .query(Boolean.class)
                .single();
        if (there) {
            var connection = DataSourceUtils.getConnection(database);
            try {
                apply(connection, snapshot, findings);
            } catch (SQLException e) {
                throw new IllegalStateException(
                        "The rules against the county could not be asked: " + e.getMessage(), e);
            } finally {
                DataSourceUtils.releaseConnection(connection, database);
            }
        }
        return there;
    }

    /** Needs a transaction of its own that is rolled back or committed after: the views last as long as it does. */
    void apply(Connection connection, Snapshot snapshot, Findings findings) throws SQLException {
        var held = lookAt(connection, snapshot);
        for (var rule : rules.of(snapshot.slot().kind(), Rule.How.AgainstTheCounty.class)
                .entrySet()) {
            var sql = rule.getValue().sql();
            // Where the county holds nothing to compare with, there is nothing to find.
            if (held.stream().anyMatch(sql::contains)) {
                apply(connection, rule.getKey(), sql, findings);
            }
        }
    }

    /** Makes the relations that the rules read, for this snapshot; answers with those that hold rows of other files. */
    private static List<String> lookAt(Connection connection, Snapshot snapshot) throws SQLException {
        var slot = snapshot.slot();
        var n = Long.toString(snapshot.number());
        var isStaged = isThere(connection, "stage.scores_" + n);
        try (var statement = connection.createStatement()) {
            // Fresh tables behind row-level security are guessed to be tiny, and a loop over a loop never ends.
            statement.execute("SET LOCAL enable_nestloop = off; SET LOCAL work_mem = '64MB'");
            statement.execute(view("slot", facts(slot)));
            statement.execute(view(
                    "scores",
                    isStaged
                            ? "SELECT * FROM stage.scores_" + n
                            : "SELECT * FROM analytics.score_facts WHERE load_id = " + n));
            statement.execute(view("pupils", isStaged ? "SELECT * FROM stage.pupils_" + n : LOADED_PUPILS + " " + n));
            var others = new LinkedHashMap<String, String>();
            others.put("last_published", publishedRows(connection, slot, snapshot.number()));
            others.put("last_year", publishedRows(connection, slot.lastYear(), snapshot.number()));
            others.put("other_side", publishedRows(connection, slot.otherSide(), snapshot.number()));
            others.put("other_kinds", otherKinds(connection, slot, snapshot.number()));
            for (var other : others.entrySet()) {
                statement.execute(view(other.getKey(), other.getValue()));
            }
            return others.entrySet().stream()
                    .filter(other -> other.getValue().contains("load_id = "))
                    .map(Map.Entry::getKey)
                    .toList();
        }
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

    private static String view(String name, String query) {
        return "CREATE TEMPORARY VIEW " + name + " AS " + query;
    }

    // Nothing here can hold a quote: digits and words of our own.
    private static String facts(SlotId slot) {
        return "SELECT '" + slot.district().text() + "'::text AS district, '"
                + slot.kind().word()
                + "'::text AS kind, '" + slot.side().word() + "'::text AS side, "
                + slot.year().spring()
                + "::smallint AS school_year";
    }

    /** What is published of the other tests of the same year and side. */
    private static String otherKinds(Connection connection, SlotId slot, long not) throws SQLException {
        var queries = new ArrayList<String>();
        for (var kind : Kind.values()) {
            if (kind != slot.kind()) {
                queries.add(
                        publishedRows(connection, new SlotId(slot.district(), kind, slot.side(), slot.year()), not));
            }
        }
        return String.join(" UNION ALL ", queries);
    }

    // The load's number stands in the view itself, so that only its partition is read.
    private static String publishedRows(Connection connection, SlotId slot, long not) throws SQLException {
        try (var find = connection.prepareStatement(SqlFile.read("check", "find-last-published"))) {
            find.setString(1, slot.text());
            find.setLong(2, not);
            find.setString(3, slot.text());
            find.setLong(4, not);
            try (var found = find.executeQuery()) {
                var which = found.next() ? "load_id = " + found.getLong(1) : "false";
                return "SELECT * FROM analytics.score_facts WHERE " + which;
            }
        }
    }

    static void apply(Connection connection, Rule rule, String sql, Findings findings) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.setFetchSize(1000);
            try (var found = statement.executeQuery(withRows(connection, sql))) {
                while (found.next()) {
                    var arguments = arguments(found);
                    findings.add(rule, "", place(found), () -> arguments);
                }
            }
        } catch (SQLException e) {
            throw new SQLException(
                    "rules/" + rule.id() + "/check.sql does not run: " + e.getMessage(), e.getSQLState(), e);
        }
    }

    // What is about a row brings along whose it is.
    private static String withRows(Connection connection, String sql) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            return hasLine(statement.getMetaData())
                    ? SqlFile.read("check", "add-rows").replace(":found", sql)
                    : sql;
        }
    }

    private static boolean hasLine(ResultSetMetaData columns) throws SQLException {
        for (var i = 1; i <= columns.getColumnCount(); i++) {
            if (columns.getColumnLabel(i).equals("line")) {
                return true;
            }
        }
        return false;
    }

    private static Place place(ResultSet row) throws SQLException {
        if (!hasLine(row.getMetaData())) {
            return Place.FILE;
        }
        var line = row.getLong("line");
        if (row.wasNull()) {
            return Place.FILE;
        }
        var type = row.getInt(OF_ROW + "type");
        var key = Facts.rowKey(
                Objects.requireNonNullElse(row.getString(OF_ROW + "uin"), ""),
                Objects.requireNonNullElse(row.getString(OF_ROW + "ssid"), ""),
                row.wasNull() ? Cells.NONE : type);
        var school = Objects.requireNonNullElse(row.getString(OF_ROW + "school"), "");
        return new Place(OptionalLong.of(line), school.matches("[0-9]{14}") ? school : "", key);
    }

    private static Map<String, String> arguments(ResultSet row) throws SQLException {
        var arguments = new HashMap<String, String>();
        var columns = row.getMetaData();
        for (var i = 1; i <= columns.getColumnCount(); i++) {
            var name = columns.getColumnLabel(i);
            if (!name.equals("line") && !name.startsWith(OF_ROW)) {
                arguments.put(name, text(row.getObject(i)));
            }
        }
        return arguments;
    }

    private static String text(@org.jspecify.annotations.Nullable Object value) {
        if (value == null) {
            return "nothing";
        }
        return value instanceof Long count ? String.format(Locale.US, "%,d", count) : value.toString();
    }
}
