package org.headgate.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * From a place among the state's pupils to a scale score, and from the score to its level, by the published score
 * ranges and the published percentiles of 2024 and 2025.
 */
final class Scales {

    /** Reads the two tables of {@code demo/} on the class path once. */
    static final Scales PUBLISHED = new Scales();

    private static final double[] PERCENTS = {0, 0.01, 0.10, 0.20, 0.30, 0.40, 0.50, 0.60, 0.70, 0.80, 0.90, 0.99, 1};

    // Smarter Balanced moved both ends of its scales in 2020-21.
    private static final int FIRST_OF_THE_NEW_ENDS = 2021;

    private final Map<String, int[]> cuts;
    private final Map<String, int[]> oldCuts;
    private final Map<String, double[]> percentiles = new HashMap<>();

    private Scales() {
        cuts = cuts("score-ranges.csv");
        oldCuts = cuts("score-ranges-before-2021.csv");
        // The alternate science test has a scale like the others'; its cuts were never found in print.
        for (var grade : List.of(5, 8, 10, 11, 12)) {
            var base = Math.min(grade, 9) * 100;
            cuts.put(key("05", "overall", grade), new int[] {base, base + 45, base + 60, base + 99});
        }
        for (var line : lines("state-percentiles.csv")) {
            var scores = new double[11];
            for (var i = 0; i < 11; i++) {
                scores[i] = Double.parseDouble(line[i + 3]);
            }
            percentiles.put(line[0] + line[1] + Integer.parseInt(line[2]), scores);
        }
    }

    private static Map<String, int[]> cuts(String file) {
        var cuts = new HashMap<String, int[]>();
        for (var line : lines(file)) {
            // record_type,scale,grade,level,lowest,highest: the lowest of each level, then the scale's highest
            var key = key(line[0], line[1], grade(line[2]));
            var level = Integer.parseInt(line[3]);
            var bounds = Arrays.copyOf(cuts.getOrDefault(key, new int[0]), level + 1);
            bounds[level - 1] = Integer.parseInt(line[4]);
            bounds[level] = Integer.parseInt(line[5]);
            cuts.put(key, bounds);
        }
        return cuts;
    }

    /** The same as they were in that spring. */
    int[] cuts(String recordType, String scale, int grade, int spring) {
        var old = spring < FIRST_OF_THE_NEW_ENDS ? oldCuts.get(key(recordType, scale, grade)) : null;
        return old == null ? cuts(recordType, scale, grade) : old;
    }

    /** Lowest score of each level, then the highest of the scale. */
    int[] cuts(String recordType, String scale, int grade) {
        return Objects.requireNonNull(
                cuts.get(key(recordType, scale, grade)),
                () -> "demo/score-ranges.csv lists no range for " + key(recordType, scale, grade));
    }

    int level(String recordType, String scale, int grade, int score) {
        var bounds = cuts(recordType, scale, grade);
        var level = 1;
        while (level < bounds.length - 1 && score >= bounds[level]) {
            level++;
        }
        return level;
    }

    /** The Smarter Balanced score at this share of the state's pupils; years before 2024 lie a little lower, those before 2020 did not. */
    int smarterScore(String recordType, int grade, int spring, double share) {
        var subject = recordType.equals("01") ? "ela" : "math";
        var printed = Objects.requireNonNull(percentiles.get(Math.max(2024, spring) + subject + grade));
        var bounds = cuts(recordType, "overall", grade, spring);
        var scores = new double[13];
        scores[0] = bounds[0];
        System.arraycopy(printed, 0, scores, 1, 11);
        scores[12] = bounds[bounds.length - 1];
        var score =
                (int) Math.round(along(PERCENTS, scores, share)) - (spring < 2020 ? 0 : 3 * Math.max(0, 2024 - spring));
        return clip(score, bounds);
    }

    /** The score at this share, where {@code below[i]} of the pupils lie below level i + 2. */
    int banded(String recordType, String scale, int grade, double share, double... below) {
        var bounds = cuts(recordType, scale, grade);
        var shares = new double[bounds.length];
        System.arraycopy(below, 0, shares, 1, bounds.length - 2);
        shares[bounds.length - 1] = 1;
        var scores = Arrays.stream(bounds).asDoubleStream().toArray();
        // Nobody sits evenly down to the floor of a wide lowest level.
        scores[0] = Math.max(scores[0], scores[1] - 1.6 * (scores[2] - scores[1]));
        var last = scores.length - 1;
        scores[last] = Math.min(scores[last], scores[last - 1] + 1.6 * (scores[last - 1] - scores[last - 2]));
        return clip((int) Math.floor(along(shares, scores, share)), bounds);
    }

    /** The score, or the end of its scale that it lies beyond. */
    int within(String recordType, String scale, int grade, int score) {
        return clip(score, cuts(recordType, scale, grade));
    }

    private static int clip(int score, int[] bounds) {
        return Math.max(bounds[0], Math.min(bounds[bounds.length - 1], score));
    }

    private static double along(double[] from, double[] to, double at) {
        var i = 1;
        while (i < from.length - 1 && at > from[i]) {
            i++;
        }
        return to[i - 1] + (to[i] - to[i - 1]) * (at - from[i - 1]) / (from[i] - from[i - 1]);
    }

    private static String key(String recordType, String scale, int grade) {
        return recordType + scale + grade;
    }

    private static int grade(String text) {
        return text.equals("KN") ? 0 : Integer.parseInt(text);
    }

    private static List<String[]> lines(String name) {
        var bytes = Objects.requireNonNull(
                Scales.class.getResourceAsStream("/demo/" + name),
                () -> "No demo/" + name + " on the class path: check the resources section of the pom");
        try (var reader = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).map(line -> line.split(",")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
