package org.headgate.check;

import java.util.List;
import org.headgate.layout.Row;

/** Reads cells without making garbage of the sound ones. */
final class Cells {

    /** No value: the cell is empty, means "no score", or is not what its column holds. */
    static final int NONE = Integer.MIN_VALUE;

    private Cells() {}

    static boolean isDigits(String cell) {
        for (var i = 0; i < cell.length(); i++) {
            if (!isDigit(cell.charAt(i))) {
                return false;
            }
        }
        return !cell.isEmpty();
    }

    static boolean isNumber(String cell) {
        var points = 0;
        for (var i = cell.charAt(0) == '-' ? 1 : 0; i < cell.length(); i++) {
            var c = cell.charAt(i);
            if (c == '.') {
                points++;
            } else if (!isDigit(c)) {
                return false;
            }
        }
        return points <= 1 && isDigit(cell.charAt(cell.length() - 1));
    }

    /** As spreadsheets write long numbers: {@code 3.06667E+13}. */
    static boolean isScientific(String cell) {
        var e = cell.toUpperCase(java.util.Locale.ROOT).indexOf('E');
        return e > 0
                && e < cell.length() - 1
                && isNumber(cell.substring(0, e))
                && isNumber(cell.substring(e + 1).replace("+", "-").replaceFirst("^-", "0"));
    }

    /** {@code YYYY-MM-DD}, as TOMS writes it; a time of day may follow. */
    static boolean isDate(String cell) {
        return date(cell) != NONE;
    }

    /** Days since 1970, or {@link #NONE}. */
    static int date(String cell) {
        return date(new Row(0, List.of(cell)), 0);
    }

    /** The same, without making a text. */
    static int date(Row row, int cell) {
        var length = row.length(cell);
        if (length < 10
                || row.at(cell, 4) != '-'
                || row.at(cell, 7) != '-'
                || length > 10 && row.at(cell, 10) != ' ' && row.at(cell, 10) != 'T') {
            return NONE;
        }
        return date(digits(row, cell, 0, 4), digits(row, cell, 5, 7), digits(row, cell, 8, 10));
    }

    // Where one of them is no number, it is NONE, and so below what it must be.
    private static int date(int year, int month, int day) {
        return year < 1900 || year > 2100 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)
                ? NONE
                : days(year, month, day);
    }

    // Days since 1970 by the proleptic Gregorian calendar, counted from a March 1 so that leap days come last.
    private static int days(int year, int month, int day) {
        var y = month <= 2 ? year - 1 : year;
        var dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        return y * 365 + y / 4 - y / 100 + y / 400 + dayOfYear - 719_468;
    }

    /** Numbers and slashes or hyphens with the year last: a date that a spreadsheet has rewritten. */
    static boolean isReformattedDate(String cell) {
        var separators = 0;
        for (var i = 0; i < cell.length(); i++) {
            var c = cell.charAt(i);
            if (c == '/' || c == '-') {
                separators++;
            } else if (!isDigit(c)) {
                return false;
            }
        }
        var yearIsLast = cell.length() > 2 && !(isDigit(cell.charAt(1)) && isDigit(cell.charAt(2)));
        return separators == 2 && cell.length() >= 6 && cell.length() <= 10 && isDigit(cell.charAt(0)) && yearIsLast;
    }

    /** A whole number of up to four places, or {@link #NONE}. */
    static int small(String cell) {
        return small(new Row(0, List.of(cell)), 0);
    }

    /** The same, without making a text. */
    static int small(Row row, int cell) {
        var length = row.length(cell);
        return length == 0 || length > 4 ? NONE : digits(row, cell, 0, length);
    }

    /** The number of the test; ELPAC files of 2018-19 say SA and IA for the Summative and the Initial Assessment. */
    static int recordType(Row row, int cell) {
        var number = small(row, cell);
        if (number != NONE) {
            return number;
        }
        return switch (row.cell(cell)) {
            case "SA" -> 21;
            case "IA" -> 22;
            default -> NONE;
        };
    }

    /** The letter; files of old years spell it out. */
    static String gender(String cell) {
        return switch (cell) {
            case "Female" -> "F";
            case "Male" -> "M";
            case "Nonbinary" -> "X";
            default -> cell;
        };
    }

    /** KN is 0. */
    static int grade(Row row, int cell) {
        return row.length(cell) == 2 && row.at(cell, 0) == 'K' && row.at(cell, 1) == 'N' ? 0 : small(row, cell);
    }

    /** Digits 1 to 4, or the words of the Initial file; 9 and NS are no level. */
    static int level(Row row, int cell) {
        if (row.length(cell) == 1) {
            var digit = row.at(cell, 0) - '0';
            return digit >= 1 && digit <= 4 ? digit : NONE;
        }
        var text = row.cell(cell);
        if (text.startsWith("Novice") || text.startsWith("Beginning")) {
            return 1;
        }
        if (text.startsWith("Intermediate") || text.startsWith("Somewhat")) {
            return 2;
        }
        return text.startsWith("Initial Fluent") || text.startsWith("Well") ? 3 : NONE;
    }

    /** 1, 0 or {@link #NONE}. */
    static int yesNo(Row row, int cell) {
        return switch (row.length(cell)) {
            case 1 -> row.at(cell, 0) == 'Y' ? 1 : row.at(cell, 0) == 'N' ? 0 : NONE;
            case 2 -> row.cell(cell).equals("No") ? 0 : NONE;
            case 3 -> row.cell(cell).equals("Yes") ? 1 : NONE;
            default -> NONE;
        };
    }

    private static int digits(Row row, int cell, int from, int to) {
        var value = 0;
        for (var i = from; i < to; i++) {
            var c = row.at(cell, i);
            if (c < '0' || c > '9') {
                return NONE;
            }
            value = value * 10 + c - '0';
        }
        return value;
    }

    private static int daysIn(int year, int month) {
        return switch (month) {
            case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
