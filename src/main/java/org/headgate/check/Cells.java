package org.headgate.check;

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
        if (cell.length() < 10
                || cell.charAt(4) != '-'
                || cell.charAt(7) != '-'
                || cell.length() > 10 && cell.charAt(10) != ' ' && cell.charAt(10) != 'T') {
            return NONE;
        }
        var year = digits(cell, 0, 4);
        var month = digits(cell, 5, 7);
        var day = digits(cell, 8, 10);
        if (year < 1900 || year > 2100 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) {
            return NONE;
        }
        return days(year, month, day);
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
        return cell.isEmpty() || cell.length() > 4 ? NONE : digits(cell, 0, cell.length());
    }

    /** The number of the test; ELPAC files of 2018-19 say SA and IA for the Summative and the Initial Assessment. */
    static int recordType(String cell) {
        return cell.equals("SA") ? 21 : cell.equals("IA") ? 22 : small(cell);
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
    static int grade(String cell) {
        return cell.equals("KN") ? 0 : small(cell);
    }

    /** Digits 1 to 4, or the words of the Initial file; 9 and NS are no level. */
    static int level(String cell) {
        if (cell.length() == 1) {
            var digit = cell.charAt(0) - '0';
            return digit >= 1 && digit <= 4 ? digit : NONE;
        }
        if (cell.startsWith("Novice") || cell.startsWith("Beginning")) {
            return 1;
        }
        if (cell.startsWith("Intermediate") || cell.startsWith("Somewhat")) {
            return 2;
        }
        return cell.startsWith("Initial Fluent") || cell.startsWith("Well") ? 3 : NONE;
    }

    /** 1, 0 or {@link #NONE}. */
    static int yesNo(String cell) {
        return switch (cell) {
            case "Yes", "Y" -> 1;
            case "No", "N" -> 0;
            default -> NONE;
        };
    }

    private static int digits(String cell, int from, int to) {
        var value = 0;
        for (var i = from; i < to; i++) {
            if (!isDigit(cell.charAt(i))) {
                return NONE;
            }
            value = value * 10 + cell.charAt(i) - '0';
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
