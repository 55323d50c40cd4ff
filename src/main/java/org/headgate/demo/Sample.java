package org.headgate.demo;

import org.headgate.reference.District;
import org.headgate.submission.SlotId;

/** One ZIP that people can send to try Headgate. */
record Sample(District district, SlotId slot, Damage damage) {

    boolean isWrong() {
        return damage != Damage.NONE;
    }

    /** Its name in the folder, which is also its address on the page of sample files. */
    String fileName() {
        return stem() + ".zip";
    }

    String stem() {
        var stem = TomsFile.stem(district, slot.kind(), slot.side(), slot.year());
        return isWrong() ? stem + "_" + damage.word() : stem;
    }

    TomsFile of(Season season) {
        return damage.done(season.file(slot.district(), slot.kind(), slot.side(), slot.year()), season);
    }
}
