package org.headgate.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterKeyTest {

    private static final byte[] KEY =
            "thirty-two bytes of a district's".getBytes(java.nio.charset.StandardCharsets.UTF_8);

    @TempDir
    Path data;

    @Test
    void withoutAConfiguredKeyOneIsMadeOnceThatOnlyItsOwnerReads() throws IOException {
        var first = MasterKey.keptIn(data);
        var second = MasterKey.keptIn(data);

        assertThat(second.unwrap(first.wrap(KEY, "a"), "a")).isEqualTo(KEY);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("master.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aWrappedKeyOpensForItsHolderOnly() {
        var master = MasterKey.keptIn(data);
        var wrapped = master.wrap(KEY, "99930210000000");

        assertThatThrownBy(() -> master.unwrap(wrapped, "99930220000000"))
                .hasMessageContaining("does not open with headgate.master-key");
    }

    @Test
    void theMarkNamesAKeyAndDoesNotTellIt() throws IOException {
        var master = MasterKey.keptIn(data);
        var other = MasterKey.keptIn(data.resolve("other"));

        assertThat(master.mark())
                .hasSize(12)
                .isEqualTo(MasterKey.keptIn(data).mark())
                .isNotEqualTo(other.mark());
        assertThat(Files.readString(data.resolve("master.key"))).doesNotContain(master.mark());
    }
}
