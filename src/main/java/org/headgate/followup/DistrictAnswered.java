package org.headgate.followup;

/** A district answered in a ticket's thread, on the page or by mail. */
public record DistrictAnswered(String slot, String ticket) {}
