package org.headgate.check;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.headgate.layout.Layouts;

/**
 * What may be told of a cell. When a row has slipped sideways, or columns were mixed up, any cell may hold a pupil's
 * name; so only what can't be one is told: figures, codes of some layout, and what spreadsheets make of codes.
 */
final class Shown {

    /** In place of what is not told. */
    static final String NOT_KEPT = "(not kept)";

    private static final int SAYS_WHAT_IT_HOLDS = 24;

    private static final Set<String> CODES = codes();

    private Shown() {}

    static String of(String cell) {
        if (cell.isEmpty()) {
            return "(empty)";
        }
        var told = cell.length() <= SAYS_WHAT_IT_HOLDS
                && (CODES.contains(plain(cell)) || isFigure(cell) && !isIdentifier(cell) && !isDay(cell));
        return told ? cell : NOT_KEPT;
    }

    /** Of a cell in a column of days, where a day is no birth date. */
    static String day(String cell) {
        return cell.length() <= SAYS_WHAT_IT_HOLDS && isFigure(cell) && !isIdentifier(cell) ? cell : of(cell);
    }

    /** Of an identifier: its last four figures. */
    static String end(String cell) {
        if (cell.isEmpty()) {
            return "(empty)";
        }
        return isFigure(cell) ? "…" + cell.substring(Math.max(0, cell.length() - 4)) : NOT_KEPT;
    }

    // Digits, what stands around them in numbers and dates, and one letter: a slip of the finger, or that of 1.5E+10.
    private static boolean isFigure(String cell) {
        var digits = cell.length() == 1 ? 1 : 0;
        var letters = 0;
        for (var i = 0; i < cell.length(); i++) {
            var c = cell.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (" .,:/+-%".indexOf(c) < 0) {
                letters++;
            }
        }
        return digits > 0 && letters <= 1;
    }

    // An SSID has ten digits, a UIN eight or more; a school's code has fourteen, or thirteen when its zero was lost.
    private static boolean isIdentifier(String cell) {
        return cell.length() >= 8 && cell.length() <= 12 && Cells.isDigits(cell);
    }

    private static boolean isDay(String cell) {
        return Cells.isDate(cell) || Cells.isReformattedDate(cell);
    }

    private static Set<String> codes() {
        var codes = new HashSet<>(Set.of(
                "yes",
                "no",
                "y",
                "n",
                "true",
                "false",
                "ns",
                "zz",
                "null",
                "nan",
                "#n/a",
                "#ref!",
                "#value!",
                "#name?",
                "male",
                "female",
                "nonbinary"));
        for (var layout : Layouts.onClassPath().all()) {
            layout.columns().forEach(column -> column.codes().forEach(code -> codes.add(plain(code))));
        }
        return Set.copyOf(codes);
    }

    private static String plain(String cell) {
        return cell.strip().toLowerCase(Locale.ROOT);
    }
}
