package org.headgate.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a rule's conditions come to for the rows of each record type, made when the first such row comes. Most rules are
 * about one test, and say nothing about the rows of others: that is worked out once, not for every row.
 *
 * @param <T> made of the words that such rows have
 */
final class ByType<T> {

    // Record types are numbers of two digits up to 24. A file of noise may have others, and all alike are served by
    // one.
    private static final int TYPES = 32;

    private final Facts facts;
    private final Function<Predicates<Facts>, T> make;
    private final T any;
    private final List<@Nullable T> made = new ArrayList<>();

    /** @throws Predicates.NoSuchWord when {@code make} names something that the file does not have */
    ByType(Facts facts, Function<Predicates<Facts>, T> make) {
        this.facts = facts;
        this.make = make;
        any = make.apply(new Predicates<>(facts::word));
        for (var i = 0; i < TYPES; i++) {
            made.add(null);
        }
    }

    /** For the row at hand. */
    T now() {
        var type = facts.type();
        if (type < 0 || type >= TYPES) {
            return any;
        }
        var ready = made.get(type);
        if (ready == null) {
            ready = make.apply(new Predicates<>(name -> facts.word(name, type)));
            made.set(type, ready);
        }
        return ready;
    }
}
