package org.headgate.layout;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.headgate.reference.Kind;
import org.headgate.reference.SchoolYear;

/** The columns of one kind's file in one school year, in header order. */
public record Layout(Kind kind, SchoolYear year, List<Column> columns) {

    /** {@code caaspp-2024-25}, as its file is called. */
    public String name() {
        return kind.word() + "-" + year.text();
    }

    /**
     * Whether its files come with commas: until 2020-21 TOMS gave the Initial ELPAC file as a workbook, and districts
     * were told to save it as CSV.
     */
    boolean comesWithCommas() {
        return kind == Kind.ELPAC_INITIAL && year.spring() <= 2021;
    }

    /** The column of that header name, without regard to case and spaces. */
    public Optional<Column> column(String name) {
        // Nearly every header has the very name, and to see that costs nothing.
        for (var column : columns) {
            if (column.name().equals(name)) {
                return Optional.of(column);
            }
        }
        return columns.stream().filter(c -> same(c.name(), name)).findFirst();
    }

    /** The first column that fills this column of the score facts or of the pupil. */
    public Optional<Column> filling(String goesTo) {
        return columns.stream().filter(c -> c.goesTo().equals(goesTo)).findFirst();
    }

    /**
     * Every column that may fill it, in header order: the part levels of CAASPP come from the claim columns on a
     * Smarter Balanced row and from the domain columns on a CAST row. The first that is not empty counts.
     */
    public List<Column> allFilling(String goesTo) {
        return columns.stream().filter(c -> c.goesTo().equals(goesTo)).toList();
    }

    /** The header's names in file order. */
    public List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    // Makes no garbage: a file's every column is looked for among all of the layout's.
    static boolean same(String a, String b) {
        int i = passSpaces(a, 0);
        int j = passSpaces(b, 0);
        while (i < a.length() && j < b.length()) {
            if (plain(a.charAt(i)) != plain(b.charAt(j))) {
                return false;
            }
            i = passSpaces(a, i + 1);
            j = passSpaces(b, j + 1);
        }
        return i == a.length() && j == b.length();
    }

    private static int passSpaces(String name, int from) {
        int i = from;
        while (i < name.length() && name.charAt(i) == ' ') {
            i++;
        }
        return i;
    }

    private static char plain(char letter) {
        return letter == '\u2013' || letter == '\u2014' ? '-' : Character.toLowerCase(letter);
    }

    /**
     * A header's name as it is compared. Real headers hold slips such as "SSR Eligible" and "Final Tested School NPS
     * Flag"; those of 2018-19 write hyphens in one copy and dashes in the next.
     */
    public static String plain(String name) {
        return name.replace(" ", "")
                .replace('\u2013', '-')
                .replace('\u2014', '-')
                .toLowerCase(Locale.ROOT);
    }
}
