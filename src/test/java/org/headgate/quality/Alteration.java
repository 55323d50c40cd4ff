package org.headgate.quality;

import java.util.Random;
import java.util.Set;

/**
 * One thing that people and programs do to a file on its way from TOMS to us.
 *
 * @param name what was done, as the published table says it
 * @param namedBy the rules and refusals that call it by its name
 * @param change does it; the same bytes mean that this file gives nothing to alter
 */
record Alteration(String name, Set<String> namedBy, Change change) {

    static Alteration of(String name, Change change, String... namedBy) {
        return new Alteration(name, Set.of(namedBy), change);
    }

    @Override
    public String toString() {
        return name;
    }

    interface Change {

        byte[] of(Given given);
    }

    /** A pristine file, its twin of the other side, and chance that a seed repeats. */
    record Given(Sheet sheet, Sheet otherSide, Random chance) {

        int anyRow() {
            return chance.nextInt(sheet.rows().size());
        }

        int anyColumn() {
            return chance.nextInt(sheet.header().size());
        }
    }
}
