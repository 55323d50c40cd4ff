package org.headgate.followup;

import java.time.Instant;
import java.util.List;
import org.headgate.submission.SlotId;

/**
 * One letter of a thread.
 *
 * @param fromDistrict true: the district wrote it; false: Headgate or the county's staff did
 * @param author email of who wrote it, or {@link #HEADGATE}
 * @param mails how its way by mail stands, one for each recipient; none for what was written on the page by a district
 */
record Letter(
        long id,
        SlotId slot,
        boolean fromDistrict,
        String author,
        String subject,
        String body,
        Instant at,
        List<Mail> mails) {

    static final String HEADGATE = "headgate";
}
