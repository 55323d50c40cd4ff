package org.headgate.process;

import org.headgate.access.NotHere;
import org.headgate.submission.Slot;
import org.headgate.submission.SlotId;
import org.headgate.submission.Slots;
import org.springframework.stereotype.Component;

/** The slot that a page's address names, if the reader may see it. */
@Component
class SlotInUrl {

    private final Slots slots;

    SlotInUrl(Slots slots) {
        this.slots = slots;
    }

    Slot find(String district, String kind, String side, String year) {
        try {
            return slots.find(SlotId.of(district, kind, side, year)).orElseThrow(NotHere::new);
        } catch (IllegalArgumentException e) {
            throw new NotHere();
        }
    }
}
