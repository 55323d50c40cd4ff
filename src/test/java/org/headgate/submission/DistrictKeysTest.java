package org.headgate.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import org.headgate.OnHeadgate;
import org.headgate.platform.HeadgateSettings;
import org.headgate.platform.MasterKey;
import org.headgate.platform.Scope;
import org.headgate.reference.DistrictCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@OnHeadgate
class DistrictKeysTest {

    @Autowired
    DistrictKeys keys;

    @Autowired
    MasterKey master;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    HeadgateSettings settings;

    @Autowired
    PlatformTransactionManager transactions;

    @TempDir
    Path folder;

    @Test
    void aKeyIsMadeOnceAndOutlivesTheTransactionThatAskedForIt() throws IOException {
        var district = new DistrictCode("99934010000000");
        var sealed = new ByteArrayOutputStream();
        var file = Files.writeString(folder.resolve("a.csv"), "a^b\n1^2\n");
        var sha256 = Measure.of(file).sha256();

        new TransactionTemplate(transactions).executeWithoutResult(rolledBack -> {
            var seal = keys.of(district);
            rolledBack.setRollbackOnly();
            copy(seal, file, sha256, sealed);
        });

        assertThat(read(keys.of(district), sealed, sha256)).isEqualTo("a^b\n1^2\n");
    }

    @Test
    void whoDoesNotSeeADistrictCanNeitherReadNorMakeItsKey() {
        var district = new DistrictCode("99934020000000");
        keys.of(district);

        Scope.of(List.of("99934030000000"))
                .run(() -> assertThatThrownBy(() -> keys.of(district)).isInstanceOf(DataAccessException.class));
    }

    @Test
    void theMasterKeyChangesInOneStartAndAnUnknownOneIsRefused() throws IOException {
        var district = new DistrictCode("99934040000000");
        var sealed = new ByteArrayOutputStream();
        var file = Files.writeString(folder.resolve("a.csv"), "a^b\n1^2\n");
        var sha256 = Measure.of(file).sha256();
        copy(keys.of(district), file, sha256, sealed);
        var present = Files.readString(settings.dataDirectory().resolve("master.key"));
        var next = Base64.getEncoder().encodeToString(MasterKey.freshKey());

        assertThatThrownBy(() -> keys(MasterKey.of(next), "").afterPropertiesSet())
                .hasMessageContaining("is not the one that stored files are sealed under (mark " + master.mark() + ")")
                .hasMessageContaining("headgate.former-master-key");
        var changed = keys(MasterKey.of(next), present);
        try {
            changed.afterPropertiesSet();
            assertThat(read(changed.of(district), sealed, sha256)).isEqualTo("a^b\n1^2\n");
        } finally {
            keys(master, next).afterPropertiesSet();
        }
        assertThat(read(keys.of(district), sealed, sha256)).isEqualTo("a^b\n1^2\n");
    }

    private DistrictKeys keys(MasterKey of, String former) {
        return new DistrictKeys(
                jdbc,
                transactions,
                of,
                new FileSettings(
                        FileSettings.Place.DIRECTORY, "", former, new FileSettings.ObjectStore("", "", "", "", "")),
                Clock.systemUTC());
    }

    private static void copy(Seal seal, Path file, String sha256, ByteArrayOutputStream to) {
        try {
            seal.copy(file, sha256, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Seal seal, ByteArrayOutputStream sealed, String sha256) throws IOException {
        try (var bytes = seal.open(new ByteArrayInputStream(sealed.toByteArray()), sha256)) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
