package org.headgate.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.headgate.demo.Pupil.Topic;

/**
 * One pupil's one CAASPP test in one spring: what its row says, and what next year's row remembers of it.
 *
 * @param condition condition code, empty for most
 * @param include include indicator, in agreement with condition and attemptedness
 * @param score 0 where there is none
 * @param level 9 where there is no score
 * @param claims levels of claims or domains, 0 where there is none
 */
record Attempt(
        String recordType,
        Pupil pupil,
        int spring,
        int grade,
        String condition,
        String attemptedness,
        String include,
        int score,
        int level,
        int error,
        int[] claims,
        LocalDate started,
        LocalDate completed) {

    /** Every test the pupil is registered for in that spring. */
    static List<Attempt> of(Pupil pupil, int spring) {
        var grade = pupil.grade(spring);
        var attempts = new ArrayList<Attempt>(4);
        if (isSmarterGrade(grade)) {
            attempts.add(of(pupil, spring, pupil.alternate() ? "03" : "01"));
            attempts.add(of(pupil, spring, pupil.alternate() ? "04" : "02"));
        }
        // The alternate science test has had scores since 2022.
        var science = !pupil.alternate() || spring >= 2022;
        if (science && (grade == 5 || grade == 8 || grade == pupil.scienceGrade())) {
            attempts.add(of(pupil, spring, pupil.alternate() ? "05" : "06"));
        }
        if (grade >= 3
                && grade <= 12
                && !pupil.alternate()
                && pupil.language() == Language.SPANISH
                && pupil.luck(spring, Topic.SPANISH).in(0.06)) {
            attempts.add(of(pupil, spring, "09"));
        }
        return attempts;
    }

    /** Whether the pupil took this test in that spring, and so a later row remembers it. */
    static boolean happened(Pupil pupil, int spring, String recordType) {
        // The first tests of this kind were taken in 2015, and in 2020 there were none.
        return spring >= 2015
                && spring != 2020
                && pupil.arrival() <= spring
                && switch (recordType) {
                    case "01", "02", "03", "04" -> isSmarterGrade(pupil.grade(spring));
                    // Science comes every third year, and the Spanish test is rare: neither looks back.
                    default -> false;
                };
    }

    static Attempt of(Pupil pupil, int spring, String recordType) {
        var grade = pupil.grade(spring);
        var topic = topic(recordType);
        var lot = Chance.of(pupil.seed(), pupil.number(), spring, 1_000 + Integer.parseInt(recordType));
        var started = LocalDate.of(spring, 4, 1).plusDays(lot.below(48));
        var completed = started.plusDays(lot.below(6));
        var condition = condition(pupil, spring, recordType, lot);
        if (NOT_TESTED.contains(condition)) {
            return new Attempt(
                    recordType,
                    pupil,
                    spring,
                    grade,
                    condition,
                    "N",
                    condition.equals("NEL") ? "E" : "N",
                    0,
                    9,
                    0,
                    new int[4],
                    started,
                    completed);
        }
        var share = Standing.of(pupil, spring, topic);
        var lowest = Scales.PUBLISHED.cuts(recordType, "overall", grade, spring)[0];
        var score = switch (condition) {
            case "LOSS", "INC0" -> lowest;
            case "INC1" -> lowest + 1;
            default -> score(recordType, grade, spring, share, lot);
        };
        var claims = new int[4];
        for (var i = 0; i < 4; i++) {
            var part = share + 0.22 * lot.normal();
            claims[i] = part < 0.30 ? 1 : part < 0.72 ? 2 : 3;
        }
        var partial = condition.equals("LOSS");
        // Once in a thousand a construct was changed or a session invalidated: a score, but not for the aggregates.
        var invalid = condition.isEmpty() && Integer.parseInt(recordType) <= 2 && lot.in(0.001);
        return new Attempt(
                recordType,
                pupil,
                spring,
                grade,
                condition,
                partial || condition.equals("INC0") || condition.equals("INC1") ? "P" : "Y",
                partial ? "T" : invalid ? "R" : "Y",
                score,
                Scales.PUBLISHED.level(recordType, "overall", grade, score),
                lot.between(23, 55),
                claims,
                started,
                completed);
    }

    boolean tested() {
        return score > 0;
    }

    boolean isSmarter() {
        return recordType.equals("01") || recordType.equals("02");
    }

    /** Parts of the test, each with a slot of its own in the row. */
    int parts() {
        return switch (recordType) {
            case "01", "02" -> 2;
            case "05" -> 4;
            default -> 1;
        };
    }

    private static final List<String> NOT_TESTED = List.of("NT", "PGE", "NTE", "NEL");

    private static String condition(Pupil pupil, int spring, String recordType, Chance lot) {
        var grade = pupil.grade(spring);
        // Two thirds of those under twelve months in the country use the exemption.
        if (recordType.equals("01") && pupil.takesInitial(spring) && pupil.learnsEnglish(spring) && lot.in(0.67)) {
            return "NEL";
        }
        // 97.7 % of grade 3 and 94.7 % of grade 11 were tested in 2025.
        var high = grade >= 9;
        var drawn = lot.share();
        if (drawn < (high ? 0.027 : 0.011)) {
            return "NT";
        }
        if (drawn < (high ? 0.050 : 0.021)) {
            return "PGE";
        }
        if (drawn < (high ? 0.052 : 0.022)) {
            return "NTE";
        }
        return switch (recordType) {
            case "03", "04" -> drawn > 0.97 ? "INC0" : drawn > 0.94 ? "INC1" : "";
            case "05" -> "";
            default -> drawn > 0.997 ? "LOSS" : "";
        };
    }

    private static int score(String recordType, int grade, int spring, double share, Chance lot) {
        var drift = 0.006 * (2025 - spring);
        return switch (recordType) {
            case "01", "02" -> Scales.PUBLISHED.smarterScore(recordType, grade, spring, share);
            case "06" ->
                Scales.PUBLISHED.banded(
                        recordType, "overall", grade, share, 0.141 + drift, 0.673 + 2.5 * drift, 0.873 + drift);
            default -> Scales.PUBLISHED.banded(recordType, "overall", grade, lot.share(), 0.36, 0.76);
        };
    }

    private static Topic topic(String recordType) {
        return switch (recordType) {
            case "01", "03", "09" -> Topic.ELA;
            case "02", "04" -> Topic.MATH;
            default -> Topic.SCIENCE;
        };
    }

    private static boolean isSmarterGrade(int grade) {
        return grade >= 3 && grade <= 8 || grade == 11;
    }
}
