package org.headgate.platform;

import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Profiles;

/** Under the profile {@code prod}, refuses to start on settings that are fit for a demo only, and names each. */
class ProductionGuard implements EnvironmentPostProcessor {

    private static final List<String> PUBLIC_PASSWORDS =
            List.of("", "headgate_app", "headgate_owner", "postgres", "demo", "password", "admin");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment settings, SpringApplication application) {
        if (!settings.acceptsProfiles(Profiles.of("prod"))) {
            return;
        }
        var faults = new ArrayList<String>();
        if (settings.getProperty("spring.datasource.url", "").isEmpty()) {
            faults.add("spring.datasource.url is not set: production needs a PostgreSQL server of its own");
        }
        for (var password : List.of("spring.datasource.password", "spring.flyway.password")) {
            if (PUBLIC_PASSWORDS.contains(settings.getProperty(password, ""))) {
                faults.add(password + " is missing or a well-known word: choose a secret");
            }
        }
        MasterKey.fault(settings.getProperty("headgate.master-key", ""))
                .ifPresent(fault -> faults.add("headgate.master-key " + fault));
        if (settings.getProperty("spring.mail.host", "").isEmpty()) {
            faults.add("spring.mail.host is not set: districts would never get a letter");
        }
        if (!settings.getProperty("headgate.address", "").startsWith("https://")) {
            faults.add("headgate.address must be the https:// address that stands in mails");
        }
        for (var mail : List.of("headgate.followup.from", "headgate.followup.reply-to", "headgate.followup.contact")) {
            if (settings.getProperty(mail, "").isEmpty()) {
                faults.add(mail + " is not set: letters would carry an address that does not exist");
            }
        }
        var first = settings.getProperty("headgate.first-admin.password", "a long enough word");
        if (first.length() < 12 || PUBLIC_PASSWORDS.contains(first)) {
            faults.add("headgate.first-admin.password needs at least 12 characters and must not be a well-known word");
        }
        if (settings.getProperty("headgate.demo.enabled", Boolean.class, false)) {
            faults.add("headgate.demo.enabled is true: its passwords are public");
        }
        if (!faults.isEmpty()) {
            throw new IllegalStateException("Headgate does not start in production:\n- " + String.join("\n- ", faults));
        }
    }
}
