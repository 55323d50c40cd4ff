package org.headgate.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.headgate.layout.Column;
import org.headgate.layout.Layout;

/**
 * What stands in each column, by header name. One table serves every year: a year's layout picks its columns, and a
 * column that is not listed here stays empty.
 */
final class Cells<T> {

    private final Map<String, Function<Registration<T>, String>> byName = new HashMap<>();

    Cells<T> put(String name, Function<Registration<T>, String> cell) {
        byName.put(plain(name), cell);
        return this;
    }

    Cells<T> always(String name, String value) {
        return put(name, row -> value);
    }

    /** The rows' cells in the layout's order. */
    Function<Registration<T>, List<String>> inOrderOf(Layout layout) {
        var cells = new ArrayList<Function<Registration<T>, String>>();
        for (Column column : layout.columns()) {
            cells.add(byName.getOrDefault(key(column), row -> ""));
        }
        return row -> {
            var values = new String[cells.size()];
            for (var i = 0; i < values.length; i++) {
                values[i] = cells.get(i).apply(row);
            }
            return List.of(values);
        };
    }

    private static String key(Column column) {
        var name = plain(LongNames.shortened(column.name()));
        // Files of old years spell it out.
        return name.equals("gender") && column.codes().contains("Female") ? "genderinfull" : name;
    }

    private static String plain(String name) {
        return name.replace(" ", "").toLowerCase(Locale.ROOT);
    }

    static String yesNo(boolean is) {
        return is ? "Yes" : "No";
    }

    static String letter(boolean is) {
        return is ? "Y" : "N";
    }

    /** {@code KN}, {@code 01} to {@code 12}. */
    static String grade(int grade) {
        return grade == 0 ? "KN" : grade < 10 ? "0" + grade : Integer.toString(grade);
    }

    /** Zeros in front up to the width, as TOMS pads errors to four and items to three. */
    static String padded(int number, int width) {
        var digits = Integer.toString(number);
        return "0".repeat(Math.max(0, width - digits.length())) + digits;
    }

    static String unlessZero(int number) {
        return number == 0 ? "" : Integer.toString(number);
    }
}
