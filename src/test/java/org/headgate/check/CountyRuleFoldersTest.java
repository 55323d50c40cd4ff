package org.headgate.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.headgate.OnHeadgate;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.yaml.snakeyaml.Yaml;

/**
 * Walks the folders of the rules against what the county holds: their pass.csv, fail.csv and the like list rows of
 * the relations that check.sql reads, named in column {@code table}; {@code times} says how often, if not once.
 */
@OnHeadgate
class CountyRuleFoldersTest {

    private static final List<String> RELATIONS =
            List.of("scores", "last_published", "last_year", "other_side", "other_kinds");

    @Autowired
    DataSource database;

    private final Rules rules = new Rules();

    @TestFactory
    Stream<DynamicTest> everyRuleLetsItsPassFilesThroughAndFindsExactlyWhatItsFailFilesHold() {
        return rules.all().stream()
                .filter(rule -> rule.how() instanceof Rule.How.AgainstTheCounty)
                .map(rule -> DynamicTest.dynamicTest(rule.id(), () -> walk(rule)));
    }

    private void walk(Rule rule) throws IOException, SQLException {
        Map<String, Object> yaml = new Yaml()
                .load(Files.readString(TrialFile.FOLDERS.resolve(rule.id()).resolve("rule.yml")));
        for (var file : TrialFile.paths(rule.id())) {
            var word = TrialFile.wordOf(file);
            assertThat(word.startsWith("pass") || yaml.containsKey(word))
                    .as("rule.yml says under '%s' what %s brings about", word, file)
                    .isTrue();
            assertThat(sentences(rule, file, TrialFile.claim(file, yaml)))
                    .as(file.toString())
                    .isEqualTo(yaml.getOrDefault(word, List.of()))
                    .noneMatch(sentence -> sentence.matches(".*\\{[a-z_0-9]+}.*"));
        }
    }

    private List<String> sentences(Rule rule, Path file, Claim claim) throws IOException, SQLException {
        var sql = ((Rule.How.AgainstTheCounty) rule.how()).sql();
        return findingsOnRows(rule, sql, file, claim).all().stream()
                .flatMap(cause -> cause.examples().stream())
                .map(rule::say)
                .toList();
    }

    private Causes findingsOnRows(Rule rule, String sql, Path file, Claim claim) throws IOException, SQLException {
        var causes = new Causes();
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                for (var relation : RELATIONS) {
                    statement.execute(
                            "CREATE TEMPORARY TABLE " + relation + " (LIKE analytics.score_facts) ON COMMIT DROP");
                    dropNotNulls(connection, relation);
                }
                statement.execute("CREATE TEMPORARY VIEW slot AS " + SqlRules.facts(claim));
                for (var row : rows(file)) {
                    insert(connection, row);
                }
                SqlRules.apply(connection, rule, sql, causes);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
        return causes;
    }

    private static void dropNotNulls(Connection connection, String relation) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var column : List.of("load_id", "line", "district", "side", "school_year")) {
                statement.execute("ALTER TABLE " + relation + " ALTER COLUMN " + column + " DROP NOT NULL");
            }
            statement.execute("ALTER TABLE " + relation + " ALTER COLUMN side SET DEFAULT 'tested'");
        }
    }

    private static List<CSVRecord> rows(Path file) throws IOException {
        try (var parser = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setNullString("")
                .setCommentMarker('#')
                .get()
                .parse(Files.newBufferedReader(file, StandardCharsets.UTF_8))) {
            return parser.getRecords();
        }
    }

    private static void insert(Connection connection, CSVRecord row) throws SQLException {
        var columns = new ArrayList<String>();
        var values = new ArrayList<String>();
        row.toMap().forEach((column, value) -> {
            if (!List.of("table", "times").contains(column) && value != null) {
                columns.add(column);
                values.add("'" + value + "'");
            }
        });
        try (var statement = connection.createStatement()) {
            statement.execute("INSERT INTO " + row.get("table") + " (" + String.join(", ", columns) + ") SELECT "
                    + String.join(", ", values) + " FROM generate_series(1, " + times(row) + ")");
        }
    }

    private static String times(CSVRecord row) {
        return row.isMapped("times") && row.get("times") != null ? row.get("times") : "1";
    }
}
