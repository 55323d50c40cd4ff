package org.headgate.submission;

import org.headgate.reference.DistrictCode;
import org.headgate.reference.Kind;
import org.headgate.reference.SchoolYear;
import org.headgate.reference.Side;

/** One file a district owes. Its text is the business key of the flow. */
public record SlotId(DistrictCode district, Kind kind, Side side, SchoolYear year) {

    /** From {@code 99100010000000:caaspp:tested:2024-25}. */
    public static SlotId of(String text) {
        var parts = text.split(":");
        if (parts.length != 4) {
            throw new IllegalArgumentException("A slot is written district:kind:side:year, not " + text);
        }
        return of(parts[0], parts[1], parts[2], parts[3]);
    }

    /** From the four parts of a URL. */
    public static SlotId of(String district, String kind, String side, String year) {
        return new SlotId(new DistrictCode(district), Kind.of(kind), Side.of(side), SchoolYear.of(year));
    }

    public String text() {
        return district.text() + ":" + kind.word() + ":" + side.word() + ":" + year.text();
    }

    /** {@code 99100010000000/caaspp/tested/2024-25}, for URLs. */
    public String path() {
        return text().replace(':', '/');
    }

    public SlotId lastYear() {
        return new SlotId(district, kind, side, year.before());
    }

    public SlotId otherSide() {
        return new SlotId(district, kind, side == Side.TESTED ? Side.ENROLLED : Side.TESTED, year);
    }

    @Override
    public String toString() {
        return text();
    }
}
