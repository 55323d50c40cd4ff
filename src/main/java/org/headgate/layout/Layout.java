package org.headgate.layout;

import java.util.List;
import java.util.Optional;
import org.headgate.reference.Kind;
import org.headgate.reference.SchoolYear;

/** The columns of one kind's file in one school year, in header order. */
public record Layout(Kind kind, SchoolYear year, List<Column> columns) {

    /** {@code caaspp-2024-25}, as its file is called. */
    public String name() {
        return kind.word() + "-" + year.text();
    }

    /** The column of that header name, without regard to case and spaces. */
    public Optional<Column> column(String name) {
        return columns.stream().filter(c -> same(c.name(), name)).findFirst();
    }

    /** The column that fills this column of the score facts or of the pupil. */
    public Optional<Column> filling(String goesTo) {
        return columns.stream().filter(c -> c.goesTo().equals(goesTo)).findFirst();
    }

    static boolean same(String a, String b) {
        return a.replace(" ", "").equalsIgnoreCase(b.replace(" ", ""));
    }
}
