package org.headgate.check;

import java.util.Collection;
import org.headgate.layout.Row;

/** A few texts of up to seven bytes, looked for without making a text of what is asked about. */
final class ShortTexts {

    private final long[] packed;

    /** Of these texts, those that are short enough. */
    ShortTexts(Collection<String> texts) {
        packed = texts.stream()
                .filter(ShortTexts::isShort)
                .mapToLong(Row::packed)
                .toArray();
    }

    static boolean isShort(String text) {
        return Row.packed(text) >= 0;
    }

    /** @param cell as {@link Row#packed(int)} gives it */
    boolean hold(long cell) {
        for (var one : packed) {
            if (one == cell) {
                return true;
            }
        }
        return false;
    }
}
