package org.headgate.check;

import java.time.LocalDate;
import java.time.ZoneId;
import org.headgate.reference.DistrictCode;
import org.headgate.reference.Kind;
import org.headgate.reference.SchoolYear;
import org.headgate.reference.Side;
import org.headgate.submission.Snapshot;

/**
 * What a file says it is.
 *
 * @param received the day it came; what may still be missing depends on it
 */
record Claim(DistrictCode district, Kind kind, Side side, SchoolYear year, LocalDate received) {

    static Claim of(Snapshot snapshot, ZoneId county) {
        var slot = snapshot.slot();
        var received = LocalDate.ofInstant(snapshot.receivedAt(), county);
        return new Claim(slot.district(), slot.kind(), slot.side(), slot.year(), received);
    }
}
