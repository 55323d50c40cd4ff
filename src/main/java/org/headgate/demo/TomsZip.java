package org.headgate.demo;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.headgate.layout.Column;

/** The ZIP that TOMS gives: the caret CSV and its twins, a fixed-width .dat and a workbook. Same file, same bytes. */
final class TomsZip {

    private TomsZip() {}

    static void write(TomsFile file, OutputStream out) throws IOException {
        var zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        // Fast rather than small: sample files are made at every first start.
        zip.setLevel(Deflater.BEST_SPEED);
        enter(zip, file, file.name());
        zip.write(file.bytes());
        zip.closeEntry();
        enter(zip, file, file.stem() + ".dat");
        fixedWidth(file, zip);
        zip.closeEntry();
        enter(zip, file, file.stem() + ".xlsx");
        Workbook.write(zip, file.title(), file.header(), file.rows(), madeAt(file));
        zip.closeEntry();
        zip.finish();
    }

    // No header, no delimiter: every record as long as the layout's columns together.
    private static void fixedWidth(TomsFile file, OutputStream out) throws IOException {
        var text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
        var widths = file.columns().stream().mapToInt(TomsZip::width).toArray();
        for (var row : file.rows()) {
            for (var i = 0; i < widths.length; i++) {
                var cell = i < row.size() ? row.get(i) : "";
                text.write(cell, 0, Math.min(cell.length(), widths[i]));
                for (var blank = cell.length(); blank < widths[i]; blank++) {
                    text.write(' ');
                }
            }
            text.write("\r\n");
        }
        text.flush();
    }

    /** A column's width. Where no document gave one, or the one given is too small for its type, the type decides. */
    static int width(Column column) {
        var least = switch (column.type()) {
            case DATE -> 10;
            case CDS14 -> 14;
            case YESNO -> 3;
            case SCORE, INT -> column.length() > 0 ? 1 : 4;
            // Newer files hold languages of three letters and levels of NS in columns once measured for less.
            case CODE ->
                Math.max(
                        column.name().contains("Language") ? 3 : isOfLevels(column) ? 2 : 1,
                        column.codes().stream().mapToInt(String::length).max().orElse(1));
            case ID, DIGITS -> column.length() > 0 ? 1 : 16;
            default -> 1;
        };
        return Math.max(least, column.length());
    }

    private static boolean isOfLevels(Column column) {
        return column.name().contains("PL") || column.name().contains("Performance");
    }

    private static void enter(ZipOutputStream zip, TomsFile file, String name) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(madeAt(file));
        zip.putNextEntry(entry);
    }

    // TOMS makes its files in the night; the same file was always made in the same one.
    private static LocalDateTime madeAt(TomsFile file) {
        return LocalDateTime.of(file.year().spring(), 8, 15, 6, 0);
    }
}
