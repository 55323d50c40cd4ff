package org.headgate.process;

import java.time.Duration;
import org.springframework.modulith.events.IncompleteEventPublications;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Tells the flow again what it could not hear, for example because the database was away. */
@Component
class Unheard {

    private static final Duration OLD_ENOUGH = Duration.ofMinutes(1);

    private final IncompleteEventPublications announcements;

    Unheard(IncompleteEventPublications announcements) {
        this.announcements = announcements;
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    void sayAgain() {
        announcements.resubmitIncompletePublicationsOlderThan(OLD_ENOUGH);
    }
}
