package org.headgate.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.headgate.OnHeadgate;
import org.headgate.demo.Season;
import org.headgate.demo.TomsFile;
import org.headgate.layout.Row;
import org.headgate.platform.SqlFile;
import org.headgate.reference.District;
import org.headgate.reference.DistrictCode;
import org.headgate.reference.Kind;
import org.headgate.reference.Side;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * PostgreSQL's opinion: it reads the very conditions that the check reads, over the same facts, of sound rows and of rows
 * damaged by chance. Two that have nothing in common but the words must find the same lines.
 */
@OnHeadgate
class RuleOpinionsTest {

    private static final District HERE = new District(new DistrictCode("99940350000000"), "Opinion Unified", "Test");
    private static final Season SEASON = Season.of(17, 250, HERE);
    private static final long SEED = 20251125;
    private static final int DAMAGED_COPIES = 4;
    private static final List<String> ODD_CELLS = List.of(
            "", "", "", "0", "9", "01", "0012", "9999", "NS", "Y", "N", "Yes", "No", "2024-02-30", "2031-01-01");

    @Autowired
    DataSource database;

    private final Rules rules = new Rules();
    private final Random chance = new Random(SEED);

    @TestFactory
    Stream<DynamicTest> postgresqlFindsTheSameLines() {
        return Stream.of(Kind.values())
                .flatMap(kind -> Season.yearsOf(kind).stream())
                .distinct()
                .flatMap(year -> Stream.of(Kind.values())
                        .filter(kind -> Season.yearsOf(kind).contains(year))
                        .map(kind -> SEASON.file(
                                HERE.code(), kind, year.spring() % 2 == 0 ? Side.ENROLLED : Side.TESTED, year)))
                .map(file -> DynamicTest.dynamicTest(file.name(), () -> compare(file)));
    }

    private void compare(TomsFile file) throws SQLException {
        var claim = new Claim(
                HERE.code(),
                file.kind(),
                file.side(),
                file.year(),
                LocalDate.of(file.year().spring(), 9, 15));
        var facts = new Facts(file.layout(), file.header(), claim);
        var words = new LinkedHashMap<String, Value<Facts>>();
        var conditions = conditions(facts, words);
        var ours = new LinkedHashMap<String, List<Long>>();
        conditions.forEach(rule -> ours.put(rule.id(), new ArrayList<>()));
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                open(connection, words);
                stage(connection, rows(file, words), facts, words, ours);
                for (var rule : conditions) {
                    assertThat(theirs(connection, rule)).as(rule.id()).isEqualTo(ours.get(rule.id()));
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private List<Rule> conditions(Facts facts, Map<String, Value<Facts>> words) {
        var conditions = new ArrayList<Rule>();
        rules.of(facts.claim().kind(), Rule.How.OnRow.class).forEach((rule, how) -> {
            var used = new HashMap<String, Value<Facts>>();
            var predicates = new Predicates<Facts>(name -> {
                var value = facts.word(name);
                value.ifPresent(found -> used.put(name, found));
                return value;
            });
            try {
                predicates.of(how.breaks());
                conditions.add(rule);
                words.putAll(used);
            } catch (Predicates.NoSuchWord e) {
                // That year has no column for it.
            }
        });
        return conditions;
    }

    private static void open(Connection connection, Map<String, Value<Facts>> words) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(SqlFile.read("check", "read-columns"));
            statement.execute(words.entrySet().stream()
                    .map(word -> word.getKey() + " " + type(word.getValue()))
                    .collect(Collectors.joining(
                            ", ", "CREATE TEMPORARY TABLE opinions (line bigint, ", ") ON COMMIT DROP")));
        }
    }

    private static String type(Value<Facts> value) {
        return value instanceof Value.Numeric<Facts> number ? number.form().sqlType() : "text";
    }

    private List<List<String>> rows(TomsFile file, Map<String, Value<Facts>> words) {
        var rows = new ArrayList<>(file.rows());
        for (var copy = 0; copy < DAMAGED_COPIES; copy++) {
            file.rows().forEach(row -> rows.add(damaged(row, file.rows())));
        }
        return rows;
    }

    /** The row with one cell in twenty from another row, another column, or from nowhere. */
    private List<String> damaged(List<String> row, List<List<String>> others) {
        var damaged = new ArrayList<>(row);
        for (var i = 0; i < damaged.size() / 20; i++) {
            var place = chance.nextInt(damaged.size());
            var other = others.get(chance.nextInt(others.size()));
            damaged.set(
                    place,
                    switch (chance.nextInt(4)) {
                        case 0 -> ODD_CELLS.get(chance.nextInt(ODD_CELLS.size()));
                        case 1 -> other.get(chance.nextInt(other.size()));
                        default -> other.get(place);
                    });
        }
        return damaged;
    }

    private void stage(
            Connection connection,
            List<List<String>> rows,
            Facts facts,
            Map<String, Value<Facts>> words,
            Map<String, List<Long>> ours)
            throws SQLException {
        var rowRules = new RowRules(rules, facts);
        var places = words.values().stream().map(value -> ", ?::" + type(value)).collect(Collectors.joining());
        try (var insert = connection.prepareStatement("INSERT INTO opinions VALUES (?" + places + ")")) {
            for (var i = 0; i < rows.size(); i++) {
                facts.read(new Row(i + 2L, rows.get(i)));
                insert.setLong(1, facts.line());
                var place = 2;
                for (var value : words.values()) {
                    insert.setString(place++, text(value, facts));
                }
                insert.addBatch();
                rowRules.apply((rule, column, where, said) ->
                        ours.computeIfAbsent(rule.id(), id -> new ArrayList<>()).add(facts.line()));
            }
            insert.executeBatch();
        }
    }

    private static @org.jspecify.annotations.Nullable String text(Value<Facts> value, Facts facts) {
        if (value instanceof Value.Textual<Facts> text) {
            var found = text.text().from(facts);
            return found.isEmpty() ? null : found;
        }
        var number = (Value.Numeric<Facts>) value;
        var found = number.number().from(facts);
        if (found == Cells.NONE) {
            return null;
        }
        return switch (number.form()) {
            case DATE -> LocalDate.ofEpochDay(found).toString();
            case YES_NO -> Boolean.toString(found == 1);
            default -> Integer.toString(found);
        };
    }

    private static List<Long> theirs(Connection connection, Rule rule) throws SQLException {
        var breaks = ((Rule.How.OnRow) rule.how())
                .breaks()
                // Functions of a session are never found without their schema.
                .replace("number_in(", "pg_temp.number_in(")
                .replace("day_in(", "pg_temp.day_in(");
        var lines = new ArrayList<Long>();
        try (var statement = connection.createStatement();
                var found = statement.executeQuery("SELECT line FROM opinions WHERE " + breaks + " ORDER BY line")) {
            while (found.next()) {
                lines.add(found.getLong(1));
            }
        } catch (SQLException e) {
            throw new SQLException("PostgreSQL does not understand rule " + rule.id() + ": " + e.getMessage(), e);
        }
        return lines;
    }
}
