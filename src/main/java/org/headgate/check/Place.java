package org.headgate.check;

import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.headgate.layout.Hash;

/**
 * Where something was seen.
 *
 * @param line in the file, the header being line 1; empty for what is about the whole file
 * @param school the row's school on the file's side, 14 digits; empty where there is none
 * @param row tells the row from every other, in this file and in later ones: a hash of its UIN; 0 where there is none
 */
record Place(OptionalLong line, String school, long row) {

    static final Place FILE = new Place(OptionalLong.empty(), "", 0);

    static final Place HEADER = ofLine(1);

    /** The whole file's rows of one school; empty for all. */
    static Place ofSchool(String school) {
        return new Place(OptionalLong.empty(), school, 0);
    }

    /** A line of which nothing else is known. */
    static Place ofLine(long line) {
        return new Place(OptionalLong.of(line), "", 0);
    }

    /**
     * The same number for the same row and column in a later file, wherever the row stands there. What is about no row
     * is the same when the very same is said of it.
     */
    long again(String column, Supplier<Map<String, String>> arguments) {
        var what = row != 0 ? row : Hash.of(new TreeMap<>(arguments.get()).toString());
        return Hash.mixed(what ^ Hash.of(column));
    }
}
