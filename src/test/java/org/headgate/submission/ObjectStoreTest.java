package org.headgate.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;

/** Against a server that speaks S3, in a JVM of its own. */
class ObjectStoreTest {

    private static @Nullable S3Server running;

    @TempDir
    static Path folder;

    private final ObjectStore store = ObjectStore.of(server().settings(), Keeping::seal);

    @BeforeAll
    static void startTheServer() throws IOException {
        running = S3Server.start(folder.resolve("s3"));
    }

    @AfterAll
    static void stopTheServer() {
        server().close();
    }

    @Test
    void aSmallFileIsKeptOnceAndReadsTheSame() throws IOException {
        var file = Files.writeString(folder.resolve("small.csv"), "SSID^b\n1234567890^2\n");
        var sha256 = Measure.of(file).sha256();

        store.keep(Keeping.DISTRICT, sha256, file);
        store.keep(Keeping.DISTRICT, sha256, file);

        assertThat(digestOf(sha256)).isEqualTo(sha256);
        assertThat(server().keys("files/" + Keeping.DISTRICT.text())).containsExactly(key(sha256));
        assertThat(server().text(key(sha256))).doesNotContain("SSID").doesNotContain("1234567890");
    }

    @Test
    void aFileOfManyPartsReadsTheSame() throws IOException {
        var file = random(2L * ObjectStore.PART + 12_345);
        var sha256 = Measure.of(file).sha256();

        store.keep(Keeping.NEIGHBOR, sha256, file);

        try (var bytes = store.open(Keeping.NEIGHBOR, sha256)) {
            assertThat(bytes).hasSameContentAs(Files.newInputStream(file));
        }
    }

    @Test
    void aFileThatChangedInTheMiddleLeavesNothingBehind() throws IOException {
        var file = random(2L * ObjectStore.PART);

        assertThatThrownBy(() -> store.keep(Keeping.THIRD, "0".repeat(64), file))
                .hasMessageContaining("choose it again");

        assertThat(server().keys("files/" + Keeping.THIRD.text())).isEmpty();
        assertThat(server().unfinished()).isEmpty();
    }

    @Test
    void anObjectThatSomebodyElseWroteDoesNotOpen() throws IOException {
        var sha256 = "1".repeat(64);
        server().client()
                .putObject(
                        put -> put.bucket(S3Server.BUCKET).key(key(sha256)),
                        RequestBody.fromString("a^b\n1^2\n".repeat(100)));

        assertThatThrownBy(() -> digestOf(sha256)).isInstanceOf(IOException.class);
    }

    @Test
    void aBucketThatIsNotNamedIsAskedForAtTheStart() {
        assertThatThrownBy(
                        () -> ObjectStore.of(new FileSettings.ObjectStore("", "us-west-2", "", "", ""), Keeping::seal))
                .hasMessage("headgate.files is s3, but headgate.s3.bucket is not set");
    }

    private Path random(long length) throws IOException {
        var file = Files.createTempFile(folder, "random", ".csv");
        var random = new Random(length);
        var block = new byte[1 << 16];
        try (var out = Files.newOutputStream(file)) {
            for (var left = length; left > 0; left -= block.length) {
                random.nextBytes(block);
                out.write(block, 0, (int) Math.min(left, block.length));
            }
        }
        return file;
    }

    private String digestOf(String sha256) throws IOException {
        MessageDigest digest = Measure.digest();
        try (var bytes = store.open(Keeping.DISTRICT, sha256)) {
            return HexFormat.of().formatHex(digest.digest(bytes.readAllBytes()));
        }
    }

    private static S3Server server() {
        return Objects.requireNonNull(running);
    }

    private static String key(String sha256) {
        return "files/" + Keeping.DISTRICT.text() + "/" + sha256;
    }
}
