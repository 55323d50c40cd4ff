package org.headgate.demo;

import java.time.LocalDate;

/**
 * Where a pupil was in one spring.
 *
 * @param tested the school that owns the results
 * @param enrolled the school of the latest enrollment, after the spring's moves
 * @param since first day of the enrollment at {@code enrolled}
 * @param exit the day the pupil left for good; {@link LocalDate#MAX} for those who stay
 */
record Place(School tested, School enrolled, LocalDate since, LocalDate exit) {

    boolean left() {
        return !exit.equals(LocalDate.MAX);
    }
}
