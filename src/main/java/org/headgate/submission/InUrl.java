package org.headgate.submission;

import org.headgate.access.NotHere;
import org.headgate.access.Person;
import org.springframework.stereotype.Component;

/** The snapshot or slot that a page's address names, if the reader may see it; else it is not here. */
@Component
class InUrl {

    private final Snapshots snapshots;
    private final Slots slots;

    InUrl(Snapshots snapshots, Slots slots) {
        this.snapshots = snapshots;
        this.slots = slots;
    }

    // Row-level security hides another district's rows already; the second look is for the day when it fails.
    Snapshot find(String id, Person reader) {
        try {
            return snapshots
                    .find(new SnapshotId(id))
                    .filter(snapshot -> reader.sees(snapshot.slot().district()))
                    .orElseThrow(NotHere::new);
        } catch (IllegalArgumentException e) {
            throw new NotHere();
        }
    }

    Slot find(String district, String kind, String side, String year, Person reader) {
        var slot = slots.inUrl(district, kind, side, year);
        if (!reader.sees(slot.id().district())) {
            throw new NotHere();
        }
        return slot;
    }
}
