package org.headgate.submission;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Dates as people in the United States write them, in the county's time zone. */
@Component
class UsDate {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.US);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("MMMM d, uuuu 'at' h:mm a zzz", Locale.US);

    private final Clock clock;

    UsDate(Clock clock) {
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /** {@code November 24, 2026}. */
    String day(LocalDate day) {
        return DAY.format(day);
    }

    String day(Instant instant) {
        return DAY.format(instant.atZone(clock.getZone()));
    }

    /** {@code November 24, 2026 at 3:05 PM PST}. */
    String moment(Instant instant) {
        return MOMENT.format(instant.atZone(clock.getZone()));
    }
}
