package org.headgate.layout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.headgate.layout.ScoreFile.ALDER;
import static org.headgate.layout.ScoreFile.BLUFF;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.springframework.util.FileSystemUtils;

/** Whatever the bytes are, reader, recogniser and archive answer: no exception, nothing outside its folder. */
class AnyBytesTest {

    private static final List<String> PIECES = List.of(
            "^",
            "^",
            "^",
            "\n",
            "\r\n",
            "\r",
            "\"",
            "\"\"",
            "\\",
            "\t",
            ",",
            ";",
            "|",
            "'",
            "a",
            "01",
            "é",
            "\0",
            " ",
            "日本",
            "😀",
            "\uFEFF",
            "\u2028",
            "\u0085",
            "\uFFFD",
            "RecordType",
            "SSID",
            "ZZ",
            "EndofRecord",
            "-1",
            "1.11E+09");
    private static final long MOST_UNPACKED = 1_000_000;

    private static Path folder = Path.of("unset");

    private final Recogniser recogniser = new Recogniser(Layouts.onClassPath());

    @BeforeContainer
    static void makeFolder() throws IOException {
        folder = Files.createTempDirectory("any-bytes");
    }

    @AfterContainer
    static void removeFolder() throws IOException {
        FileSystemUtils.deleteRecursively(folder);
    }

    @Property(tries = 1_000)
    void plainLinesAreReadAsCommonsCsvReadsThem(@ForAll("oddFiles") byte[] file) throws IOException {
        var plain = new PlainLines(new ByteArrayInputStream(file), '^');
        var oracle = QuotedRecords.withoutQuotes(new ByteArrayInputStream(file), '^');

        assertThat(all(plain)).isEqualTo(all(oracle));
        assertThat(plain.firstLineNotUtf8()).isEqualTo(oracle.firstLineNotUtf8());
        assertThat(plain.endedWithLineEnd()).isEqualTo(oracle.endedWithLineEnd());
        assertThat(plain.lineEnds()).isEqualTo(oracle.lineEnds());
    }

    @Property(tries = 500)
    void everyFileIsReadToItsEndWithLinesInOrder(@ForAll("oddFiles") byte[] file) throws IOException {
        try (var reader = RowReader.open(new ByteArrayInputStream(file))) {
            var lines = Stream.concat(Stream.of(reader.headerRow()), all(reader.iterator()).stream())
                    .map(Row::line)
                    .toList();
            assertThat(lines).isSorted().doesNotHaveDuplicates().startsWith(1L);
        }
    }

    @Property(tries = 150)
    void everyFileIsRecognisedOrRefusedWithASentence(@ForAll("oddFiles") byte[] file) throws IOException {
        assertThat(told(file)).isNotBlank();
    }

    @Property(tries = 150)
    void aScoreFileWithBytesChangedIsRecognisedOrRefusedWithASentence(
            @ForAll("places") List<Integer> places, @ForAll byte value) throws IOException {
        assertThat(told(damaged(scoreFile(), places, value))).isNotBlank();
    }

    @Property(tries = 150)
    void aZipWithBytesChangedIsUnpackedOrRefusedAndStaysInItsFolder(
            @ForAll("places") List<Integer> places, @ForAll byte value) throws IOException {
        var zip = ScoreFile.write(folder, damaged(zip(), places, value));
        var into = Files.createTempDirectory(folder, "into");

        var contents = Archive.open(zip, into, MOST_UNPACKED);

        assertThat(contents.refusal().isPresent()).isEqualTo(contents.taken().isEmpty());
        contents.refusal().ifPresent(why -> assertThat(Spoken.of(why)).isNotBlank());
        try (var unpacked = Files.walk(into)) {
            assertThat(unpacked.filter(Files::isRegularFile))
                    .containsExactlyInAnyOrderElementsOf(
                            contents.taken().stream().map(Archive.Taken::file).toList());
        }
        assertThat(told(Files.readAllBytes(zip))).isNotBlank();
    }

    // ------------------------------------------------------------

    @Provide
    Arbitrary<byte[]> oddFiles() {
        var pieces = Arbitraries.frequencyOf(
                Tuple.of(20, Arbitraries.of(PIECES).map(piece -> piece.getBytes(UTF_8))),
                Tuple.of(1, Arbitraries.bytes().map(one -> new byte[] {one})),
                Tuple.of(
                        1,
                        Arbitraries.integers()
                                .between(1, 3_000)
                                .map(n -> "^".repeat(n).getBytes(UTF_8))));
        return pieces.list().ofMaxSize(80).map(AnyBytesTest::joined);
    }

    @Provide
    Arbitrary<List<Integer>> places() {
        return Arbitraries.integers().greaterOrEqual(0).list().ofMaxSize(6);
    }

    private static byte[] joined(List<byte[]> pieces) {
        var out = new ByteArrayOutputStream();
        pieces.forEach(out::writeBytes);
        return out.toByteArray();
    }

    private static byte[] damaged(byte[] file, List<Integer> places, byte value) {
        var bytes = file.clone();
        for (var place : places) {
            bytes[place % bytes.length] = value;
        }
        return places.size() % 3 == 2 ? Arrays.copyOf(bytes, places.get(0) % bytes.length) : bytes;
    }

    private static byte[] scoreFile() {
        return ScoreFile.of("elpac-initial", "2024-25")
                .with(3, ALDER, ALDER, "2025-05-01")
                .with(1, ALDER, BLUFF, "2025-05-01")
                .text()
                .getBytes(UTF_8);
    }

    private static byte[] zip() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var name : List.of("scores.csv", "scores.dat", "scores.xlsx")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(scoreFile());
            }
        }
        return bytes.toByteArray();
    }

    private String told(byte[] bytes) throws IOException {
        var file = ScoreFile.write(folder, bytes);
        try {
            var recognition = recogniser.recognise("scores.csv", file);
            return recognition instanceof Recognition.Refused refused
                    ? Spoken.of(refused.why())
                    : recognition.toString();
        } finally {
            Files.delete(file);
        }
    }

    private static List<Row> all(Iterator<Row> rows) {
        var all = new ArrayList<Row>();
        rows.forEachRemaining(all::add);
        return all;
    }
}
