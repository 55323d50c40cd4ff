package org.headgate.submission;

import java.util.List;
import java.util.Optional;
import org.headgate.reference.DistrictCode;
import org.springframework.stereotype.Component;

/** What districts owe, slot by slot. */
@Component
public class Slots {

    /** The slot, if it exists and the reader may see it. */
    public Optional<Slot> find(SlotId slot) {
        throw new UnsupportedOperationException("being built");
    }

    /** A district's slots, newest school year first, then by kind and side. */
    public List<Slot> of(DistrictCode district) {
        throw new UnsupportedOperationException("being built");
    }

    /** Called by the flow: the slot now stands there. */
    public void enters(SlotId slot, Stage stage) {
        throw new UnsupportedOperationException("being built");
    }
}
