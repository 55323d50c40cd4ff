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

    default Predicate<C> and(Predicate<C> other) {
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
        return of -> {
            var answer = ask(of);
            return answer == UNKNOWN ? UNKNOWN : YES - answer;
        };
    }
}
