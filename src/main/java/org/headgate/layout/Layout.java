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

    static boolean same(String a, String b) {
        return plain(a).equals(plain(b));
    }

    // Real headers hold slips such as "SSR Eligible" and "Final Tested School NPS Flag"; those of 2018-19 write hyphens
    // in one copy and dashes in the next.
    static String plain(String name) {
        return name.replace(" ", "")
                .replace('\u2013', '-')
                .replace('\u2014', '-')
                .toLowerCase(Locale.ROOT);
    }
}
