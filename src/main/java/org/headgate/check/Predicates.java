package org.headgate.check;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.BooleanValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.operators.arithmetic.Addition;
import net.sf.jsqlparser.expression.operators.arithmetic.Multiplication;
import net.sf.jsqlparser.expression.operators.arithmetic.Subtraction;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.GreaterThan;
import net.sf.jsqlparser.expression.operators.relational.GreaterThanEquals;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.MinorThan;
import net.sf.jsqlparser.expression.operators.relational.MinorThanEquals;
import net.sf.jsqlparser.expression.operators.relational.NotEqualsTo;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.schema.Column;

/**
 * Makes predicates of conditions written in SQL, so that a rule reads the same to a person, to this class, and to
 * PostgreSQL, which a test asks for its opinion.
 *
 * <p>Understood: {@code AND OR NOT ( )}, {@code = <> < <= > >=}, {@code IN}, {@code BETWEEN}, {@code IS [NOT] NULL}, a
 * yes-or-no word on its own, whole numbers, {@code 'texts'} and {@code 'YYYY-MM-DD'} beside a day, {@code + - *},
 * {@code left}, {@code right}, {@code length}, {@code make_date}; {@code number_in} and {@code day_in} read a column's
 * text and give nothing where there is no number of up to four places, or no day. Anything else is refused by name.
 *
 * @param <C> what the predicates are asked of
 */
final class Predicates<C> {

    private static final Map<String, Expression> PARSED = new ConcurrentHashMap<>();

    private final Function<String, Optional<Value<C>>> words;

    /** Words in double quotes are asked for with their quotes. */
    Predicates(Function<String, Optional<Value<C>>> words) {
        this.words = words;
    }

    /** @throws NoSuchWord when the condition names something that there is not */
    Predicate<C> of(String condition) {
        return condition(parsed(condition));
    }

    /** @throws NoSuchWord when it names something that there is not */
    Value<C> value(String expression) {
        return value(parsed(expression));
    }

    /** Rules are few and stay the same while we run: each text is parsed once. */
    static Expression parsed(String text) {
        return PARSED.computeIfAbsent(text, Predicates::parse);
    }

    private static Expression parse(String text) {
        try {
            return CCJSqlParserUtil.parseExpression(text);
        } catch (JSQLParserException e) {
            throw new IllegalArgumentException("'" + text + "' is no SQL that a rule may use: " + e.getMessage(), e);
        }
    }

    private Predicate<C> condition(Expression e) {
        if (e instanceof ParenthesedExpressionList<?> list && list.size() == 1) {
            return condition(list.get(0));
        }
        if (e instanceof AndExpression and) {
            return condition(and.getLeftExpression()).and(condition(and.getRightExpression()));
        }
        if (e instanceof OrExpression or) {
            return condition(or.getLeftExpression()).or(condition(or.getRightExpression()));
        }
        if (e instanceof NotExpression not) {
            return condition(not.getExpression()).not();
        }
        return comparison(e);
    }

    private Predicate<C> comparison(Expression e) {
        if (e instanceof IsNullExpression isNull) {
            var missing = missing(value(isNull.getLeftExpression()));
            return isNull.isNot() ? missing.not() : missing;
        }
        if (e instanceof InExpression in) {
            var any = isOneOf(in.getLeftExpression(), (ExpressionList<?>) in.getRightExpression());
            return in.isNot() ? any.not() : any;
        }
        if (e instanceof Between between) {
            var within = compare(between.getLeftExpression(), between.getBetweenExpressionStart(), Sign.AT_LEAST)
                    .and(compare(between.getLeftExpression(), between.getBetweenExpressionEnd(), Sign.AT_MOST));
            return between.isNot() ? within.not() : within;
        }
        if (e instanceof BinaryExpression binary) {
            return compare(binary.getLeftExpression(), binary.getRightExpression(), sign(binary));
        }
        return yes(value(e));
    }

    private static <C> Predicate<C> missing(Value<C> value) {
        if (value instanceof Value.Numeric<C> number) {
            return ofNumber(number.number(), one -> Predicate.answer(one == Cells.NONE));
        }
        var text = ((Value.Textual<C>) value).text();
        return of -> Predicate.answer(text.isMissing(of));
    }

    /** What is asked of one number. */
    private interface AnswerTo {
        int of(int number);
    }

    private static <C> Predicate<C> ofNumber(Value.NumberOf<C> number, AnswerTo answer) {
        return number instanceof Value.FixedNumber<C> fixed
                ? Predicate.fixed(answer.of(fixed.number()))
                : of -> answer.of(number.from(of));
    }

    private static <C> Predicate<C> yes(Value<C> value) {
        if (value instanceof Value.Numeric<C> number && number.form() == Form.YES_NO) {
            return ofNumber(number.number(), yes -> yes == Cells.NONE ? Predicate.UNKNOWN : Predicate.answer(yes == 1));
        }
        throw new IllegalArgumentException("A word on its own must be one that is yes or no");
    }

    private Predicate<C> isOneOf(Expression left, ExpressionList<?> list) {
        var value = value(left);
        if (value instanceof Value.Numeric<C> number && list.stream().allMatch(LongValue.class::isInstance)) {
            var numbers = list.stream()
                    .mapToInt(one -> Math.toIntExact(((LongValue) one).getValue()))
                    .toArray();
            return ofNumber(number.number(), one -> among(numbers, one));
        }
        if (value instanceof Value.Textual<C> text && list.stream().allMatch(Predicates::isShort)) {
            return amongShort(
                    text.text(),
                    list.stream().map(one -> ((StringValue) one).getValue()).toList());
        }
        return list.stream()
                .map(one -> compare(left, one, Sign.EQUAL))
                .reduce(Predicate::or)
                .orElseThrow(() -> new IllegalArgumentException("IN needs at least one value"));
    }

    // Nothing is never among what is looked for: it is neither in nor out.
    private static boolean isShort(Expression e) {
        return e instanceof StringValue text && isShort(text.getValue());
    }

    private static boolean isShort(String text) {
        return !text.isEmpty() && ShortTexts.isShort(text);
    }

    private static <C> Predicate<C> amongShort(Value.TextOf<C> text, List<String> texts) {
        var wanted = new ShortTexts(texts);
        return of -> text.isMissing(of) ? Predicate.UNKNOWN : Predicate.answer(wanted.hold(text.packed(of)));
    }

    private static int among(int[] numbers, int number) {
        if (number == Cells.NONE) {
            return Predicate.UNKNOWN;
        }
        for (var one : numbers) {
            if (one == number) {
                return Predicate.YES;
            }
        }
        return Predicate.NO;
    }

    /** Which outcomes of a comparison make it true. */
    private record Sign(boolean less, boolean same, boolean more) {

        private static final Sign EQUAL = new Sign(false, true, false);
        private static final Sign AT_LEAST = new Sign(false, true, true);
        private static final Sign AT_MOST = new Sign(true, true, false);

        boolean fits(int compared) {
            return compared < 0 ? less : compared == 0 ? same : more;
        }

        boolean isAboutOrder() {
            return less != more;
        }
    }

    private static Sign sign(BinaryExpression e) {
        if (e instanceof EqualsTo) {
            return Sign.EQUAL;
        }
        if (e instanceof NotEqualsTo) {
            return new Sign(true, false, true);
        }
        if (e instanceof MinorThan) {
            return new Sign(true, false, false);
        }
        if (e instanceof MinorThanEquals) {
            return Sign.AT_MOST;
        }
        if (e instanceof GreaterThan) {
            return new Sign(false, false, true);
        }
        if (e instanceof GreaterThanEquals) {
            return Sign.AT_LEAST;
        }
        throw notUnderstood(e);
    }

    private Predicate<C> compare(Expression left, Expression right, Sign sign) {
        var first = side(left, right);
        var second = side(right, left);
        if (first instanceof Value.Numeric<C> a && second instanceof Value.Numeric<C> b) {
            return numbers(a.number(), b.number(), sign);
        }
        if (first instanceof Value.Textual<C> a && second instanceof Value.Textual<C> b) {
            return texts(a.text(), b.text(), sign);
        }
        throw new IllegalArgumentException("'" + left + "' and '" + right + "' can not be compared");
    }

    // A day is written as a text, as in SQL, and is one beside a day.
    private Value<C> side(Expression one, Expression other) {
        if (one instanceof StringValue text && value(other) instanceof Value.Numeric<C>) {
            var day = Cells.date(text.getValue());
            if (day == Cells.NONE) {
                throw new IllegalArgumentException("'" + text.getValue() + "' beside a day is no day");
            }
            return Value.fixed(Form.DATE, day);
        }
        return value(one);
    }

    private static <C> Predicate<C> numbers(Value.NumberOf<C> a, Value.NumberOf<C> b, Sign sign) {
        return b instanceof Value.FixedNumber<C> second
                ? ofNumber(a, first -> numbers(first, second.number(), sign))
                : of -> numbers(a.from(of), b.from(of), sign);
    }

    private static int numbers(int a, int b, Sign sign) {
        return a == Cells.NONE || b == Cells.NONE
                ? Predicate.UNKNOWN
                : Predicate.answer(sign.fits(Integer.compare(a, b)));
    }

    private static <C> Predicate<C> texts(Value.TextOf<C> a, Value.TextOf<C> b, Sign sign) {
        if (b instanceof Value.FixedText<C> second) {
            if (a instanceof Value.FixedText<C> first) {
                return Predicate.fixed(texts(first.text(), second.text(), sign));
            }
            if (!sign.isAboutOrder() && isShort(second.text())) {
                var same = amongShort(a, List.of(second.text()));
                return sign.same() ? same : same.not();
            }
        }
        return of -> texts(a.from(of), b.from(of), sign);
    }

    private static int texts(String a, String b, Sign sign) {
        return a.isEmpty() || b.isEmpty() ? Predicate.UNKNOWN : Predicate.answer(sign.fits(a.compareTo(b)));
    }

    private Value<C> value(Expression e) {
        if (e instanceof ParenthesedExpressionList<?> list && list.size() == 1) {
            return value(list.get(0));
        }
        if (e instanceof Column column) {
            var name = column.getFullyQualifiedName();
            return words.apply(name).orElseThrow(() -> new NoSuchWord(name));
        }
        if (e instanceof LongValue number) {
            return Value.fixed(Form.NUMBER, Math.toIntExact(number.getValue()));
        }
        if (e instanceof BooleanValue bool) {
            return Value.fixed(Form.YES_NO, bool.getValue() ? 1 : 0);
        }
        if (e instanceof StringValue text) {
            return Value.fixed(text.getValue());
        }
        return computed(e);
    }

    private Value<C> computed(Expression e) {
        if (e instanceof SignedExpression signed && signed.getSign() == '-') {
            return arithmetic(new LongValue(0), signed.getExpression(), (a, b) -> a - b);
        }
        if (e instanceof Addition sum) {
            return arithmetic(sum.getLeftExpression(), sum.getRightExpression(), Integer::sum);
        }
        if (e instanceof Subtraction difference) {
            return arithmetic(difference.getLeftExpression(), difference.getRightExpression(), (a, b) -> a - b);
        }
        if (e instanceof Multiplication product) {
            return arithmetic(product.getLeftExpression(), product.getRightExpression(), (a, b) -> a * b);
        }
        if (e instanceof net.sf.jsqlparser.expression.Function function) {
            return function(function.getName().toLowerCase(java.util.Locale.ROOT), arguments(function));
        }
        throw notUnderstood(e);
    }

    private List<Value<C>> arguments(net.sf.jsqlparser.expression.Function function) {
        return function.getParameters().stream().map(this::value).toList();
    }

    /** Of two whole numbers. */
    private interface Arithmetic {
        int of(int a, int b);
    }

    private Value<C> arithmetic(Expression left, Expression right, Arithmetic operation) {
        var a = number(value(left));
        var b = number(value(right));
        // A day and a number make a day; two days, what lies between them.
        var form = a.form() == Form.DATE && b.form() != Form.DATE ? Form.DATE : Form.NUMBER;
        if (a.number() instanceof Value.FixedNumber<C> first && b.number() instanceof Value.FixedNumber<C> second) {
            return Value.fixed(form, result(first.number(), second.number(), operation));
        }
        return new Value.Numeric<>(
                form, of -> result(a.number().from(of), b.number().from(of), operation));
    }

    private static int result(int a, int b, Arithmetic operation) {
        return a == Cells.NONE || b == Cells.NONE ? Cells.NONE : operation.of(a, b);
    }

    private Value<C> function(String name, List<Value<C>> arguments) {
        return switch (name) {
            case "left" -> part(arguments, (text, n) -> text.substring(0, Math.min(n, text.length())));
            case "right" -> part(arguments, (text, n) -> text.substring(Math.max(0, text.length() - n)));
            case "length" -> {
                var text = text(arguments.get(0));
                yield new Value.Numeric<>(Form.NUMBER, of -> {
                    var whole = text.from(of);
                    return whole.isEmpty() ? Cells.NONE : whole.length();
                });
            }
            case "make_date" -> date(arguments);
            case "number_in" -> new Value.Numeric<>(Form.NUMBER, text(arguments.get(0))::small);
            case "day_in" -> new Value.Numeric<>(Form.DATE, text(arguments.get(0))::day);
            default -> throw new IllegalArgumentException("A rule can not use the function " + name);
        };
    }

    /** A part of a text. */
    private interface Part {
        String of(String text, int n);
    }

    private static <C> Value<C> part(List<Value<C>> arguments, Part part) {
        var text = text(arguments.get(0));
        var length = number(arguments.get(1)).number();
        // Codes of districts and schools are the same in many rows.
        var last = new String[] {"", ""};
        return new Value.Textual<>(of -> {
            var whole = text.from(of);
            if (!whole.equals(last[0])) {
                last[0] = whole;
                last[1] = part.of(whole, length.from(of));
            }
            return last[1];
        });
    }

    private static <C> Value<C> date(List<Value<C>> arguments) {
        var year = number(arguments.get(0)).number();
        var month = number(arguments.get(1)).number();
        var day = number(arguments.get(2)).number();
        if (year instanceof Value.FixedNumber<C> y
                && month instanceof Value.FixedNumber<C> m
                && day instanceof Value.FixedNumber<C> d) {
            return Value.fixed(Form.DATE, date(y.number(), m.number(), d.number()));
        }
        return new Value.Numeric<>(Form.DATE, of -> date(year.from(of), month.from(of), day.from(of)));
    }

    private static int date(int year, int month, int day) {
        return year == Cells.NONE || month == Cells.NONE || day == Cells.NONE
                ? Cells.NONE
                : (int) LocalDate.of(year, month, day).toEpochDay();
    }

    private static <C> Value.Numeric<C> number(Value<C> value) {
        if (value instanceof Value.Numeric<C> number) {
            return number;
        }
        throw new IllegalArgumentException("A number is needed where a text stands");
    }

    private static <C> Value.TextOf<C> text(Value<C> value) {
        if (value instanceof Value.Textual<C> text) {
            return text.text();
        }
        throw new IllegalArgumentException("A text is needed where a number stands");
    }

    private static IllegalArgumentException notUnderstood(Expression e) {
        return new IllegalArgumentException(
                "A rule can not use '" + e + "' (" + e.getClass().getSimpleName() + "): Predicates lists what it can");
    }

    /** The condition names something that there is not, such as a column that a file of that year does not have. */
    static final class NoSuchWord extends IllegalArgumentException {

        NoSuchWord(String word) {
            super("There is nothing called " + word);
        }
    }
}
