package org.headgate.reference;

import java.time.LocalDate;

/** A school year, named by its spring as TOMS does: 2025 is 2024-25. */
public record SchoolYear(int spring) implements Comparable<SchoolYear> {

    public SchoolYear {
        if (spring < 2000 || spring > 2099) {
            throw new IllegalArgumentException("A school year's spring lies between 2000 and 2099, not " + spring);
        }
    }

    /** From {@code 2024-25}. */
    public static SchoolYear of(String text) {
        if (!text.matches("20\\d\\d-\\d\\d")) {
            throw new IllegalArgumentException("A school year is written as 2024-25, not " + text);
        }
        var year = new SchoolYear(Integer.parseInt(text.substring(0, 4)) + 1);
        if (!year.text().equals(text)) {
            throw new IllegalArgumentException("A school year spans two following years, unlike " + text);
        }
        return year;
    }

    /** The one that the day is in; a year turns with July. */
    public static SchoolYear at(LocalDate day) {
        return new SchoolYear(day.getMonthValue() < 7 ? day.getYear() : day.getYear() + 1);
    }

    /** {@code 2024-25}. */
    public String text() {
        return "%d-%02d".formatted(spring - 1, spring % 100);
    }

    public SchoolYear before() {
        return new SchoolYear(spring - 1);
    }

    @Override
    public int compareTo(SchoolYear other) {
        return Integer.compare(spring, other.spring);
    }

    @Override
    public String toString() {
        return text();
    }
}
