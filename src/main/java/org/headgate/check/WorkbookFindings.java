package org.headgate.check;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.IdentityHashMap;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.headgate.reference.Wording;

/** What was found as an Excel workbook: a summary, and a sheet for each cause with all its places. */
final class WorkbookFindings {

    /** As many rows as a sheet of Excel has. */
    static final int EXCEL_ROWS = 1_048_576;

    private static final int WIDEST = 80;
    private static final int FLUSH_AFTER = 500;

    private final Wording wording;
    private final int rowsOfSheet;

    WorkbookFindings(Wording wording) {
        this(wording, EXCEL_ROWS);
    }

    WorkbookFindings(Wording wording, int rowsOfSheet) {
        this.wording = wording;
        this.rowsOfSheet = rowsOfSheet;
    }

    /** Closing the stream is the caller's. */
    void write(Extract extract, OutputStream out) throws IOException {
        var causes = extract.causes();
        // A workbook is written sheet by sheet, and the places come in the order of the file.
        try (var spool = new Spool(causes.size())) {
            var kinds = new IdentityHashMap<Extract.Counted, Integer>();
            causes.forEach(cause -> kinds.put(cause, kinds.size()));
            extract.each(seen -> keep(spool, kinds.getOrDefault(seen.cause(), 0), seen));
            var workbook = new Workbook(out, "Headgate", "1.0");
            writeSummary(workbook.newWorksheet(wording.say("check.sheet.summary")), extract);
            for (var i = 0; i < causes.size(); i++) {
                writeSheet(workbook.newWorksheet(nameOf(i, causes.get(i))), spool, i);
            }
            workbook.finish();
        }
    }

    private static void keep(Spool spool, int kind, Extract.Seen seen) {
        try {
            spool.add(
                    kind,
                    List.of(
                            seen.line().isPresent() ? Long.toString(seen.line().getAsLong()) : "",
                            seen.place().school(),
                            seen.cause().column(),
                            seen.value(),
                            seen.expected(),
                            seen.sentence(),
                            seen.waived() ? "yes" : "no"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // Excel wants names of up to 31 characters, each another.
    private static String nameOf(int place, Extract.Counted cause) {
        var name = (place + 1) + " " + cause.rule().id();
        return name.length() > 31 ? name.substring(0, 31) : name;
    }

    private void writeSummary(Worksheet sheet, Extract extract) throws IOException {
        var row = 0;
        sheet.inlineString(row, 0, extract.file());
        sheet.style(row++, 0).bold().fontSize(14).set();
        for (var sentence : extract.about()) {
            sheet.inlineString(row++, 0, sentence);
        }
        sheet.inlineString(row++, 0, wording.say("check.sheet.rule-set", extract.ruleSet()));
        row = writeHeadings(
                sheet,
                row + 1,
                List.of("sheet", "title", "column", "weight", "found", "waived", "schools", "fixer", "remedy"));
        for (var i = 0; i < extract.causes().size(); i++) {
            writeCause(sheet, row++, i, extract.causes().get(i));
        }
        var widths = new int[] {28, 48, 32, 10, 12, 10, 10, 40, 80};
        for (var i = 0; i < widths.length; i++) {
            sheet.width(i, widths[i]);
        }
        sheet.finish();
    }

    private void writeCause(Worksheet sheet, int row, int place, Extract.Counted cause) {
        var rule = cause.rule();
        sheet.inlineString(row, 0, nameOf(place, cause));
        sheet.inlineString(row, 1, rule.title());
        sheet.inlineString(row, 2, cause.column());
        sheet.inlineString(row, 3, wording.say("check.sheet." + cause.weight().word()));
        sheet.value(row, 4, cause.found());
        sheet.value(row, 5, cause.waived());
        sheet.value(row, 6, cause.schools());
        sheet.inlineString(row, 7, wording.say("check.fixer." + rule.fixer().word()));
        sheet.inlineString(row, 8, rule.remedy());
    }

    private int writeHeadings(Worksheet sheet, int row, List<String> keys) {
        for (var i = 0; i < keys.size(); i++) {
            sheet.inlineString(row, i, wording.say("check.sheet." + keys.get(i)));
            sheet.style(row, i).bold().set();
        }
        return row + 1;
    }

    private void writeSheet(Worksheet sheet, Spool spool, int kind) throws IOException {
        var headings = List.of("line", "school", "column", "value", "expected", "sentence", "waived");
        var widths = spool.widths(kind);
        for (var i = 0; i < headings.size(); i++) {
            var longest = i < widths.size() ? widths.get(i) : 0;
            sheet.width(i, Math.min(WIDEST, Math.max(longest, 8) + 3));
        }
        sheet.freezePane(0, 1);
        writeHeadings(sheet, 0, headings);
        var written = new int[] {1};
        var left = new long[1];
        spool.each(kind, line -> {
            if (written[0] >= rowsOfSheet - 1) {
                left[0]++;
                return;
            }
            writePlace(sheet, written[0]++, line);
        });
        if (left[0] > 0) {
            sheet.inlineString(written[0], 0, wording.say("check.sheet.more", left[0], rowsOfSheet));
        }
        sheet.finish();
    }

    private static void writePlace(Worksheet sheet, int row, List<String> line) throws IOException {
        for (var i = 0; i < line.size(); i++) {
            var text = line.get(i);
            if (i == 0 && !text.isEmpty()) {
                sheet.value(row, 0, Long.parseLong(text));
            } else if (!text.isEmpty()) {
                // Inline strings are text for good: an id keeps its zeros, and nothing is taken for a formula.
                sheet.inlineString(row, i, text);
            }
        }
        if (row % FLUSH_AFTER == 0) {
            sheet.flush();
        }
    }
}
