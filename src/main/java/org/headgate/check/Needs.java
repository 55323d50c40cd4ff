package org.headgate.check;

import java.util.List;
import java.util.function.ToLongFunction;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;

/**
 * Which facts a row must have, and which it must lack, for a condition to hold: in SQL nothing is ever equal to, less or
 * more than a missing value. One look at what a row has thus answers most rules, since most are about what few rows
 * have.
 *
 * @param present one bit a fact
 * @param absent one bit a fact
 */
record Needs(long present, long absent) {

    private static final Needs NOTHING = new Needs(0, 0);

    /** @param bit of a word: 0 for one that is no fact, or whose absence tells nothing */
    static Needs of(String condition, ToLongFunction<String> bit) {
        return of(Predicates.parsed(condition), bit);
    }

    boolean areMetBy(long has) {
        return (has & present) == present && (has & absent) == 0;
    }

    private static Needs of(Expression e, ToLongFunction<String> bit) {
        if (e instanceof ParenthesedExpressionList<?> list && list.size() == 1) {
            return of(list.get(0), bit);
        }
        if (e instanceof AndExpression and) {
            return of(and.getLeftExpression(), bit).and(of(and.getRightExpression(), bit));
        }
        if (e instanceof OrExpression or) {
            return of(or.getLeftExpression(), bit).or(of(or.getRightExpression(), bit));
        }
        if (e instanceof NotExpression) {
            return NOTHING;
        }
        if (e instanceof IsNullExpression isNull) {
            var asked = asked(isNull.getLeftExpression(), bit);
            // A computed value may be missing for more than one reason.
            return isNull.isNot()
                    ? new Needs(asked, 0)
                    : new Needs(0, isNull.getLeftExpression() instanceof Column ? asked : 0);
        }
        return new Needs(asked(e, bit), 0);
    }

    private Needs and(Needs other) {
        return new Needs(present | other.present, absent | other.absent);
    }

    private Needs or(Needs other) {
        return new Needs(present & other.present, absent & other.absent);
    }

    /** The facts without which a comparison or a computation comes to nothing. */
    private static long asked(Expression e, ToLongFunction<String> bit) {
        if (e instanceof Column column) {
            return bit.applyAsLong(column.getFullyQualifiedName());
        }
        if (e instanceof InExpression in) {
            return asked(in.getLeftExpression(), bit);
        }
        if (e instanceof Between between) {
            return all(
                    List.of(
                            between.getLeftExpression(),
                            between.getBetweenExpressionStart(),
                            between.getBetweenExpressionEnd()),
                    bit);
        }
        if (e instanceof BinaryExpression binary) {
            return all(List.of(binary.getLeftExpression(), binary.getRightExpression()), bit);
        }
        if (e instanceof ParenthesedExpressionList<?> list) {
            return all(list, bit);
        }
        return e instanceof Function function && function.getParameters() != null
                ? all(function.getParameters(), bit)
                : 0;
    }

    private static long all(List<? extends Expression> all, ToLongFunction<String> bit) {
        return all.stream().mapToLong(one -> asked(one, bit)).reduce(0, (a, b) -> a | b);
    }
}
