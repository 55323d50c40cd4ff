package org.headgate.check;

/**
 * A condition with SQL's three answers: where a value is missing, the answer is neither yes nor no.
 *
 * @param <C> what it is asked of
 */
interface Predicate<C> {

    int NO = 0;
    int YES = 1;
    int UNKNOWN = 2;

    /** {@link #YES}, {@link #NO} or {@link #UNKNOWN}. */
    int ask(C of);

    default boolean holds(C of) {
        return ask(of) == YES;
    }

    static int answer(boolean yes) {
        return yes ? YES : NO;
    }

    /** The same answer, whatever is asked. */
    static <C> Predicate<C> fixed(int answer) {
        return new Fixed<>(answer);
    }

    /** Whether it can hold for anything. */
    default boolean canHold() {
        return !(this instanceof Fixed<C> fixed) || fixed.answer == YES;
    }

    default Predicate<C> and(Predicate<C> other) {
        if (isFixed(this, YES) || isFixed(other, NO)) {
            return other;
        }
        if (isFixed(this, NO) || isFixed(other, YES)) {
            return this;
        }
        return of -> {
            var first = ask(of);
            if (first == NO) {
                return NO;
            }
            var second = other.ask(of);
            return second == NO ? NO : Math.max(first, second);
        };
    }

    default Predicate<C> or(Predicate<C> other) {
        if (isFixed(this, NO) || isFixed(other, YES)) {
            return other;
        }
        if (isFixed(this, YES) || isFixed(other, NO)) {
            return this;
        }
        return of -> {
            var first = ask(of);
            if (first == YES) {
                return YES;
            }
            var second = other.ask(of);
            return second == YES ? YES : Math.max(first, second);
        };
    }

    default Predicate<C> not() {
        return this instanceof Fixed<C> fixed ? fixed(negated(fixed.answer)) : of -> negated(ask(of));
    }

    private static int negated(int answer) {
        return answer == UNKNOWN ? UNKNOWN : YES - answer;
    }

    private static <C> boolean isFixed(Predicate<C> predicate, int answer) {
        return predicate instanceof Fixed<C> fixed && fixed.answer == answer;
    }

    /** An answer known before anything is asked, so that conditions around it need not ask. */
    record Fixed<C>(int answer) implements Predicate<C> {

        @Override
        public int ask(C of) {
            return answer;
        }
    }
}
