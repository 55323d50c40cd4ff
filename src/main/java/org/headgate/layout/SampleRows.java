package org.headgate.layout;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.headgate.reference.Sentence;

/** A sample's rows against a layout nobody has used yet: how many fit, and which cells surprise. */
final class SampleRows {

    private static final int CODES_SHOWN = 8;
    private static final Set<String> YES_OR_NO = Set.of("Yes", "No", "Y", "N");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?|NS");
    private static final Pattern DIGITS = Pattern.compile("\\d+");

    private final int width;
    private final Column[] columns;
    private final Map<Column, Wrong> wrong = new LinkedHashMap<>();
    private long rows;
    private long whole;
    private long firstBroken;
    private boolean isAll = true;

    /** What is wrong with the cells of a column. */
    private static final class Wrong {
        private long empty;
        private long unfit;
        private long firstLine;
        private final Map<String, Integer> codes = new TreeMap<>();
    }

    SampleRows(Layout layout, List<String> header) {
        width = header.size();
        columns = new Column[width];
        for (int i = 0; i < width; i++) {
            int place = i;
            layout.column(header.get(i)).ifPresent(column -> columns[place] = column);
        }
    }

    void read(Iterable<Row> file, int most) {
        for (var row : file) {
            if (rows == most) {
                isAll = false;
                return;
            }
            if (row.size() == 1 && row.isEmpty(0)) {
                continue;
            }
            rows++;
            if (row.size() == width) {
                whole++;
                look(row);
            } else if (firstBroken == 0) {
                firstBroken = row.line();
            }
        }
    }

    private void look(Row row) {
        for (int i = 0; i < width; i++) {
            var column = columns[i];
            if (column == null) {
                continue;
            }
            if (row.isEmpty(i)) {
                if (column.required()) {
                    note(column, row).empty++;
                }
            } else if (!fits(column, row.cell(i))) {
                var noted = note(column, row);
                noted.unfit++;
                keepCode(column, row.cell(i), noted);
            }
        }
    }

    private Wrong note(Column column, Row row) {
        var noted = wrong.computeIfAbsent(column, c -> new Wrong());
        if (noted.firstLine == 0) {
            noted.firstLine = row.line();
        }
        return noted;
    }

    // A code of a code column is no pupil's name; anything longer might be.
    private static void keepCode(Column column, String cell, Wrong noted) {
        boolean isCode = (column.type() == ColumnType.CODE || column.type() == ColumnType.YESNO)
                && cell.matches("[A-Z0-9]{1,4}");
        if (isCode && (noted.codes.size() < 50 || noted.codes.containsKey(cell))) {
            noted.codes.merge(cell, 1, Integer::sum);
        }
    }

    private static boolean fits(Column column, String cell) {
        return switch (column.type()) {
            case DATE -> DATE.matcher(cell).matches();
            case CDS14 -> cell.length() == 14 && DIGITS.matcher(cell).matches();
            case YESNO -> YES_OR_NO.contains(cell);
            case SCORE, INT -> NUMBER.matcher(cell).matches();
            case DIGITS -> DIGITS.matcher(cell).matches();
            case CODE -> column.codes().isEmpty() || column.codes().contains(cell);
            case BLANK -> false;
            case TEXT, ID, SETTING -> true;
        };
    }

    long rows() {
        return rows;
    }

    long whole() {
        return whole;
    }

    List<Sentence> said() {
        var said = new ArrayList<Sentence>();
        if (rows == 0) {
            said.add(Sentence.of("layout.trial.no-row"));
        } else if (whole < rows) {
            said.add(Sentence.of("layout.trial.broken-rows", whole, rows, width, firstBroken));
        } else {
            said.add(Sentence.of("layout.trial.whole-rows", rows, width));
        }
        if (!isAll) {
            said.add(Sentence.of("layout.trial.first-rows", rows));
        }
        said.add(
                wrong.isEmpty()
                        ? Sentence.of("layout.trial.no-surprise")
                        : Sentence.of("layout.trial.surprises", wrong.size()));
        return said;
    }

    List<Sentence> surprises() {
        var said = new ArrayList<Sentence>();
        wrong.forEach((column, noted) -> {
            if (noted.empty > 0) {
                said.add(Sentence.of(
                        "layout.trial.empty", column.position(), column.name(), noted.empty, whole, noted.firstLine));
            }
            if (noted.unfit > 0) {
                said.add(unfit(column, noted));
            }
        });
        return said;
    }

    private Sentence unfit(Column column, Wrong noted) {
        // Where most cells surprise, the columns have slipped, and what looks like a code may be anything.
        var codes = noted.unfit * 2 > whole && noted.codes.size() > CODES_SHOWN
                ? ""
                : String.join(
                        ", ", noted.codes.keySet().stream().limit(CODES_SHOWN).toList());
        return Sentence.of(
                "layout.trial.unfit" + (codes.isEmpty() ? "" : "-codes"),
                column.position(),
                column.name(),
                noted.unfit,
                whole,
                column.type().word(),
                noted.firstLine,
                codes);
    }
}
