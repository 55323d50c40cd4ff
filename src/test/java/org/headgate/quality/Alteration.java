package org.headgate.quality;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/**
 * One thing that people and programs do to a file on its way from TOMS to us.
 *
 * @param name what was done, as the published table says it
 * @param namedBy the rules and refusals that call it by its name
 * @param change does it; the same bytes mean that this file gives nothing to alter
 */
record Alteration(String name, Set<String> namedBy, Change change, Amount amount) {

    static Alteration of(String name, Change change, String... namedBy) {
        return new Alteration(name, Set.of(namedBy), change, Amount.AS_ASKED);
    }

    /** Each file takes seconds. */
    Alteration inFewFiles() {
        return new Alteration(name, namedBy, change, Amount.A_TENTH);
    }

    /** It shows among hundreds of rows only. */
    Alteration inLargeFiles() {
        return new Alteration(name, namedBy, change, Amount.IN_LARGE_SEASONS);
    }

    enum Amount {
        AS_ASKED,
        A_TENTH,
        IN_LARGE_SEASONS
    }

    @Override
    public String toString() {
        return name;
    }

    interface Change {

        byte[] of(Given given);
    }

    /** A pristine file, its twin of the other side and another district's file, and chance that a seed repeats. */
    record Given(Sheet sheet, Supplier<Sheet> otherSide, Supplier<Sheet> otherDistrict, Random chance) {

        /** Nothing to alter here. */
        byte[] asItIs() {
            return sheet.bytes();
        }

        /** With those rows alone, where they are enough for anybody to wonder. */
        byte[] only(int atLeast, List<List<String>> rows) {
            return rows.size() < atLeast ? asItIs() : sheet.withRows(rows).bytes();
        }

        int anyRow() {
            return chance.nextInt(sheet.rows().size());
        }

        int anyColumn() {
            return chance.nextInt(sheet.header().size());
        }
    }
}
