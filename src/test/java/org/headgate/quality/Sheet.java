package org.headgate.quality;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.headgate.demo.TomsFile;
import org.headgate.layout.Column;
import org.headgate.layout.ColumnType;
import org.headgate.layout.Layout;
import org.headgate.reference.Kind;

/** A file's cells as somebody sees them who has opened it. Each change makes a new sheet. */
record Sheet(Layout layout, List<String> header, List<List<String>> rows) {

    static final String LINE_END = "\r\n";

    static Sheet of(TomsFile file) {
        return new Sheet(file.layout(), file.header(), file.rows());
    }

    byte[] bytes() {
        return text().getBytes(StandardCharsets.UTF_8);
    }

    String text() {
        return text(delimiter(), LINE_END, cell -> delimiter().equals(",") ? quoted(cell) : cell);
    }

    /** Initial ELPAC files of old years came as workbooks, and districts were told to save them with commas. */
    String delimiter() {
        return layout.kind() == Kind.ELPAC_INITIAL && layout.year().spring() <= 2021 ? "," : "^";
    }

    /** As a spreadsheet writes it: in quotes where it must. */
    static String quoted(String cell) {
        return cell.matches("(?s).*[,;\t\"\n\r].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }

    String text(String delimiter, String lineEnd, UnaryOperator<String> written) {
        var text = new StringBuilder(rows.size() * 1_200 + 8_000);
        for (var line : lines()) {
            for (var i = 0; i < line.size(); i++) {
                text.append(i > 0 ? delimiter : "").append(written.apply(line.get(i)));
            }
            text.append(lineEnd);
        }
        return text.toString();
    }

    /** Header and rows. */
    List<List<String>> lines() {
        var lines = new ArrayList<List<String>>();
        lines.add(header);
        lines.addAll(rows);
        return lines;
    }

    Sheet withRows(List<List<String>> others) {
        return new Sheet(layout, header, others);
    }

    /** Every line, the header too, as somebody rewrote it. */
    Sheet withLines(UnaryOperator<List<String>> change) {
        return new Sheet(layout, change.apply(header), rows.stream().map(change).toList());
    }

    /** Every filled cell of some columns. */
    Sheet withCells(Predicate<Column> columns, UnaryOperator<String> change) {
        var places = places(columns);
        return withRows(rows.stream()
                .map(row -> {
                    var cells = new ArrayList<>(row);
                    for (var place : places) {
                        if (!cells.get(place).isEmpty()) {
                            cells.set(place, change.apply(cells.get(place)));
                        }
                    }
                    return List.copyOf(cells);
                })
                .toList());
    }

    Sheet withTypes(List<ColumnType> types, UnaryOperator<String> change) {
        return withCells(column -> types.contains(column.type()), change);
    }

    Sheet withCell(int row, int column, String value) {
        var cells = new ArrayList<>(rows.get(row));
        cells.set(column, value);
        var all = new ArrayList<>(rows);
        all.set(row, List.copyOf(cells));
        return withRows(all);
    }

    /** Places in the header, from 0, of the columns. */
    List<Integer> places(Predicate<Column> columns) {
        return layout.columns().stream()
                .filter(columns)
                .map(column -> column.position() - 1)
                .toList();
    }

    int place(String goesTo) {
        return layout.filling(goesTo).map(column -> column.position() - 1).orElse(-1);
    }
}
