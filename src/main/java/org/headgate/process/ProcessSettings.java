package org.headgate.process;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param reminderAfter how long a district is left in peace before a reminder, and between two
 * @param reminders how often one wait is reminded of
 * @param attempts how often a step, a check or a load is tried before somebody has to look
 * @param attemptAgainAfter the pause before the second attempt; it doubles from then on for checks and loads
 * @param threads how many checks and loads run at once on this node
 * @param lock how long a dead node keeps its check or load from the others
 */
@ConfigurationProperties("headgate.process")
record ProcessSettings(
        @DefaultValue("7d") Duration reminderAfter,
        @DefaultValue("4") int reminders,
        @DefaultValue("3") int attempts,
        @DefaultValue("20s") Duration attemptAgainAfter,
        @DefaultValue("2") int threads,
        @DefaultValue("30s") Duration lock) {}
