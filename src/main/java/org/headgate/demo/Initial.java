package org.headgate.demo;

import java.time.LocalDate;

/**
 * One newcomer's Initial ELPAC, or its Alternate.
 *
 * @param alternateByDistrict whether the district tested with an alternate of its own choice
 * @param score 0 where there is none
 * @param level 1 to 3, 0 where there is none
 * @param composites oral and written, 1 to 3; 0 where there is none
 */
record Initial(
        String recordType,
        Pupil pupil,
        int spring,
        int grade,
        boolean alternateByDistrict,
        boolean tested,
        int score,
        int level,
        int[] composites,
        int[] raw,
        LocalDate started,
        LocalDate completed) {

    static boolean isFor(Pupil pupil, int spring) {
        return pupil.takesInitial(spring);
    }

    static Initial of(Pupil pupil, int spring) {
        var grade = pupil.grade(spring);
        // Before there was an Initial Alternate the districts chose one themselves: TOMS knew only that they did.
        var byDistrict = pupil.alternate() && spring <= 2022;
        var recordType = pupil.alternate() && !byDistrict ? "24" : "22";
        var tested = !pupil.missesInitial(spring) && !byDistrict;
        var lot = Chance.of(pupil.seed(), pupil.number(), spring, 22);
        // Within thirty days after the first day in school.
        var started = pupil.firstSchoolDay().plusDays(lot.between(2, 24));
        var completed = started.plusDays(lot.below(4));
        var score = 0;
        var level = 0;
        var composites = new int[2];
        var raw = new int[] {-1, -1, -1, -1};
        if (tested) {
            var within = lot.share();
            var share = pupil.initiallyFluent() ? 0.85 + 0.15 * within : 0.84 * within;
            score = Scales.PUBLISHED.banded(recordType, "overall", grade, share, 0.52, 0.85);
            level = Scales.PUBLISHED.level(recordType, "overall", grade, score);
            for (var i = 0; i < 2; i++) {
                composites[i] = Math.max(1, Math.min(3, level + (lot.in(0.2) ? lot.between(-1, 1) : 0)));
            }
            for (var i = 0; i < 4; i++) {
                raw[i] = (int) Math.round(2 + 18 * Math.max(0, Math.min(1, share + 0.1 * lot.normal())));
            }
        }
        return new Initial(
                recordType,
                pupil,
                spring,
                grade,
                byDistrict,
                tested,
                score,
                level,
                composites,
                raw,
                started,
                completed);
    }
}
