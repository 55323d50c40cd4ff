package org.headgate.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasureTest {

    @TempDir
    Path folder;

    @Test
    void rowsAreTheLinesBelowTheHeaderWhateverEndsThem() throws IOException {
        assertThat(rowsOf("")).isZero();
        assertThat(rowsOf("h\n")).isZero();
        assertThat(rowsOf("h\n1\n2")).isEqualTo(2);
        assertThat(rowsOf("h\r\n1\r\n2\r\n\r\n")).isEqualTo(2);
        assertThat(rowsOf("h\r1\r2\r")).isEqualTo(2);
    }

    @Test
    void aRowInQuotesIsOneRowOnHoweverManyLinesItStands() throws IOException {
        assertThat(rowsOf("\"h\"^\"i\"\n\"1\"^\"a\n\nb\"\n\n\"2\"^\"c\"\n")).isEqualTo(2);
    }

    @Test
    void allBytesCountThoughAQuoteIsNeverClosed() throws IOException {
        var text = "\"h\"\n\"1\n" + "x".repeat(3 << 20);

        var measure = Measure.of(Files.writeString(folder.resolve("open"), text));

        assertThat(measure.rows()).isEqualTo(1);
        assertThat(measure.bytes()).isEqualTo(text.length());
        assertThat(measure.sha256()).isEqualTo(sha256(text));
    }

    private static String sha256(String text) {
        return HexFormat.of().formatHex(Measure.digest().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private long rowsOf(String text) throws IOException {
        return Measure.of(Files.writeString(folder.resolve("lines"), text)).rows();
    }
}
