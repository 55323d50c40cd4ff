package org.headgate.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.headgate.reference.DistrictCode;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryStoreTest {

    private static final DistrictCode DISTRICT = Keeping.DISTRICT;
    private static final DistrictCode NEIGHBOR = Keeping.NEIGHBOR;

    @TempDir
    Path folder;

    @Test
    void aFileIsKeptUnderItsDistrictAndDigestAndReadsTheSame() throws IOException {
        var file = draft("a^b\n1^2\n");
        var sha256 = Measure.of(file).sha256();

        store().keep(DISTRICT, sha256, file);
        store().keep(DISTRICT, sha256, file);

        assertThat(kept(DISTRICT)).containsExactly(sha256);
        assertThat(read(DISTRICT, sha256)).isEqualTo(Files.readAllBytes(file));
    }

    @Test
    void nothingOfAFileCanBeReadWhereItLies() throws IOException {
        var file = draft("SSID^Name\n1234567890^Invented\n".repeat(100_000));
        var sha256 = Measure.of(file).sha256();

        store().keep(DISTRICT, sha256, file);

        var onDisk = new String(Files.readAllBytes(where(DISTRICT, sha256)), StandardCharsets.ISO_8859_1);
        assertThat(onDisk).doesNotContain("SSID").doesNotContain("1234567890");
        assertThat(read(DISTRICT, sha256)).isEqualTo(Files.readAllBytes(file));
    }

    @Test
    void theSameFileOfTwoDistrictsLiesTwiceAndNeitherOpensTheOthers() throws IOException {
        var file = draft("a^b\n1^2\n");
        var sha256 = Measure.of(file).sha256();

        store().keep(DISTRICT, sha256, file);
        store().keep(NEIGHBOR, sha256, file);

        assertThat(Files.mismatch(where(DISTRICT, sha256), where(NEIGHBOR, sha256)))
                .isNotEqualTo(-1);
        Files.copy(where(NEIGHBOR, sha256), where(DISTRICT, sha256), StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(() -> read(DISTRICT, sha256)).isInstanceOf(IOException.class);
    }

    @Test
    void aByteThatChangedOnTheDiskIsNoticed() throws IOException {
        var file = draft("1^2\n".repeat(600_000));
        var sha256 = Measure.of(file).sha256();
        store().keep(DISTRICT, sha256, file);

        try (var disk = new RandomAccessFile(where(DISTRICT, sha256).toFile(), "rw")) {
            disk.seek(disk.length() - 100);
            disk.write(1);
        }

        assertThatThrownBy(() -> read(DISTRICT, sha256)).isInstanceOf(IOException.class);
    }

    @Test
    void aFileThatWasCutOnTheDiskIsNoticed() throws IOException {
        var file = draft("1^2\n".repeat(600_000));
        var sha256 = Measure.of(file).sha256();
        store().keep(DISTRICT, sha256, file);

        try (var disk = new RandomAccessFile(where(DISTRICT, sha256).toFile(), "rw")) {
            disk.setLength(1 << 20);
        }

        assertThatThrownBy(() -> read(DISTRICT, sha256)).isInstanceOf(IOException.class);
    }

    @Test
    void aFileUnderAnothersNameDoesNotOpen() throws IOException {
        var one = draft("a^b\n1^2\n");
        var sha256 = Measure.of(one).sha256();
        store().keep(DISTRICT, sha256, one);
        var other = "0".repeat(64);

        Files.move(where(DISTRICT, sha256), where(DISTRICT, other));

        assertThatThrownBy(() -> read(DISTRICT, other)).isInstanceOf(IOException.class);
    }

    @Test
    void aFileThatChangedSinceItWasLookedAtIsNotKept() throws IOException {
        var file = draft("a^b\n1^2\n");
        var sha256 = Measure.of(file).sha256();
        Files.writeString(file, "a^b\n1^3\n");

        assertThatThrownBy(() -> store().keep(DISTRICT, sha256, file)).hasMessageContaining("choose it again");
        assertThat(kept(DISTRICT)).isEmpty();
    }

    @Test
    void aServerKilledWhileKeepingLeavesNothingThatCanBeSeen() throws IOException, InterruptedException {
        var small = draft("a^b\n1^2\n");
        var large = folder.resolve("large.csv");
        try (var sparse = new RandomAccessFile(large.toFile(), "rw")) {
            sparse.setLength(512L << 20);
        }
        var server = Keeping.fork(List.of(), Keeping.KEEP, folder, small, large);
        var smallsDigest = Measure.of(small).sha256();

        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> kept(DISTRICT).contains(smallsDigest)
                        && unfinished().anyMatch(file -> file.toFile().length() > 1 << 20));
        server.destroyForcibly().waitFor();

        assertThat(unfinished()).hasSize(1);
        assertThat(kept(DISTRICT)).filteredOn(name -> name.length() == 64).containsExactly(smallsDigest);

        var next = store();
        next.sweep();
        assertThat(kept(DISTRICT)).containsExactly(smallsDigest);
        assertThat(read(DISTRICT, smallsDigest)).isEqualTo(Files.readAllBytes(small));
    }

    @Test
    void aFullDiskRefusesWhatDoesNotFitKeepsWhatDoesAndGoesOnWhenThereIsRoom() throws Exception {
        Assumptions.assumeTrue(canMount(), "this system lets nobody mount a small disk: the test is skipped");
        var large = folder.resolve("large.csv");
        var bytes = new byte[6 << 20];
        new Random(1).nextBytes(bytes);
        Files.write(large, bytes);
        var small = draft("a^b\n1^2\n");
        var mounted = Files.createDirectory(folder.resolve("mounted"));

        var server = Keeping.fork(
                List.of(
                        "unshare",
                        "-rm",
                        "sh",
                        "-c",
                        "mount -t tmpfs -o size=8m tmpfs '" + mounted + "' && exec \"$@\"",
                        "sh"),
                Keeping.FULL,
                mounted,
                small,
                large);

        assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(new String(server.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "large: StorageFull: No room left on the disk where files are kept: make room, then send again",
                        "of the district lie 0",
                        "neighbor: kept",
                        "large, after room was made: kept");
    }

    private static boolean canMount() throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("mount");
        try {
            return new ProcessBuilder("unshare", "-rm", "mount", "-t", "tmpfs", "tmpfs", folder.toString())
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } finally {
            Files.delete(folder);
        }
    }

    private Path draft(String text) throws IOException {
        return Files.writeString(folder.resolve("draft.csv"), text);
    }

    private byte[] read(DistrictCode district, String sha256) throws IOException {
        try (var bytes = store().open(district, sha256)) {
            return bytes.readAllBytes();
        }
    }

    private Path where(DistrictCode district, String sha256) {
        return folder.resolve("files").resolve(district.text()).resolve(sha256);
    }

    private DirectoryStore store() {
        return Keeping.storeIn(folder);
    }

    private Stream<Path> unfinished() throws IOException {
        return kept(DISTRICT).stream()
                .filter(name -> name.startsWith("unfinished"))
                .map(name -> where(DISTRICT, name));
    }

    private List<String> kept(DistrictCode district) throws IOException {
        var directory = folder.resolve("files").resolve(district.text());
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (var files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
