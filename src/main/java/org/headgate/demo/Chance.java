package org.headgate.demo;

import java.util.List;
import java.util.SplittableRandom;

/** Luck that can be repeated: the same seed and keys draw the same lots, whatever was drawn elsewhere before. */
final class Chance {

    private final SplittableRandom random;

    private Chance(long seed) {
        this.random = new SplittableRandom(seed);
    }

    static Chance of(long seed, long... keys) {
        var mixed = seed;
        for (var key : keys) {
            mixed = mix(mixed + 0x9E3779B97F4A7C15L * (key + 1));
        }
        return new Chance(mixed);
    }

    boolean in(double share) {
        return random.nextDouble() < share;
    }

    double share() {
        return random.nextDouble();
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    int between(int lowest, int highest) {
        return lowest + random.nextInt(highest - lowest + 1);
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** The place of one of the weights, drawn in proportion. */
    int weighted(double... weights) {
        var sum = 0.0;
        for (var weight : weights) {
            sum += weight;
        }
        var drawn = random.nextDouble() * sum;
        for (var i = 0; i < weights.length; i++) {
            drawn -= weights[i];
            if (drawn < 0) {
                return i;
            }
        }
        return weights.length - 1;
    }

    // Box and Muller's, because the JDK may change its own nextGaussian and with it every file.
    double normal() {
        var radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        return radius * StrictMath.cos(2 * StrictMath.PI * random.nextDouble());
    }

    private static long mix(long bits) {
        bits = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        bits = (bits ^ (bits >>> 27)) * 0x94D049BB133111EBL;
        return bits ^ (bits >>> 31);
    }
}
