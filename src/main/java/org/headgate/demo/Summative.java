package org.headgate.demo;

import java.time.LocalDate;
import org.headgate.demo.Pupil.Topic;

/**
 * One English learner's Summative ELPAC, or its Alternate, in one spring.
 *
 * @param overall overall, oral and written score in this order; 0 where there is none
 * @param levels their levels; 0 for none
 * @param domains Listening, Speaking, Reading, Writing; 0 for none
 * @param raw raw scores of the four; -1 for none
 */
record Summative(
        String recordType,
        Pupil pupil,
        int spring,
        int grade,
        String condition,
        String attemptedness,
        int[] scores,
        int[] levels,
        int[] errors,
        int[] domains,
        int[] raw,
        LocalDate started,
        LocalDate completed) {

    /** Until this spring the districts chose an alternate themselves: TOMS knew only that they did. */
    static final int LAST_WITHOUT_ALTERNATE = 2022;

    // Schools closed, and the test was broken off.
    private static final LocalDate LAST_DAY_OF_2020 = LocalDate.of(2020, 3, 13);

    private static final String[] SCALES = {"overall", "oral", "written"};

    /** English learners of all grades take it, and nobody else. */
    static boolean isFor(Pupil pupil, int spring) {
        return pupil.arrival() <= spring && pupil.learnsEnglish(spring);
    }

    static Summative of(Pupil pupil, int spring) {
        var grade = pupil.grade(spring);
        var recordType = pupil.alternate() ? "23" : "21";
        var lot = pupil.luck(spring, Topic.SUMMATIVE);
        var started = LocalDate.of(spring, 2, 10).plusDays(lot.below(85));
        var completed = started.plusDays(lot.between(1, 14));
        var drawn = lot.share();
        var missed = drawn < 0.02;
        var partial = !missed && !pupil.alternate() && drawn < 0.03;
        var exempt = !missed && !partial && !pupil.alternate() && pupil.inSpecialEducation() && drawn > 0.985;

        var share = share(pupil, spring);
        var scores = new int[3];
        var levels = new int[3];
        var errors = new int[3];
        var domains = new int[4];
        var raw = new int[] {-1, -1, -1, -1};
        if (!missed && !partial) {
            for (var i = 0; i < (pupil.alternate() ? 1 : 3); i++) {
                var place = i == 0 ? share : clip(share + (i == 1 ? 0.05 : -0.05) + 0.08 * lot.normal());
                scores[i] = pupil.alternate()
                        ? Scales.PUBLISHED.banded(recordType, SCALES[i], grade, place, 0.35, 0.75)
                        : Scales.PUBLISHED.banded(recordType, SCALES[i], grade, place, 0.20, 0.53, 0.85);
                if (i == 2) {
                    // The overall score is the mean of the two, except at the ends of the scale.
                    scores[i] = Scales.PUBLISHED.within(recordType, SCALES[i], grade, 2 * scores[0] - scores[1]);
                }
                levels[i] = Scales.PUBLISHED.level(recordType, SCALES[i], grade, scores[i]);
                errors[i] = lot.between(14, 39);
            }
        }
        if (!missed) {
            for (var i = 0; i < 4; i++) {
                var part = clip(share + 0.15 * lot.normal());
                var taken = !(partial && i >= 2) && !(exempt && i == 1);
                if (taken) {
                    raw[i] = (int) Math.round(4 + 24 * part);
                    domains[i] = pupil.alternate() || partial ? 0 : part < 0.25 ? 1 : part < 0.72 ? 2 : 3;
                }
            }
        }
        return new Summative(
                recordType,
                pupil,
                spring,
                grade,
                missed ? "NT" : exempt ? "EXD" : "",
                missed ? "" : partial ? "P" : "Y",
                scores,
                levels,
                errors,
                domains,
                raw,
                started,
                completed);
    }

    /** The test as the file of that very spring tells it. */
    static Summative registered(Pupil pupil, int spring) {
        var test = of(pupil, spring);
        if (pupil.alternate() && spring <= LAST_WITHOUT_ALTERNATE) {
            return test.without("21", "ALT");
        }
        return spring == 2020 && test.completed.isAfter(LAST_DAY_OF_2020) ? test.without("21", "NT") : test;
    }

    private Summative without(String type, String why) {
        var none = new int[] {-1, -1, -1, -1};
        return new Summative(
                type,
                pupil,
                spring,
                grade,
                why,
                "",
                new int[3],
                new int[3],
                new int[3],
                new int[4],
                none,
                started,
                completed);
    }

    boolean attempted() {
        return !attemptedness.isEmpty();
    }

    boolean exempt() {
        return condition.equals("EXD");
    }

    String include() {
        return !attempted() ? "N" : attemptedness.equals("P") ? "T" : "Y";
    }

    // Who is reclassified next fall reached level 4 this spring; a few others did too.
    private static double share(Pupil pupil, int spring) {
        var share = Standing.inEnglish(pupil, spring, Topic.SUMMATIVE);
        return pupil.reclassified() == spring + 1 ? 0.86 + 0.14 * share : Math.min(0.999, share * 0.93);
    }

    private static double clip(double share) {
        return Math.max(0.001, Math.min(0.999, share));
    }
}
