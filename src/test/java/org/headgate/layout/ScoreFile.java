package org.headgate.layout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.headgate.reference.Kind;
import org.headgate.reference.SchoolYear;

/** A score file for tests: the header of a layout and rows with only what recognition looks at. */
final class ScoreFile {

    static final String ALDER = "99100010000000";
    static final String BLUFF = "99100020000000";

    private final Layout layout;
    private final List<Map<String, String>> rows = new ArrayList<>();

    private ScoreFile(Layout layout) {
        this.layout = layout;
    }

    static ScoreFile of(String kind, String year) {
        return new ScoreFile(
                Layouts.onClassPath().find(Kind.of(kind), SchoolYear.of(year)).orElseThrow());
    }

    ScoreFile with(int count, String enrolled, String tested, String completedOn) {
        var type = layout.filling("record_type").orElseThrow().codes().get(0);
        return with(count, type, enrolled, tested, completedOn);
    }

    ScoreFile with(int count, String type, String enrolled, String tested, String completedOn) {
        for (int i = 0; i < count; i++) {
            rows.add(Map.of(
                    "record_type", type,
                    "enrolled_district", enrolled,
                    "tested_district", tested,
                    "completed_on", completedOn));
        }
        return this;
    }

    List<String> header() {
        return new ArrayList<>(layout.names());
    }

    String text() {
        return text(String.join("^", layout.names()));
    }

    String text(String header) {
        return header + "\n" + rows.stream().map(row -> line(row) + "\n").collect(Collectors.joining());
    }

    private String line(Map<String, String> given) {
        var cells = new HashMap<>(given);
        return layout.columns().stream()
                .map(column -> column.name().equals("EndofRecord") ? "ZZ" : cells.getOrDefault(column.goesTo(), ""))
                .collect(Collectors.joining("^"));
    }

    static Path write(Path directory, String text) {
        return write(directory, text.getBytes(StandardCharsets.UTF_8));
    }

    static Path write(Path directory, byte[] bytes) {
        try {
            return Files.write(Files.createTempFile(directory, "file", ".csv"), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
