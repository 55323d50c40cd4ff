package org.headgate.demo;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes lines as TOMS does: carets between the cells, no quotes, CRLF at the end. */
final class LineWriter {

    private final Writer text;

    LineWriter(OutputStream out) {
        this.text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
    }

    void write(List<String> cells) throws IOException {
        for (var i = 0; i < cells.size(); i++) {
            if (i > 0) {
                text.write('^');
            }
            text.write(cells.get(i));
        }
        text.write("\r\n");
    }

    void flush() throws IOException {
        text.flush();
    }
}
