package org.headgate.layout;

import java.util.OptionalLong;

/**
 * How a file's lines end: TOMS ends them all alike.
 *
 * @param first what ends line 1: {@code CRLF}, {@code LF} or {@code CR}; empty when nothing does
 * @param changesOn the first line that ends otherwise
 * @param changesTo what ends that line
 */
public record LineEnds(String first, OptionalLong changesOn, String changesTo) {

    /** Takes note of one line end after the other. */
    static final class Watch {

        private String first = "";
        private OptionalLong changesOn = OptionalLong.empty();
        private String changesTo = "";

        void see(String lineEnd, long line) {
            if (first.isEmpty()) {
                first = lineEnd;
            } else if (changesOn.isEmpty() && !first.equals(lineEnd)) {
                changesOn = OptionalLong.of(line);
                changesTo = lineEnd;
            }
        }

        LineEnds seen() {
            return new LineEnds(first, changesOn, changesTo);
        }
    }
}
