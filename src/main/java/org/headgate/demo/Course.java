package org.headgate.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A pupil's way through the districts, spring by spring: some move, some leave, some come from elsewhere. */
final class Course {

    static final int EARLIEST_SPRING = 2019;
    static final int FIRST_SPRING = 2021;
    static final int LAST_SPRING = 2025;

    private final Pupil pupil;
    private final @Nullable Place[] places = new @Nullable Place[LAST_SPRING - EARLIEST_SPRING + 1];

    private Course(Pupil pupil) {
        this.pupil = pupil;
    }

    /**
     * @param inside the districts of the season
     * @param weights how many of the pupils start in each
     * @param elsewhere a district whose files nobody here owes
     */
    static Course of(Pupil pupil, List<Schools> inside, double[] weights, Schools elsewhere) {
        var course = new Course(pupil);
        var lot = Chance.of(pupil.seed(), pupil.number(), Pupil.Topic.MOVES.ordinal());
        var home = lot.in(0.03) ? elsewhere : inside.get(lot.weighted(weights));
        course.cameTo(home, inside, elsewhere);
        for (var spring = Math.max(FIRST_SPRING, pupil.arrival()); spring <= LAST_SPRING; spring++) {
            var grade = pupil.grade(spring);
            if (grade > 12) {
                break;
            }
            if (lot.in(0.015)) {
                home = lot.oneOf(inside);
            }
            var tested = home.forGrade(grade, pupil.number());
            var since = LocalDate.of(spring - 1, 8, 14).plusDays(pupil.number() % 9L);
            var moved = LocalDate.of(spring, 6, 2).plusDays(lot.below(25));
            var drawn = lot.share();
            if (home == elsewhere) {
                home = drawn < 0.35 ? lot.oneOf(inside) : elsewhere;
            } else if (drawn < 0.018) {
                home = lot.oneOf(inside);
            } else if (drawn < 0.030) {
                home = elsewhere;
            }
            var sideways = drawn > 0.985;
            var enrolled = home.forGrade(grade, pupil.number() + (sideways ? 1L : 0L));
            var leaves = drawn > 0.970 && !sideways;
            course.places[spring - EARLIEST_SPRING] = new Place(
                    tested, enrolled, enrolled.equals(tested) ? since : moved, leaves ? moved : LocalDate.MAX);
            if (leaves) {
                break;
            }
        }
        return course;
    }

    /** The springs before the first, told backwards from where the pupil is then; drawn apart, so as to move nothing. */
    private void cameTo(Schools first, List<Schools> inside, Schools elsewhere) {
        var lot = Chance.of(pupil.seed(), pupil.number(), Pupil.Topic.MOVES.ordinal(), EARLIEST_SPRING);
        var next = first;
        for (var spring = FIRST_SPRING - 1; spring >= Math.max(EARLIEST_SPRING, pupil.arrival()); spring--) {
            var drawn = lot.share();
            var home = drawn < 0.018 ? lot.oneOf(inside) : drawn < 0.030 ? elsewhere : next;
            var grade = pupil.grade(spring);
            if (grade <= 12) {
                var tested = home.forGrade(grade, pupil.number());
                var enrolled = next.forGrade(grade, pupil.number() + (drawn > 0.985 ? 1L : 0L));
                var since = enrolled.equals(tested)
                        ? LocalDate.of(spring - 1, 8, 14).plusDays(pupil.number() % 9L)
                        : LocalDate.of(spring, 6, 2).plusDays(lot.below(25));
                places[spring - EARLIEST_SPRING] = new Place(tested, enrolled, since, LocalDate.MAX);
            }
            next = home;
        }
    }

    Pupil pupil() {
        return pupil;
    }

    /** Empty before the pupil came, after the pupil left, and after grade 12. */
    Optional<Place> in(int spring) {
        return Optional.ofNullable(places[spring - EARLIEST_SPRING]);
    }
}
