package org.headgate.demo;

import java.time.LocalDate;

/**
 * A synthetic pupil: what stays the same from year to year.
 *
 * @param number counts up over the season
 * @param kindergarten the spring in which the pupil is in kindergarten
 * @param arrival the pupil's first spring in a California school
 * @param reclassified the first spring as RFEP; {@link Integer#MAX_VALUE} for never
 * @param disability twelve letter codes of CALPADS; empty without special education
 * @param alternate takes the alternate assessments
 * @param ability normal with mean 0 and deviation 1 before any group is looked at
 */
record Pupil(
        long seed,
        int number,
        String ssid,
        String localId,
        String lastName,
        String firstName,
        String middleName,
        LocalDate born,
        String gender,
        int ethnicity,
        Language language,
        int kindergarten,
        int arrival,
        boolean initiallyFluent,
        int reclassified,
        boolean disadvantaged,
        String disability,
        boolean alternate,
        boolean section504,
        boolean migrant,
        boolean military,
        String parentEducation,
        int scienceGrade,
        double ability) {

    /** 0 is kindergarten. */
    int grade(int spring) {
        return spring - kindergarten;
    }

    boolean speaksEnglishOnly() {
        return language == Language.ENGLISH;
    }

    /** A newcomer with another language takes the Initial ELPAC in the first year. */
    boolean takesInitial(int spring) {
        return arrival == spring && !speaksEnglishOnly();
    }

    boolean missesInitial(int spring) {
        return takesInitial(spring) && luck(spring, Topic.INITIAL).in(0.015);
    }

    String elas(int spring) {
        if (speaksEnglishOnly()) {
            return "EO";
        }
        if (missesInitial(spring)) {
            return "TBD";
        }
        if (initiallyFluent) {
            return "IFEP";
        }
        return spring >= reclassified ? "RFEP" : "EL";
    }

    boolean learnsEnglish(int spring) {
        return elas(spring).equals("EL");
    }

    boolean homeless(int spring) {
        return luck(spring, Topic.HOMELESS).in(disadvantaged ? 0.06 : 0.005);
    }

    /** Who is homeless counts as disadvantaged, whatever the family earns. */
    boolean disadvantaged(int spring) {
        return disadvantaged || homeless(spring);
    }

    boolean foster(int spring) {
        return luck(spring, Topic.FOSTER).in(disadvantaged ? 0.006 : 0.0);
    }

    boolean inSpecialEducation() {
        return !disability.isEmpty();
    }

    /** First day in a school of the United States: born elsewhere only those who came after kindergarten. */
    LocalDate firstSchoolDay() {
        return LocalDate.of(arrival - 1, 8, 14).plusDays(number % 40L);
    }

    /** What this pupil draws in one spring for one matter, always the same. */
    Chance luck(int spring, Topic topic) {
        return Chance.of(seed, number, spring, topic.ordinal());
    }

    /** The matters that are drawn apart from each other. */
    enum Topic {
        PERSON,
        MOVES,
        HOMELESS,
        FOSTER,
        INITIAL,
        SUMMATIVE,
        ELA,
        MATH,
        SCIENCE,
        SPANISH,
        SUPPORTS
    }
}
