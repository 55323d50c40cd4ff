package org.headgate.check;

import org.headgate.layout.Hash;
import org.headgate.layout.Row;

/**
 * Something a predicate can compare: a number, a day, a yes or a text, taken from what it is asked of. Nothing is
 * {@link Cells#NONE} for a number and the empty text for a text.
 *
 * @param <C> what it is taken from
 */
sealed interface Value<C> {

    /** As a reader should see it; "nothing" for nothing. */
    String shown(C of);

    boolean isMissing(C of);

    /** Tells values apart without making a text of them. */
    long hash(C of);

    /** The same number, whatever is asked. */
    static <C> Value<C> fixed(Form form, int number) {
        return new Numeric<>(form, new FixedNumber<>(number));
    }

    /** The same text, whatever is asked. */
    static <C> Value<C> fixed(String text) {
        return new Textual<>(new FixedText<>(text));
    }

    /** Takes a number. */
    interface NumberOf<C> {
        int from(C of);
    }

    /** Takes a text. What can tell more without making one, does. */
    interface TextOf<C> {

        String from(C of);

        default boolean isMissing(C of) {
            return from(of).isEmpty();
        }

        default long hash(C of) {
            return Hash.of(from(of));
        }

        /** As {@link Row#packed(int)}. */
        default long packed(C of) {
            return Row.packed(from(of));
        }

        /** As {@link Cells#small(String)}. */
        default int small(C of) {
            return Cells.small(from(of));
        }

        /** As {@link Cells#date(String)}. */
        default int day(C of) {
            return Cells.date(from(of));
        }
    }

    /** A number known before anything is asked; what is made of such numbers alone is known as well. */
    record FixedNumber<C>(int number) implements NumberOf<C> {

        @Override
        public int from(C of) {
            return number;
        }
    }

    /** A text known before anything is asked. */
    record FixedText<C>(String text) implements TextOf<C> {

        @Override
        public String from(C of) {
            return text;
        }
    }

    /** A whole number, or what is kept as one; {@code form} tells how it is shown. */
    record Numeric<C>(Form form, NumberOf<C> number) implements Value<C> {

        @Override
        public String shown(C of) {
            return form.shown(number.from(of));
        }

        @Override
        public boolean isMissing(C of) {
            return number.from(of) == Cells.NONE;
        }

        @Override
        public long hash(C of) {
            return Hash.mixed(number.from(of) + 1L);
        }
    }

    /** Some text. */
    record Textual<C>(TextOf<C> text) implements Value<C> {

        @Override
        public String shown(C of) {
            var shown = text.from(of);
            return shown.isEmpty() ? "nothing" : shown;
        }

        @Override
        public boolean isMissing(C of) {
            return text.isMissing(of);
        }

        @Override
        public long hash(C of) {
            return text.hash(of);
        }
    }
}
