package org.headgate.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.headgate.OnHeadgate;
import org.headgate.layout.Layouts;
import org.headgate.layout.Row;
import org.headgate.reference.Kind;
import org.headgate.reference.SchoolYear;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Walks all rule folders. A pass.csv and a fail.csv of a rule that reading applies is a small file as TOMS would send
 * it; of a rule over rows it lists rows of the relations that its check.sql reads, named in column {@code table}.
 */
@OnHeadgate
class RuleFoldersTest {

    private static final Path FOLDERS = Path.of("src/main/resources/rules");
    private static final List<String> RELATIONS =
            List.of("scores", "pupils", "last_published", "last_year", "other_side");

    @Autowired
    DataSource database;

    private final Rules rules = new Rules();

    @TestFactory
    Stream<DynamicTest> everyRuleLetsItsPassFileThroughAndFindsExactlyWhatItsFailFileHolds() {
        return rules.all().stream().map(rule -> DynamicTest.dynamicTest(rule.id(), () -> walk(rule)));
    }

    @Test
    void everyFolderHoldsARule() throws IOException {
        try (var folders = Files.list(FOLDERS)) {
            assertThat(folders.map(folder -> folder.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            rules.all().stream().map(Rule::id).toList());
        }
    }

    private void walk(Rule rule) throws IOException, SQLException {
        assertThat(rule.fails())
                .as("rule.yml says under 'fails' what fail.csv brings about")
                .isNotEmpty();
        assertThat(sentences(rule, "pass.csv")).as("pass.csv").isEmpty();
        assertThat(sentences(rule, "fail.csv"))
                .as("fail.csv")
                .containsExactlyElementsOf(rule.fails())
                .noneMatch(sentence -> sentence.matches(".*\\{[a-z_]+}.*"));
    }

    private List<String> sentences(Rule rule, String file) throws IOException, SQLException {
        var path = FOLDERS.resolve(rule.id()).resolve(file);
        assertThat(path).exists();
        var findings = rule.sql().isPresent() ? findingsOnRows(rule, path) : findingsOnReading(path);
        return findings.causes().stream()
                .filter(cause -> cause.rule().id().equals(rule.id()))
                .flatMap(cause -> cause.examples().stream())
                .map(rule::say)
                .toList();
    }

    private Findings findingsOnReading(Path file) throws IOException {
        var findings = new Findings();
        var layout = Layouts.onClassPath()
                .find(Kind.CAASPP, SchoolYear.of("2024-25"))
                .orElseThrow();
        new FileReading(rules, layout, findings)
                .read(new ByteArrayInputStream(Files.readAllBytes(file)), new Ignored());
        return findings;
    }

    private Findings findingsOnRows(Rule rule, Path file) throws IOException, SQLException {
        var findings = new Findings();
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                for (var relation : RELATIONS) {
                    statement.execute(
                            "CREATE TEMPORARY TABLE " + relation + " (LIKE analytics.score_facts) ON COMMIT DROP");
                    dropNotNulls(connection, relation);
                }
                statement.execute("CREATE TEMPORARY VIEW slot AS SELECT '99100010000000'::text AS district, "
                        + "'caaspp'::text AS kind, 'tested'::text AS side, 2025::smallint AS school_year");
                SqlRules.copyCuts(connection);
                for (var row : rows(file)) {
                    insert(connection, row);
                }
                SqlRules.apply(connection, rule, findings);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
        return findings;
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
                .get()
                .parse(Files.newBufferedReader(file, StandardCharsets.UTF_8))) {
            return parser.getRecords();
        }
    }

    private static void insert(Connection connection, CSVRecord row) throws SQLException {
        var columns = new ArrayList<String>();
        var values = new ArrayList<String>();
        row.toMap().forEach((column, value) -> {
            if (!column.equals("table") && value != null) {
                columns.add(column);
                values.add("'" + value + "'");
            }
        });
        try (var statement = connection.createStatement()) {
            statement.execute("INSERT INTO " + row.get("table") + " (" + String.join(", ", columns) + ") VALUES ("
                    + String.join(", ", values) + ")");
        }
    }

    private static final class Ignored implements FileReading.Rows {
        @Override
        public void begin(List<String> header) {}

        @Override
        public void take(Row row) {}

        @Override
        public void setAside(long line, Rule rule) {}
    }
}
