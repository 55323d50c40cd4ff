package org.headgate.followup;

import java.time.Instant;
import java.util.Optional;

/**
 * A letter's way to one recipient.
 *
 * @param messageId made with the row; a repeat carries the same
 * @param state waiting, sent or dead
 * @param tries how often it was tried in vain since it was posted, or since a person had it tried again
 */
record Mail(
        long id,
        String messageId,
        long letter,
        String recipient,
        String subject,
        String body,
        String state,
        int tries,
        Instant nextTryAt,
        Optional<Instant> sentAt,
        Optional<String> lastError) {

    boolean isSent() {
        return state.equals("sent");
    }

    boolean isDead() {
        return state.equals("dead");
    }
}
