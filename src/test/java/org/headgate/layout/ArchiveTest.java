package org.headgate.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {

    private static final long LIMIT = 50_000_000;

    @TempDir
    private Path directory;

    @Test
    void theCsvOfATomsZipIsTakenAndItsTwinsAreSetAside() throws IOException {
        var contents =
                open(zip("scores.xlsx", "scores.dat", "99_CAASPP_DLMTR.CSV", "readme.txt", "__MACOSX/._scores.CSV"));

        assertThat(contents.refusal()).isEmpty();
        assertThat(contents.taken()).singleElement().satisfies(taken -> {
            assertThat(taken.name()).isEqualTo("99_CAASPP_DLMTR.CSV");
            assertThat(taken.file()).hasContent("inside 99_CAASPP_DLMTR.CSV");
        });
        assertThat(contents.setAside())
                .extracting(aside -> aside.name() + ": " + Spoken.of(aside.why()))
                .containsExactly(
                        "scores.xlsx: Set aside: the workbook holds the same rows as the CSV.",
                        "scores.dat: Set aside: the fixed-width twin (.dat) holds the same rows as the CSV.",
                        "readme.txt: Set aside: a text to read, no score file.",
                        "._scores.CSV: Set aside: a note of your computer's system, no score file.");
    }

    @Test
    void everyCsvIsTaken() throws IOException {
        assertThat(open(zip("a.csv", "sub/b.csv")).taken())
                .extracting(Archive.Taken::name)
                .containsExactly("a.csv", "b.csv");
    }

    @Test
    void namesThatClimbOutAreOnlyShown() throws IOException {
        var contents = open(zip("../../evil.csv", "/etc/evil.csv", "C:\\evil.csv", "nul\u0000l.csv"));

        assertThat(contents.taken()).hasSize(4).allSatisfy(taken -> {
            assertThat(taken.file()).hasParent(directory.resolve("into")).exists();
            assertThat(taken.name()).doesNotContain("..", "/", "\\", "\u0000");
        });
    }

    @Test
    void aZipWithoutCsvIsRefused() throws IOException {
        assertThat(refused(zip("scores.xlsx", "scores.dat"))).contains("no file that ends in .csv (2 other files)");
        assertThat(refused(zip("scores.dat"))).contains("(1 other file)");
        assertThat(refused(zip())).contains("The ZIP is empty");
        assertThat(refused(zip("inner.zip"))).contains("another archive");
    }

    @Test
    void aBombIsStoppedBeforeTheLimitIsWritten() throws IOException {
        var bomb = zipOf("scores.csv", new byte[60_000_000]);

        assertThat(bomb.length).isLessThan(100_000);
        assertThat(refused(bomb)).contains("more than 400 times its size");
        assertThat(filesLeft()).isZero();
    }

    @Test
    void tooMuchForOneUploadIsRefused() throws IOException {
        var noise = new byte[3_000_000];
        new Random(1).nextBytes(noise);

        var contents = Archive.open(file(zipOf("scores.csv", noise)), directory.resolve("into"), 2_000_000);

        assertThat(Spoken.of(contents.refusal().orElseThrow())).contains("have more than 2 MB");
        assertThat(filesLeft()).isZero();
    }

    @Test
    void tooManyEntriesAreRefusedUnopened() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < 70_000; i++) {
                zip.putNextEntry(new ZipEntry(i + ".csv"));
            }
        }
        assertThat(refused(bytes.toByteArray())).contains("more than 1,000 files");
    }

    @Test
    void aLockedZipIsRefused() throws IOException {
        var bytes = zip("scores.csv");
        bytes[indexOf(bytes, 'P', 'K', 1, 2) + 8] |= 1;

        assertThat(refused(bytes)).contains("locked with a password");
    }

    @Test
    void aCutOffZipIsRefused() throws IOException {
        var noise = new byte[100_000];
        new Random(1).nextBytes(noise);
        var bytes = zipOf("scores.csv", noise);

        assertThat(refused(Arrays.copyOf(bytes, bytes.length / 2))).contains("was cut off");
        assertThat(refused(Arrays.copyOf(bytes, 4))).contains("was cut off");
    }

    @Test
    void everyFlippedByteEndsInAnAnswer() throws IOException {
        var bytes = zip("scores.csv", "scores.dat");
        for (int i = 0; i < bytes.length; i++) {
            var damaged = bytes.clone();
            damaged[i] ^= 0x55;
            var contents = Archive.open(file(damaged), directory.resolve("into-" + i), LIMIT);

            contents.refusal().ifPresent(Spoken::of);
            for (var taken : contents.taken()) {
                assertThat(taken.file()).hasContent("inside scores.csv");
            }
        }
    }

    @Test
    void aWorkbookIsNoArchive() throws IOException {
        assertThat(Archive.is(file(zip("a.csv")))).isTrue();
        assertThat(Archive.is(file(zip("[Content_Types].xml", "xl/workbook.xml"))))
                .isFalse();
        assertThat(Archive.is(file("RecordType^SSID".getBytes()))).isFalse();
        assertThat(Archive.is(file(new byte[0]))).isFalse();
    }

    private Archive.Contents open(byte[] bytes) throws IOException {
        return Archive.open(file(bytes), directory.resolve("into"), LIMIT);
    }

    private String refused(byte[] bytes) throws IOException {
        var contents = open(bytes);
        assertThat(contents.taken()).isEmpty();
        return Spoken.of(contents.refusal().orElseThrow());
    }

    private long filesLeft() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("into"))) {
            return files.count();
        }
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(Files.createTempFile(directory, "upload", ".zip"), bytes);
    }

    private static byte[] zip(String... names) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(("inside " + name).getBytes());
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] zipOf(String name, byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return bytes.toByteArray();
    }

    private static int indexOf(byte[] bytes, int... wanted) {
        for (int i = 0; i < bytes.length; i++) {
            if (Signature.beginsWith(Arrays.copyOfRange(bytes, i, bytes.length), wanted)) {
                return i;
            }
        }
        throw new AssertionError("not there");
    }
}
