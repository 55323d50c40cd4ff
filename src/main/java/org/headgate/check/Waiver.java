package org.headgate.check;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A warning that a specialist has looked at and lets stand.
 *
 * @param snapshot for whose rows it was given
 * @param rule the rule's id
 * @param author her email
 * @param until the last day
 */
record Waiver(
        long number, String snapshot, String rule, String reason, String author, Instant givenAt, LocalDate until) {}
