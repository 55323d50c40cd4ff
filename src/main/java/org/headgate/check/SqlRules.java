package org.headgate.check;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.headgate.reference.Kind;
import org.headgate.submission.SlotId;
import org.headgate.submission.Snapshot;
import org.springframework.stereotype.Component;

/**
 * Applies the rules over staged rows. Each {@code check.sql} reads {@code slot} (one row), {@code scores},
 * {@code pupils}, {@code last_published}, {@code last_year}, {@code other_side} and {@code other_kinds} (the other tests of
 * the year), and returns one row a finding: the places of its message, and {@code line} where it is about a row.
 */
@Component
class SqlRules {

    private final Rules rules;

    SqlRules(Rules rules) {
        this.rules = rules;
    }

    /** Needs a transaction of its own that is rolled back or committed after: the views last as long as it does. */
    void apply(Connection connection, Snapshot snapshot, Findings findings) throws SQLException {
        lookAt(connection, snapshot);
        for (var rule : rules.of(snapshot.slot().kind(), Rule.How.AgainstTheCounty.class)
                .entrySet()) {
            apply(connection, rule.getKey(), rule.getValue().sql(), findings);
        }
    }

    /** The relations that the rules read, for this snapshot. */
    private static void lookAt(Connection connection, Snapshot snapshot) throws SQLException {
        var slot = snapshot.slot();
        var staged = Long.toString(snapshot.number());
        try (var statement = connection.createStatement()) {
            statement.execute(view("slot", facts(slot)));
            statement.execute(view("scores", "SELECT * FROM stage.scores_" + staged));
            statement.execute(view("pupils", "SELECT * FROM stage.pupils_" + staged));
            statement.execute(view("last_published", publishedRows(connection, slot)));
            statement.execute(view("last_year", publishedRows(connection, slot.lastYear())));
            statement.execute(view("other_side", publishedRows(connection, slot.otherSide())));
            statement.execute(view("other_kinds", otherKinds(connection, slot)));
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
    private static String otherKinds(Connection connection, SlotId slot) throws SQLException {
        var queries = new ArrayList<String>();
        for (var kind : Kind.values()) {
            if (kind != slot.kind()) {
                queries.add(publishedRows(connection, new SlotId(slot.district(), kind, slot.side(), slot.year())));
            }
        }
        return String.join(" UNION ALL ", queries);
    }

    // The load's number stands in the view itself, so that only its partition is read.
    private static String publishedRows(Connection connection, SlotId slot) throws SQLException {
        try (var find = connection.prepareStatement("SELECT load_id FROM analytics.published WHERE slot = ?")) {
            find.setString(1, slot.text());
            try (var found = find.executeQuery()) {
                var which = found.next() ? "load_id = " + found.getLong(1) : "false";
                return "SELECT * FROM analytics.score_facts WHERE " + which;
            }
        }
    }

    static void apply(Connection connection, Rule rule, String sql, Findings findings) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.setFetchSize(1000);
            try (var found = statement.executeQuery(sql)) {
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

    private static Place place(ResultSet row) throws SQLException {
        var line = line(row);
        return line.isPresent() ? Place.ofLine(line.getAsLong()) : Place.FILE;
    }

    private static OptionalLong line(ResultSet row) throws SQLException {
        var columns = row.getMetaData();
        for (var i = 1; i <= columns.getColumnCount(); i++) {
            if (columns.getColumnLabel(i).equals("line")) {
                var line = row.getLong(i);
                return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(line);
            }
        }
        return OptionalLong.empty();
    }

    private static Map<String, String> arguments(ResultSet row) throws SQLException {
        var arguments = new HashMap<String, String>();
        var columns = row.getMetaData();
        for (var i = 1; i <= columns.getColumnCount(); i++) {
            var name = columns.getColumnLabel(i);
            if (!name.equals("line")) {
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
