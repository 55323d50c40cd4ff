package org.headgate.process;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.headgate.submission.SlotId;

/**
 * Something a person is asked to do.
 *
 * @param key the user task in the diagram, such as pullFile
 * @param holder email of who has claimed it
 * @param heldSince when that was
 * @param since when the flow began to wait
 * @param ticket the ticket's number, when it is about one
 * @param contact the email of the district's contact, when it is about a ticket
 */
record OpenTask(
        SlotId slot,
        String key,
        Optional<String> holder,
        Optional<Instant> heldSince,
        Instant since,
        Optional<LocalDate> dueOn,
        Optional<String> ticket,
        Optional<String> contact,
        Optional<String> snapshot) {

    boolean isHeldBy(String email) {
        return holder.filter(email::equals).isPresent();
    }

    /** Where the person does it. */
    public String path() {
        return (key.equals(Tasks.PULL_FILE) ? "/tasks/pull-file/" : "/tasks/review-findings/") + slot.path();
    }

    public boolean isOverdue(LocalDate today) {
        return dueOn.filter(today::isAfter).isPresent();
    }
}
