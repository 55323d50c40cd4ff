package org.headgate.submission;

import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** The collections a county has opened. */
@Component
public class Seasons {

    /**
     * Opens a collection: every slot in it is owed by {@code dueOn}, and a {@link SlotOwed} is announced for each.
     * Opening the same name again adds only the slots that are new.
     */
    public void open(String name, LocalDate dueOn, List<SlotId> slots) {
        throw new UnsupportedOperationException("being built");
    }
}
