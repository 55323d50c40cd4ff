package org.headgate.layout;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/**
 * Lets Jazzer look for bytes that bring reader, recogniser or archive down, or that the two readers read differently.
 * {@code mvn verify} replays the inputs that were kept; {@code mvn -Pfuzz test} looks for new ones.
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
