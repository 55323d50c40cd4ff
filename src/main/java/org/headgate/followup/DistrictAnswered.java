package org.headgate.followup;

/** A district answered in a ticket's thread on its page. */
public record DistrictAnswered(String slot, String ticket) {}
