package org.headgate.layout;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.headgate.reference.Kind;
import org.headgate.reference.SchoolYear;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Lets Jazzer look for bytes that bring reader, recogniser, archive or the reader of layout sheets down, or that two
 * readers read differently. {@code mvn verify} replays the inputs that were kept; {@code bench/fuzz} looks for new ones.
 */
@Tag("fuzz")
class AnyBytesFuzzTest {

    private static final Recogniser RECOGNISER = new Recogniser(Layouts.onClassPath());

    @TempDir
    private Path folder;

    @FuzzTest(maxDuration = "5m")
    void rows(byte[] file) throws IOException {
        var plain = all(new PlainLines(new ByteArrayInputStream(file), '^'));
        var oracle = all(QuotedRecords.withoutQuotes(new ByteArrayInputStream(file), '^'));
        if (!plain.equals(oracle)) {
            throw new AssertionError("The two readers differ: " + plain + " and " + oracle);
        }
        try (var reader = RowReader.open(new ByteArrayInputStream(file))) {
            reader.forEach(Row::cells);
        }
    }

    @FuzzTest(maxDuration = "5m")
    void recognition(byte[] bytes) {
        var file = ScoreFile.write(folder, bytes);
        if (RECOGNISER.recognise("scores.csv", file) instanceof Recognition.Refused refused) {
            Spoken.of(refused.why());
        }
        delete(file);
    }

    @FuzzTest(maxDuration = "5m")
    void archive(byte[] bytes) {
        var zip = ScoreFile.write(folder, bytes);
        var contents = Archive.open(zip, folder.resolve("into"), 1_000_000);
        contents.refusal().ifPresent(Spoken::of);
        contents.taken().forEach(taken -> delete(taken.file()));
        delete(zip);
    }

    /** A sheet that can be used says the same when it was written down and read again. */
    @MethodSource("sheets")
    @FuzzTest(maxDuration = "5m")
    void sheet(byte[] bytes) {
        var name = new Sheet.Name(Kind.CAASPP, SchoolYear.of("2025-26"));
        var sheet = Sheet.read(name, new String(bytes, UTF_8), Layouts.onClassPath());
        Stream.of(sheet.faults(), sheet.doubts(), sheet.guesses())
                .flatMap(List::stream)
                .forEach(Spoken::of);
        if (sheet.isUsable()) {
            var again = Sheet.read(name, sheet.text(), Layouts.onClassPath());
            if (!again.columns().equals(sheet.columns())) {
                throw new AssertionError("Written down it reads " + again.columns() + " and was " + sheet.columns());
            }
            Trial.of(sheet).sample().forEach(Spoken::of);
        }
    }

    static Stream<byte[]> sheets() {
        var states = """
                number,name,start,end,length,type,nullable,codes,definition
                1,RecordType,1,2,2,code,no,"01|02",Which test
                2,SSID,3,12,10,,no,,"Ten digits, as text"
                3,CALPADSDistrictCode,13,26,14,cds14,no,14 digits,
                4,EndofRecord,27,28,2,code,no,ZZ,
                """;
        var names = "name\nRecordType\nSSID\nStudent Last Name\nCALPADSDistrictCode\nBlank1\nEndofRecord\n";
        var ours = Sheet.text(Layouts.onClassPath().all().get(0));
        return Stream.of(states, names, ours.lines().limit(25).collect(Collectors.joining("\n")))
                .map(text -> text.getBytes(UTF_8));
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Row> all(Iterator<Row> rows) {
        var all = new ArrayList<Row>();
        rows.forEachRemaining(all::add);
        return all;
    }
}
