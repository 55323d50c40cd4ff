package org.headgate.demo;

import java.io.BufferedWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
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
        zip.write(workbook(file));
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
                        column.name().contains("Language") ? 3 : column.name().contains("PL") ? 2 : 1,
                        column.codes().stream().mapToInt(String::length).max().orElse(1));
            case ID, DIGITS -> column.length() > 0 ? 1 : 16;
            default -> 1;
        };
        return Math.max(least, column.length());
    }

    private static byte[] workbook(TomsFile file) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "TOMS", "1.0")) {
            workbook.setCompressionLevel(0);
            var sheet = workbook.newWorksheet("Student Score Data");
            sheet.inlineString(0, 0, file.title());
            for (var i = 0; i < file.header().size(); i++) {
                sheet.inlineString(1, i, file.header().get(i));
            }
            var line = 2;
            for (var row : file.rows()) {
                for (var i = 0; i < row.size(); i++) {
                    if (!row.get(i).isEmpty()) {
                        sheet.inlineString(line, i, row.get(i));
                    }
                }
                line++;
            }
        }
        return withoutTheClock(bytes.toByteArray(), file);
    }

    // The writer stamps its entries and its properties with the time of day.
    private static byte[] withoutTheClock(byte[] workbook, TomsFile file) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var in = new ZipInputStream(new ByteArrayInputStream(workbook));
                var out = new ZipOutputStream(bytes)) {
            out.setLevel(Deflater.BEST_SPEED);
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                enter(out, file, entry.getName());
                if (entry.getName().equals("docProps/core.xml")) {
                    var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                    out.write(text.replaceAll(
                                    "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z",
                                    file.year().spring() + "-08-15T06:00:00Z")
                            .getBytes(StandardCharsets.UTF_8));
                } else {
                    in.transferTo(out);
                }
                out.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static void enter(ZipOutputStream zip, TomsFile file, String name) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(LocalDateTime.of(file.year().spring(), 8, 15, 6, 0));
        zip.putNextEntry(entry);
    }
}
