package org.headgate.check;

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

    /** Takes a number. */
    interface NumberOf<C> {
        int from(C of);
    }

    /** Takes a text. */
    interface TextOf<C> {
        String from(C of);
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
            return text.from(of).isEmpty();
        }

        @Override
        public long hash(C of) {
            return Hash.of(text.from(of));
        }
    }
}
