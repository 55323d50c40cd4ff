package org.headgate.reference;

/** A district as the state's directory names it. */
public record District(DistrictCode code, String name, String county) {}
