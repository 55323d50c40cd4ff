package org.headgate.submission;

import java.time.Instant;

/** A signed "nothing to report". {@code saidBy} is an email. */
public record Statement(SlotId slot, String reason, String saidBy, Instant saidAt) {}
