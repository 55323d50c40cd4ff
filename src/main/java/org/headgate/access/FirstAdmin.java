package org.headgate.access;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Lets the first person in: an empty Headgate makes one admin from its settings, a used one ignores them. */
@Component
class FirstAdmin {

    private static final Logger log = LoggerFactory.getLogger(FirstAdmin.class);

    private final People people;
    private final Settings settings;

    FirstAdmin(People people, Settings settings) {
        this.people = people;
        this.settings = settings;
    }

    @EventListener(ApplicationStartedEvent.class)
    void letIn() {
        var email = settings.email();
        var password = settings.password();
        if (email == null || password == null || !people.isEmpty()) {
            return;
        }
        people.add(email, email, Role.ADMIN, password, List.of());
        log.info("Nobody could sign in yet: {} now can, as admin", email);
    }

    /** Both from the environment of the first start: HEADGATE_FIRSTADMIN_EMAIL and HEADGATE_FIRSTADMIN_PASSWORD. */
    @ConfigurationProperties("headgate.first-admin")
    record Settings(@Nullable String email, @Nullable String password) {}
}
