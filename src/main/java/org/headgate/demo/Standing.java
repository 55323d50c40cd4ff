package org.headgate.demo;

import java.util.HashMap;
import java.util.Map;
import org.headgate.demo.Pupil.Topic;

/**
 * Where a pupil stands among the state's pupils of the same grade, subject and year, as a share below. Group gaps
 * follow the published means by group; a pupil's standing mostly stays from year to year.
 */
final class Standing {

    /** Standings are measured against the same sample of pupils in every season, so that shares stay the state's. */
    private static final Standing AGAINST_THE_STATE = new Standing();

    private static final int SAMPLE = 400;

    private final Map<String, double[]> norms = new HashMap<>();

    private Standing() {
        var sample = new Pupils(20_250_630);
        for (var grade = 3; grade <= 12; grade++) {
            for (var topic : new Topic[] {Topic.ELA, Topic.MATH, Topic.SCIENCE}) {
                var sum = 0.0;
                var squares = 0.0;
                for (var n = 0; n < SAMPLE; n++) {
                    var value = raw(sample.draw(n + grade * SAMPLE, 2024 - grade), 2024, topic);
                    sum += value;
                    squares += value * value;
                }
                var mean = sum / SAMPLE;
                norms.put(topic.name() + grade, new double[] {mean, Math.sqrt(squares / SAMPLE - mean * mean)});
            }
        }
    }

    /** The share of the state's pupils below this one. */
    static double of(Pupil pupil, int spring, Topic topic) {
        var norm = AGAINST_THE_STATE.norms.get(topic.name() + pupil.grade(spring));
        if (norm == null) {
            throw new IllegalArgumentException("Nobody is tested in grade " + pupil.grade(spring));
        }
        return shareBelow((raw(pupil, spring, topic) - norm[0]) / norm[1]);
    }

    /** How well the pupil reads and speaks English, as a share below among English learners. */
    static double inEnglish(Pupil pupil, int spring, Topic topic) {
        return shareBelow(
                0.8 * pupil.ability() + 0.6 * pupil.luck(spring, topic).normal());
    }

    private static double raw(Pupil pupil, int spring, Topic topic) {
        var math = topic != Topic.ELA;
        var talent =
                Chance.of(pupil.seed(), pupil.number(), 77, topic.ordinal()).normal();
        var day = pupil.luck(spring, topic).normal();
        return 0.85 * (0.85 * pupil.ability() + 0.35 * talent + 0.40 * day)
                + ethnicity(pupil.ethnicity(), math)
                + (pupil.disadvantaged() ? -0.16 : 0.30)
                + switch (pupil.elas(spring)) {
                    case "EL", "TBD" -> -0.50;
                    case "RFEP" -> 0.10;
                    case "IFEP" -> 0.45;
                    default -> 0.08;
                }
                + (pupil.inSpecialEducation() ? -0.62 : 0.09)
                + (math ? 0 : pupil.gender().equals("F") ? 0.09 : -0.09);
    }

    private static double ethnicity(int code, boolean math) {
        return switch (code) {
            case 100 -> -0.20;
            case 200 -> math ? 0.72 : 0.48;
            case 300 -> -0.15;
            case 400 -> math ? 0.32 : 0.36;
            case 500 -> math ? -0.14 : -0.06;
            case 600 -> math ? -0.36 : -0.28;
            case 700 -> 0.16;
            default -> 0.18;
        };
    }

    // Abramowitz and Stegun 26.2.17: good to seven digits.
    private static double shareBelow(double z) {
        var t = 1 / (1 + 0.2316419 * Math.abs(z));
        var tail = 0.3989422804
                * Math.exp(-z * z / 2)
                * t
                * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        return z > 0 ? 1 - tail : tail;
    }
}
