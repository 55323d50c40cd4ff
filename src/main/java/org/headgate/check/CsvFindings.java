package org.headgate.check;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Every place that was found, a line each, as CSV. */
final class CsvFindings {

    private static final String HEADER =
            "file,rule,title,weight,column,line,school,value,expected,sentence,remedy,waived\n";

    private final Writer out;

    /** Writes the header; closing the stream is the caller's. */
    CsvFindings(OutputStream out) throws IOException {
        this.out = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        this.out.write(HEADER);
    }

    void add(Extract extract) throws IOException {
        extract.each(seen -> write(extract.file(), seen));
        out.flush();
    }

    private void write(String file, Extract.Seen seen) {
        var rule = seen.cause().rule();
        var line = seen.line().isPresent() ? Long.toString(seen.line().getAsLong()) : "";
        try {
            out.write(String.join(
                    ",",
                    cell(file),
                    cell(rule.id()),
                    cell(rule.title()),
                    cell(seen.cause().weight().word()),
                    cell(seen.cause().column()),
                    line,
                    cell(seen.place().school()),
                    cell(seen.value()),
                    cell(seen.expected()),
                    cell(seen.sentence()),
                    cell(rule.remedy()),
                    seen.waived() ? "yes" : "no"));
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // A spreadsheet takes a cell that begins so for a formula.
    static String cell(String text) {
        var harmless = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return '"' + harmless.replace("\"", "\"\"") + '"';
    }
}
