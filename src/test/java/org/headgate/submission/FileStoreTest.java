package org.headgate.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.headgate.platform.HeadgateSettings;
import org.headgate.reference.DistrictCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileStoreTest {

    private static final DistrictCode DISTRICT = new DistrictCode("99930210000000");

    @TempDir
    Path data;

    @Test
    void aFileIsKeptUnderItsDistrictAndDigestAndReadsTheSame() throws IOException {
        var file = Files.writeString(data.resolve("draft.csv"), "a^b\n1^2\n");
        var sha256 = Measure.of(file).sha256();

        store().keep(DISTRICT, sha256, file);
        store().keep(DISTRICT, sha256, file);

        assertThat(inStore()).containsExactly(sha256);
        try (var bytes = store().open(DISTRICT, sha256)) {
            assertThat(bytes).hasBinaryContent(Files.readAllBytes(file));
        }
    }

    @Test
    void aFileThatChangedSinceItWasLookedAtIsNotKept() throws IOException {
        var file = Files.writeString(data.resolve("draft.csv"), "a^b\n1^2\n");
        var sha256 = Measure.of(file).sha256();
        Files.writeString(file, "a^b\n1^3\n");

        assertThatThrownBy(() -> store().keep(DISTRICT, sha256, file)).hasMessageContaining("choose it again");
        assertThat(inStore()).isEmpty();
    }

    @Test
    void rowsAreTheLinesBelowTheHeaderWhateverEndsThem() throws IOException {
        assertThat(rowsOf("")).isZero();
        assertThat(rowsOf("h\n")).isZero();
        assertThat(rowsOf("h\n1\n2")).isEqualTo(2);
        assertThat(rowsOf("h\r\n1\r\n2\r\n\r\n")).isEqualTo(2);
        assertThat(rowsOf("h\r1\r2\r")).isEqualTo(2);
    }

    private long rowsOf(String text) throws IOException {
        return Measure.of(Files.writeString(data.resolve("lines"), text)).rows();
    }

    private FileStore store() {
        return new FileStore(new HeadgateSettings(data, "http://localhost"));
    }

    private java.util.List<String> inStore() throws IOException {
        try (var files = Files.list(data.resolve("files").resolve(DISTRICT.text()))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
