package org.headgate.submission;

/** A file version for the slot is stored and acknowledged. */
public record SnapshotReceived(String slot, String snapshot) {}
