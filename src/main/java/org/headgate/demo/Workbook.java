package org.headgate.demo;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The smallest .xlsx a spreadsheet opens: one sheet, every cell text. Written by hand because a library stamps its
 * entries with the time of day, and the same file must give the same bytes.
 */
final class Workbook {

    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private static final Map<String, String> FRAME = new TreeMap<>(Map.of(
            "[Content_Types].xml",
            XML + "<Types xmlns=\"" + PACKAGE + "content-types\">"
                    + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                    + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" + TYPE + "sheet.main+xml\"/>"
                    + "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"" + TYPE + "worksheet+xml\"/>"
                    + "</Types>",
            "_rels/.rels",
            XML + "<Relationships xmlns=\"" + PACKAGE + "relationships\"><Relationship Id=\"rId1\" Type=\"" + DOCUMENT
                    + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
            "xl/workbook.xml",
            XML + "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + DOCUMENT + "\"><sheets>"
                    + "<sheet name=\"Student Score Data\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
            "xl/_rels/workbook.xml.rels",
            XML + "<Relationships xmlns=\"" + PACKAGE + "relationships\"><Relationship Id=\"rId1\" Type=\"" + DOCUMENT
                    + "/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"));

    private Workbook() {}

    /** A title line, the header, then the rows; the stream stays open. */
    static void write(OutputStream out, String title, List<String> header, List<List<String>> rows, LocalDateTime at)
            throws IOException {
        var zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        zip.setLevel(Deflater.BEST_SPEED);
        for (var part : FRAME.entrySet()) {
            enter(zip, part.getKey(), at);
            zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        enter(zip, "xl/worksheets/sheet1.xml", at);
        var sheet = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8), 1 << 16);
        var columns = columns(header.size() + 32);
        sheet.write(XML + "<worksheet xmlns=\"" + MAIN + "\"><sheetData>");
        row(sheet, 1, List.of(title), columns);
        row(sheet, 2, header, columns);
        for (var i = 0; i < rows.size(); i++) {
            row(sheet, i + 3, rows.get(i), columns);
        }
        sheet.write("</sheetData></worksheet>");
        sheet.flush();
        zip.closeEntry();
        zip.finish();
    }

    private static void row(Writer sheet, int line, List<String> cells, String[] columns) throws IOException {
        var number = Integer.toString(line);
        sheet.write("<row r=\"" + number + "\">");
        for (var i = 0; i < cells.size(); i++) {
            var cell = cells.get(i);
            if (!cell.isEmpty()) {
                sheet.write("<c r=\"");
                sheet.write(columns[i]);
                sheet.write(number);
                sheet.write("\" t=\"inlineStr\"><is><t>");
                sheet.write(escaped(cell));
                sheet.write("</t></is></c>");
            }
        }
        sheet.write("</row>");
    }

    private static String escaped(String cell) {
        return cell.indexOf('&') < 0 && cell.indexOf('<') < 0
                ? cell
                : cell.replace("&", "&amp;").replace("<", "&lt;");
    }

    /** A, B, ... Z, AA, AB, ... */
    private static String[] columns(int count) {
        var names = new String[count];
        for (var i = 0; i < count; i++) {
            names[i] = (i < 26 ? "" : names[i / 26 - 1]) + (char) ('A' + i % 26);
        }
        return names;
    }

    private static void enter(ZipOutputStream zip, String name, LocalDateTime at) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(at);
        zip.putNextEntry(entry);
    }
}
