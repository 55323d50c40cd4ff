package org.headgate.followup;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.headgate.submission.SlotId;

/** The human thread about a snapshot. {@code number} as HG-2026-000123; {@code snapshot} a snapshot's id. */
public record Ticket(
        String number,
        SlotId slot,
        String snapshot,
        String contactEmail,
        Instant openedAt,
        LocalDate dueOn,
        Optional<Resolution> resolution) {}
