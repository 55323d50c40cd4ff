package org.headgate.check;

/** A snapshot judged by one version of the rules. {@code word} is clean, warnings or blocked. */
public record Verdict(
        String snapshot, String word, long rows, long setAside, long blocking, long warnings, String ruleSet) {}
