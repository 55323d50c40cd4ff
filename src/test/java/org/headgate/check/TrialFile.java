package org.headgate.check;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.headgate.layout.Layout;
import org.headgate.layout.Layouts;
import org.headgate.reference.DistrictCode;
import org.headgate.reference.Kind;
import org.headgate.reference.SchoolYear;
import org.headgate.reference.Side;
import org.yaml.snakeyaml.Yaml;

/**
 * One of the small files in a rule's folder: pass.csv or fail.csv, or a further one that shows a border, pass-2.csv,
 * fail-2.csv and so on.
 *
 * @param says what the file must bring about: nothing, or what rule.yml says under {@code fails}, {@code fails-2} and so on
 */
record TrialFile(Path path, Layout layout, Claim claim, List<String> says) {

    static final Path FOLDERS = Path.of("src/main/resources/rules");

    /** Those that must break nothing and those that must. */
    static List<TrialFile> of(String rule) throws IOException {
        Map<String, Object> yaml =
                new Yaml().load(Files.readString(FOLDERS.resolve(rule).resolve("rule.yml")));
        return paths(rule).stream().map(path -> of(path, yaml)).toList();
    }

    /** pass.csv, fail.csv and their like. */
    static List<Path> paths(String rule) throws IOException {
        try (var files = Files.list(FOLDERS.resolve(rule))) {
            return files.filter(file -> file.getFileName().toString().matches("(pass|fail)(-[0-9]+)?\\.csv"))
                    .sorted()
                    .toList();
        }
    }

    /** Under which word of rule.yml stands what the file brings about. */
    static String wordOf(Path path) {
        return path.getFileName().toString().replace(".csv", "").replace("fail", "fails");
    }

    /**
     * As what the file is read: the first kind that the rule is for, tested side,
     * 2024-25, September 15; what its own first line says after a # comes before.
     */
    private static TrialFile of(Path path, Map<String, Object> yaml) {
        var claim = claim(path, yaml);
        var says = yaml.get(wordOf(path)) instanceof List<?> sentences
                ? sentences.stream().map(Object::toString).toList()
                : List.<String>of();
        return new TrialFile(
                path, Layouts.onClassPath().find(claim.kind(), claim.year()).orElseThrow(), claim, says);
    }

    static Claim claim(Path path, Map<String, Object> yaml) {
        var as = said(remark(read(path)));
        var kind = yaml.get("kinds") instanceof List<?> kinds ? kinds.get(0).toString() : "caaspp";
        var year = SchoolYear.of(as.getOrDefault("year", "2024-25"));
        return new Claim(
                new DistrictCode(as.getOrDefault("district", "99100010000000")),
                Kind.of(as.getOrDefault("kind", kind)),
                Side.of(as.getOrDefault("side", "tested")),
                year,
                LocalDate.parse(as.getOrDefault("received", year.spring() + "-09-15")));
    }

    /** Such as {@code # year: 2022-23, received: 2023-08-31}. */
    private static Map<String, String> said(String remark) {
        return Stream.of(remark.replaceFirst("^# ?", "").split(", "))
                .map(word -> word.split(": ", 2))
                .filter(word -> word.length == 2)
                .collect(Collectors.toMap(word -> word[0], word -> word[1]));
    }

    boolean mustPass() {
        return path.getFileName().toString().startsWith("pass");
    }

    /** As TOMS would send it. Where the first column is called {@code times}, each line stands for so many. */
    byte[] bytes() {
        var bytes = read(path);
        var remark = remark(bytes);
        var skipped = remark.isEmpty() ? 0 : remark.getBytes(StandardCharsets.UTF_8).length + 1;
        var text = new String(bytes, skipped, bytes.length - skipped, StandardCharsets.ISO_8859_1);
        return text.startsWith("times^") ? repeated(text) : text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] repeated(String text) {
        var into = new ByteArrayOutputStream();
        // With its line end: a line without one goes on and on.
        for (var line : text.split("(?<=\n)")) {
            var times = line.substring(0, line.indexOf('^'));
            var row = line.substring(line.indexOf('^') + 1);
            into.writeBytes(row.repeat(times.equals("times") ? 1 : Integer.parseInt(times))
                    .getBytes(StandardCharsets.ISO_8859_1));
        }
        return into.toByteArray();
    }

    private static String remark(byte[] bytes) {
        return bytes.length > 0 && bytes[0] == '#'
                ? Stream.of(new String(bytes, StandardCharsets.UTF_8).split("\n", 2))
                        .findFirst()
                        .orElse("")
                : "";
    }

    private static byte[] read(Path path) {
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
