package org.headgate.check;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.headgate.layout.Layout;
import org.headgate.layout.Layouts;
import org.headgate.layout.Row;
import org.jspecify.annotations.Nullable;

/** Knows the rows that are about no pupil: what pasting, adding up and clearing leave behind. They are never taken. */
final class OddRows {

    private static final Pattern TOTAL =
            Pattern.compile("(grand |sub)?-?totals?:?|sum:?|count:?|average:?|mean:?", Pattern.CASE_INSENSITIVE);
    private static final int FEW_CELLS = 20;

    private final Set<String> firstColumns;
    private final Rule headerAgain;
    private final Rule totalRow;
    private final Rule emptyRows;
    private final Rule lineBreak;
    private final Rule tooLong;
    private final Rule brokenShape;
    private final int width;

    OddRows(Rules rules, Layout own, int width) {
        this.width = width;
        firstColumns = Stream.concat(Stream.of(own), Layouts.onClassPath().all().stream())
                .map(layout -> Layout.plain(layout.names().get(0)))
                .collect(Collectors.toUnmodifiableSet());
        headerAgain = rules.get("header-again");
        totalRow = rules.get("total-row");
        emptyRows = rules.get("empty-rows");
        lineBreak = rules.get("line-break-in-cell");
        tooLong = rules.get("line-too-long");
        brokenShape = rules.get("cells-per-row");
    }

    /** Why the row is none; null for one that can be looked at. */
    @Nullable
    Rule why(Row row) {
        if (row.flaw().isPresent()) {
            switch (row.flaw().get()) {
                case TOO_LONG -> {
                    return tooLong;
                }
                case LINE_BREAK -> {
                    return lineBreak;
                }
                case NOT_UTF8 -> {}
            }
        }
        var odd = beginsAsRow(row) ? null : odd(row);
        return odd == null && row.size() != width ? brokenShape : odd;
    }

    // Nearly every row begins with two digits; no more is asked of it.
    private static boolean beginsAsRow(Row row) {
        var first = row.cell(0);
        return !first.isEmpty() && first.length() <= 2 && Character.isDigit(first.charAt(0));
    }

    private @Nullable Rule odd(Row row) {
        if (beginsAsHeader(row.cell(0))) {
            return headerAgain;
        }
        var filled = filled(row);
        if (filled == 0) {
            return row.size() > 1 ? emptyRows : null;
        }
        return filled <= FEW_CELLS && TOTAL.matcher(first(row)).matches() ? totalRow : null;
    }

    // The other file may have been delimited or quoted otherwise.
    private boolean beginsAsHeader(String cell) {
        return firstColumns.contains(Layout.plain(cell.split("[\\^,;|\t]", 2)[0].replace("\"", "")));
    }

    private static int filled(Row row) {
        var filled = 0;
        for (var i = 0; i < row.size(); i++) {
            filled += row.isEmpty(i) ? 0 : 1;
        }
        return filled;
    }

    private static String first(Row row) {
        for (var i = 0; i < row.size(); i++) {
            if (!row.isEmpty(i)) {
                return row.cell(i).strip();
            }
        }
        return "";
    }

    /** What fills the rule's message. */
    Map<String, String> said(Rule why, Row row) {
        var said = new TreeMap<String, String>();
        if (why == totalRow) {
            said.put("value", first(row));
            said.put("cells", String.format(Locale.US, "%,d", filled(row)));
        } else if (why == brokenShape) {
            said.put("cells", Integer.toString(row.size()));
            said.put("expected", Integer.toString(width));
        }
        return said;
    }
}
