package org.headgate.check;

/** Judged again by new rules, a snapshot in force has another verdict; {@code was} and {@code is} are its words. */
public record VerdictChanged(String snapshot, String was, String is) {}
