package org.headgate.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.Expression;
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
                tryChanges(rule, how.breaks(), RuleStrengthTest::lines);
            } else if (rule.how() instanceof Rule.How.OnCounts how) {
                tryChanges(rule, how.breaks(), (facts, rows) -> breaks -> parts(rule, how, breaks, facts, rows));
            }
        }
        Files.write(Path.of("target/weak-rules.txt"), unnoticed);
        assertThat(unnoticed)
                .as(
                        "of %s changed conditions these bring about the same on all examples of their rule; give it a border",
                        tried)
                .hasSizeLessThanOrEqualTo(MOST_UNNOTICED);
    }

    /** What a changed condition finds in a file. */
    private interface Finds {
        List<?> with(String breaks);
    }

    private void tryChanges(Rule rule, String breaks, BiFunction<Facts, List<Row>, Finds> finder) throws IOException {
        var files = new ArrayList<Finds>();
        for (var file : TrialFile.of(rule.id())) {
            files.add(finder(file, finder));
        }
        for (var changed : changes(Predicates.parsed(breaks))) {
            tried++;
            if (files.stream().allMatch(file -> file.with(changed).equals(file.with(breaks)))) {
                unnoticed.add(rule.id() + ": " + changed);
            }
        }
    }

    private static Finds finder(TrialFile file, BiFunction<Facts, List<Row>, Finds> finder) throws IOException {
        var rows = new ArrayList<Row>();
        try (var reader = RowReader.open(new ByteArrayInputStream(file.bytes()))) {
            var facts = new Facts(file.layout(), reader.header(), file.claim());
            reader.forEach(row -> rows.add(new Row(row.line(), List.copyOf(row.cells()))));
            return finder.apply(facts, rows);
        }
    }

    private static Finds lines(Facts facts, List<Row> rows) {
        return breaks -> {
            var predicate = new Predicates<>(facts::word).of(breaks);
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

    private static List<?> parts(Rule rule, Rule.How.OnCounts how, String breaks, Facts facts, List<Row> rows) {
        var causes = new Causes();
        var changed = new Rule.How.OnCounts(how.rows(), how.per(), how.counts(), breaks);
        var counts = new CountRules(Map.of(rule, changed), facts);
        for (var row : rows) {
            facts.read(row);
            counts.count();
        }
        counts.judge(causes);
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
