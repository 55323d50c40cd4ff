package org.headgate.submission;

/** Somebody of the district, or of the county for it, has signed that there is no file for the slot. */
public record NothingToReport(String slot) {}
