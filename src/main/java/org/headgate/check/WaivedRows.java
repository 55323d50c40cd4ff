package org.headgate.check;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The places that waivers in force cover, told apart by hashes. */
final class WaivedRows {

    /** The answer for a place that no waiver covers. */
    static final long NOBODY = 0;

    static final WaivedRows NONE = new WaivedRows(Map.of());

    private final Map<String, List<Covered>> byRule;

    WaivedRows(Map<String, List<Covered>> byRule) {
        this.byRule = byRule;
    }

    /** The number of the waiver that covers the place, or {@link #NOBODY}. */
    long waiverOf(Rule rule, String column, Place place, Supplier<Map<String, String>> arguments) {
        var waivers = byRule.get(rule.id());
        if (waivers == null) {
            return NOBODY;
        }
        var hash = place.again(column, arguments);
        for (var waiver : waivers) {
            if (Arrays.binarySearch(waiver.places, hash) >= 0) {
                return waiver.number;
            }
        }
        return NOBODY;
    }

    /** A waiver's places, in order. */
    record Covered(long number, long[] places) {}
}
