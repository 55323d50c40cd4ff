package org.headgate.check;

import java.util.Map;
import java.util.function.Supplier;

/** Takes what a check sees, as it sees it. */
interface Findings {

    /**
     * @param column the column's name; empty for a rule that is about rows or the file
     * @param arguments fill the rule's message, and are only asked for where they will be shown. Hold no pupil's name,
     *     birth date or address, and of an SSID its end
     */
    void add(Rule rule, String column, Place place, Supplier<Map<String, String>> arguments);

    /** About the whole file. */
    default void add(Rule rule, Map<String, String> arguments) {
        add(rule, "", Place.FILE, () -> arguments);
    }
}
