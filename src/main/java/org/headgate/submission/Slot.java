package org.headgate.submission;

import java.time.Instant;
import java.time.LocalDate;

/** A slot and where it stands. */
public record Slot(SlotId id, LocalDate dueOn, Stage stage, Instant since) {}
