package org.headgate.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.headgate.reference.District;
import org.headgate.reference.Kind;
import org.headgate.reference.SchoolYear;
import org.headgate.reference.Side;
import org.headgate.submission.SlotId;

/** Every sample ZIP of the demo: what each district owes, what it leaves to be sent, and files that are wrong. */
final class Samples {

    /** Pupils of the demo, over its three districts and three years. */
    static final int PUPILS = 3_000;

    // With this one no complete file loses a school or a quarter of its rows from one year to the next.
    static final long SEED = 2026;

    private static final District ALDER = Season.THREE_DISTRICTS.get(0);
    private static final District BLUFF = Season.THREE_DISTRICTS.get(1);
    private static final District CEDAR = Season.THREE_DISTRICTS.get(2);
    private static final SchoolYear NEWEST = new SchoolYear(2025);

    /** What the demo leaves for visitors to send. */
    private static final List<SlotId> OWED = List.of(
            slot(ALDER, Kind.CAASPP, Side.TESTED, NEWEST),
            slot(ALDER, Kind.CAASPP, Side.ENROLLED, NEWEST),
            slot(BLUFF, Kind.ELPAC_SUMMATIVE, Side.TESTED, NEWEST),
            slot(BLUFF, Kind.ELPAC_SUMMATIVE, Side.ENROLLED, NEWEST),
            slot(CEDAR, Kind.CAASPP, Side.TESTED, NEWEST));

    /** The file that arrives incomplete, so that a data specialist finds something to review. */
    static final Sample INCOMPLETE =
            new Sample(CEDAR, slot(CEDAR, Kind.CAASPP, Side.ENROLLED, NEWEST), Damage.INCOMPLETE);

    private Samples() {}

    /** Complete files first, oldest year first; then the wrong ones. */
    static List<Sample> all() {
        var all = new ArrayList<>(complete());
        for (var district : Season.THREE_DISTRICTS) {
            var owed = OWED.stream()
                    .filter(slot -> slot.district().equals(district.code()))
                    .findFirst()
                    .orElseThrow();
            for (var damage : Damage.values()) {
                if (damage != Damage.NONE) {
                    all.add(new Sample(district, owed, damage));
                }
            }
        }
        all.add(INCOMPLETE);
        return List.copyOf(all);
    }

    /** What is sent at a first start, in this order; the incomplete file is last and only in {@link #INCOMPLETE}. */
    static List<Sample> toSend() {
        return complete().stream()
                .filter(sample -> !OWED.contains(sample.slot()))
                .filter(sample -> !sample.slot().equals(INCOMPLETE.slot()))
                .toList();
    }

    static List<SlotId> slots() {
        return complete().stream().map(Sample::slot).toList();
    }

    static Optional<Sample> named(String fileName) {
        return all().stream()
                .filter(sample -> sample.fileName().equals(fileName))
                .findFirst();
    }

    /** Writes those that are not in the folder yet, and tells of each that was written. */
    static void writeInto(Path folder, long seed, BiConsumer<Sample, Path> written) {
        var missing = all().stream()
                .filter(sample -> !Files.exists(folder.resolve(sample.fileName())))
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        var season = Season.ofThreeDistricts(seed, PUPILS);
        missing.parallelStream()
                .forEach(sample -> written.accept(sample, sample.of(season).zipInto(folder, sample.stem())));
    }

    private static List<Sample> complete() {
        var complete = new ArrayList<Sample>();
        for (var year : Season.YEARS) {
            for (var kind : Kind.values()) {
                for (var district : Season.THREE_DISTRICTS) {
                    for (var side : Side.values()) {
                        complete.add(new Sample(district, slot(district, kind, side, year), Damage.NONE));
                    }
                }
            }
        }
        return complete;
    }

    private static SlotId slot(District district, Kind kind, Side side, SchoolYear year) {
        return new SlotId(district.code(), kind, side, year);
    }
}
