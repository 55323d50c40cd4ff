package org.headgate.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private long rowsOf(String text) throws IOException {
        return Measure.of(Files.writeString(folder.resolve("lines"), text)).rows();
    }
}
