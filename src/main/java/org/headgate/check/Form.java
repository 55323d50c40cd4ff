package org.headgate.check;

import java.time.LocalDate;
import java.util.Locale;

/** How a value is kept and shown. */
enum Form {
    TEXT("text"),
    NUMBER("integer"),
    /** A record type, two digits. */
    TYPE("integer"),
    /** A grade; kindergarten is 0. */
    GRADE("integer"),
    YES_NO("boolean"),
    /** Days since 1970. */
    DATE("date");

    private final String sqlType;

    Form(String sqlType) {
        this.sqlType = sqlType;
    }

    /** The type of PostgreSQL that holds the same. */
    String sqlType() {
        return sqlType;
    }

    String shown(int number) {
        if (number == Cells.NONE) {
            return "nothing";
        }
        return switch (this) {
            case TYPE -> "%02d".formatted(number);
            case GRADE -> number == 0 ? "KN" : "%02d".formatted(number);
            case YES_NO -> number == 1 ? "Yes" : "No";
            case DATE -> LocalDate.ofEpochDay(number).toString();
            case NUMBER -> number >= 10_000 ? String.format(Locale.US, "%,d", number) : Integer.toString(number);
            case TEXT -> throw new IllegalStateException("A text is no number");
        };
    }
}
