package org.headgate.submission;

/** A collection asks a district for the file of this slot. */
public record SlotOwed(String slot) {}
