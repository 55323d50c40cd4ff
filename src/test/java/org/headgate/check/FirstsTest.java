package org.headgate.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Random;
import org.headgate.layout.Hash;
import org.junit.jupiter.api.Test;

/** Against a map of objects, which nobody doubts. */
class FirstsTest {

    private record Kept(int line, int first, int second) {}

    @Test
    void remembersTheFirstRowOfEachKeyAndNoOther() {
        var chance = new Random(20251125);
        var firsts = new Firsts(2);
        var map = new HashMap<Long, Kept>();
        for (var line = 2; line < 300_000; line++) {
            // Keys come again about every third time; 0 and its neighbors are keys like others.
            var key = (long) chance.nextInt(100_000);
            var hash = key < 10 ? key << 32 | key : Hash.mixed(key);
            var place = firsts.place(hash);
            var kept = map.get(hash);
            assertThat(firsts.isTaken(place)).isEqualTo(kept != null);
            if (kept == null) {
                map.put(hash, new Kept(line, chance.nextInt(), chance.nextInt()));
                firsts.put(hash, line, map.get(hash).first(), map.get(hash).second());
            } else {
                assertThat(new Kept(firsts.line(place), firsts.trait(place, 0), firsts.trait(place, 1)))
                        .isEqualTo(kept);
            }
        }
        assertThat(firsts.size()).isEqualTo(map.size()).isGreaterThan(90_000);
    }
}
