package org.headgate.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.ComparisonOperator;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import org.headgate.layout.Row;
import org.headgate.layout.RowReader;
import org.junit.jupiter.api.Test;

/**
 * Whether the examples of the rules are any good: when a part of a condition is left out or turned round, or a border is
 * one off, one of the rule's {@link TrialFile}s should notice.
 */
class RuleStrengthTest {

    private static final Map<String, String> OFF_BY_ONE = Map.of("<", " <= ", "<=", " < ", ">", " >= ", ">=", " > ");

    // Where two parts of a condition say nearly the same, for speed, no example can tell them apart.
    private static final int MOST_UNNOTICED = 5;

    private final Rules rules = new Rules();
    private final List<String> unnoticed = new ArrayList<>();
    private int tried;

    @Test
    void theExamplesNoticeNearlyEveryPartThatIsMissingOrTurnedRound() throws IOException {
        for (var rule : rules.all()) {
            if (rule.how() instanceof Rule.How.OnRow how) {
                tryChanges(rule, how, changesOf(how), RuleStrengthTest::lines);
            } else if (rule.how() instanceof Rule.How.OnCounts how) {
                tryChanges(rule, how, changesOf(how), (facts, rows) -> changed -> parts(rule, changed, facts, rows));
            } else if (rule.how() instanceof Rule.How.OnPairs how) {
                tryChanges(rule, how, changesOf(how), (facts, rows) -> changed -> pairs(rule, changed, facts, rows));
            }
        }
        Files.write(Path.of("target/weak-rules.txt"), unnoticed);
        assertThat(unnoticed)
                .as(
                        "of %s changed conditions these bring about the same on all examples of their rule; give it a border",
                        tried)
                .hasSizeLessThanOrEqualTo(MOST_UNNOTICED);
    }

    /** What a changed rule finds in a file. */
    private interface Finds<H extends Rule.How> {
        List<?> with(H how);
    }

    private <H extends Rule.How> void tryChanges(
            Rule rule, H how, Map<String, H> changes, BiFunction<Facts, List<Row>, Finds<H>> finder)
            throws IOException {
        var files = new ArrayList<Finds<H>>();
        for (var file : TrialFile.of(rule.id())) {
            files.add(finder(file, finder));
        }
        changes.forEach((change, changed) -> {
            tried++;
            if (files.stream().allMatch(file -> file.with(changed).equals(file.with(how)))) {
                unnoticed.add(rule.id() + ": " + change);
            }
        });
    }

    private static Map<String, Rule.How.OnRow> changesOf(Rule.How.OnRow how) {
        var changes = new LinkedHashMap<String, Rule.How.OnRow>();
        changes(how.breaks()).forEach(breaks -> changes.put("breaks " + breaks, new Rule.How.OnRow(breaks)));
        return changes;
    }

    private static Map<String, Rule.How.OnCounts> changesOf(Rule.How.OnCounts how) {
        var changes = new LinkedHashMap<String, Rule.How.OnCounts>();
        changes(how.breaks())
                .forEach(breaks -> changes.put(
                        "breaks " + breaks, new Rule.How.OnCounts(how.rows(), how.per(), how.counts(), breaks)));
        changesOfRows(how.rows())
                .forEach(rows -> changes.put(
                        "rows " + rows, new Rule.How.OnCounts(rows, how.per(), how.counts(), how.breaks())));
        how.counts()
                .forEach((name, counted) -> changes(counted).forEach(change -> {
                    var counts = new LinkedHashMap<>(how.counts());
                    counts.put(name, change);
                    changes.put(
                            "counts " + name + ": " + change,
                            new Rule.How.OnCounts(how.rows(), how.per(), counts, how.breaks()));
                }));
        return changes;
    }

    private static Map<String, Rule.How.OnPairs> changesOf(Rule.How.OnPairs how) {
        var changes = new LinkedHashMap<String, Rule.How.OnPairs>();
        changesOfRows(how.rows())
                .forEach(rows ->
                        changes.put("rows " + rows, new Rule.How.OnPairs(rows, how.key(), how.same(), how.differs())));
        if (how.key().size() > 1) {
            shortened(how.key())
                    .forEach(key -> changes.put(
                            "key " + key, new Rule.How.OnPairs(how.rows(), key, how.same(), how.differs())));
        }
        shortened(how.same())
                .filter(same -> !how.same().equals(how.key()))
                .forEach(same ->
                        changes.put("same " + same, new Rule.How.OnPairs(how.rows(), how.key(), same, how.differs())));
        shortened(how.differs())
                .forEach(differs -> changes.put(
                        "differs " + differs, new Rule.How.OnPairs(how.rows(), how.key(), how.same(), differs)));
        return changes;
    }

    /** Each with one word less. */
    private static Stream<List<String>> shortened(List<String> words) {
        return words.stream()
                .map(gone -> words.stream().filter(word -> !word.equals(gone)).toList());
    }

    private static List<String> changesOfRows(String rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        var changes = new ArrayList<>(changes(rows));
        changes.add("");
        return changes;
    }

    // What counts values, such as min(x), has no part to leave out.
    private static List<String> changes(String condition) {
        var parsed = Predicates.parsed(condition);
        return parsed instanceof Function ? List.of() : changes(parsed);
    }

    private static <H extends Rule.How> Finds<H> finder(TrialFile file, BiFunction<Facts, List<Row>, Finds<H>> finder)
            throws IOException {
        var rows = new ArrayList<Row>();
        try (var reader = RowReader.open(new ByteArrayInputStream(file.bytes()))) {
            var facts = new Facts(file.layout(), reader.header(), file.claim());
            reader.forEach(row -> rows.add(new Row(row.line(), List.copyOf(row.cells()))));
            return finder.apply(facts, rows);
        }
    }

    private static Finds<Rule.How.OnRow> lines(Facts facts, List<Row> rows) {
        return how -> {
            var predicate = new Predicates<>(facts::word).of(how.breaks());
            var lines = new ArrayList<Long>();
            for (var row : rows) {
                facts.read(row);
                if (predicate.holds(facts)) {
                    lines.add(row.line());
                }
            }
            return lines;
        };
    }

    private static List<?> parts(Rule rule, Rule.How.OnCounts how, Facts facts, List<Row> rows) {
        var causes = new Causes();
        var counts = new CountRules(Map.of(rule, how), facts);
        for (var row : rows) {
            facts.read(row);
            counts.count();
        }
        counts.judge(causes);
        return said(rule, causes);
    }

    private static List<?> pairs(Rule rule, Rule.How.OnPairs how, Facts facts, List<Row> rows) {
        var causes = new Causes();
        var pairs = new PairRules(Map.of(rule, how), facts);
        for (var row : rows) {
            facts.read(row);
            pairs.compare(facts, causes);
        }
        return said(rule, causes);
    }

    private static List<?> said(Rule rule, Causes causes) {
        return causes.all().stream()
                .flatMap(cause -> cause.examples().stream())
                .map(rule::say)
                .toList();
    }

    /** The condition with one part left out, turned round, or with its border one off. */
    private static List<String> changes(Expression e) {
        var changes = new ArrayList<String>();
        if (e instanceof ParenthesedExpressionList<?> list && list.size() == 1) {
            changes(list.get(0)).forEach(change -> changes.add("(" + change + ")"));
        } else if (e instanceof AndExpression || e instanceof OrExpression) {
            var both = (BinaryExpression) e;
            var word = e instanceof AndExpression ? " AND " : " OR ";
            var left = both.getLeftExpression();
            var right = both.getRightExpression();
            changes.add(left.toString());
            changes.add(right.toString());
            changes(left).forEach(change -> changes.add("(" + change + ")" + word + right));
            changes(right).forEach(change -> changes.add(left + word + "(" + change + ")"));
        } else if (e instanceof NotExpression not) {
            changes.add(not.getExpression().toString());
        } else {
            changes.add("NOT (" + e + ")");
            if (e instanceof ComparisonOperator comparison
                    && OFF_BY_ONE.containsKey(comparison.getStringExpression())) {
                changes.add(comparison.getLeftExpression()
                        + OFF_BY_ONE.get(comparison.getStringExpression())
                        + comparison.getRightExpression());
            }
        }
        return changes;
    }
}
