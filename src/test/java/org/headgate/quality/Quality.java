package org.headgate.quality;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.headgate.quality.QualityRun.Altered;
import org.headgate.quality.QualityRun.Pristine;
import org.springframework.util.FileSystemUtils;

/** Measures how well the check tells altered files from pristine ones, and publishes it. Run it by {@code bench/quality}. */
final class Quality {

    private static final Path PAGE = Path.of("docs/check-quality.md");

    private final long seed;
    private final QualityRun.Result result;
    private final double seconds;

    private Quality(long seed, QualityRun.Result result, double seconds) {
        this.seed = seed;
        this.result = result;
        this.seconds = seconds;
    }

    public static void main(String[] arguments) throws IOException {
        var pristine = Integer.parseInt(arguments[0]);
        var each = Integer.parseInt(arguments[1]);
        var seed = Long.parseLong(arguments[2]);
        var folder = Files.createTempDirectory("headgate-quality");
        try {
            var start = System.nanoTime();
            var result = QualityRun.run(seed, pristine, each, Math.max(1, Math.max(pristine / 80, each / 4)), folder);
            var quality = new Quality(seed, result, (System.nanoTime() - start) / 1e9);
            Files.writeString(PAGE, quality.page());
            quality.print(System.out);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private void print(PrintStream out) {
        result.pristine().values().forEach(files -> files.told().forEach(told -> out.println("told of " + told)));
        result.altered()
                .forEach((alteration, files) ->
                        files.others().forEach(other -> out.println("not named: " + alteration + ": " + other)));
        out.printf(Locale.US, "%.0f s in all%n", seconds);
        out.println(summary());
    }

    private String summary() {
        return String.format(
                Locale.US,
                "%,d pristine files: %d blocked, %d called altered. %d alterations, %,d files: found %.2f %%, named rightly"
                        + " %.2f %%.",
                sum(result.pristine(), Pristine::files),
                sum(result.pristine(), Pristine::blocked),
                sum(result.pristine(), Pristine::altered),
                result.altered().size(),
                sum(result.altered(), Altered::files),
                share(Altered::found),
                share(Altered::named));
    }

    private double share(ToIntFunction<Altered> count) {
        return 100.0 * sum(result.altered(), count) / Math.max(1, sum(result.altered(), Altered::files));
    }

    private static <T> int sum(Map<String, T> rows, ToIntFunction<T> count) {
        return rows.values().stream().mapToInt(count).sum();
    }

    private String page() {
        return """
                # How well the check tells altered files from pristine ones

                Made by `bench/quality`, which writes this page anew; `QualityTest` runs a small share of it in every build.
                Every file goes through recognition and the check as `java -jar headgate.jar check FILE` does it, without
                server and database.

                %s

                Seed %d, commit %s, %d processors, %s, Java %s, %s s in all.

                The goals: of pristine files none blocked and none called altered; of altered files 99.5 %% found and 95 %%
                named rightly. *Found* is a file that is refused, blocked, or called altered, or of which the right thing is
                said. *Named rightly* is one of which a refusal or a rule says what was done to it.

                ## Pristine files

                %s
                ## Altered files

                %s
                ## What no file shows by itself

                Some things leave no trace in the file, so they are not among those above: rows sorted (nobody documented the
                order in which TOMS writes them), rows filtered to a school or cut after a whole row, a name or another free
                text replaced by another, line ends changed from CRLF to LF throughout. What the county holds may show them:
                an earlier file, the other side, last year's, the directory of schools. What only shows beside another file
                (the same file in both slots, a file that shrank, last year's rows sent again) is no alteration of this one;
                its rules are tested one by one against a database, by their `pass.csv` and `fail.csv`. Files that end where
                a spreadsheet does have 65,536 lines here, and 1,048,576 in the test of rule `rows-at-spreadsheet-limit`,
                since a hundred such files would take a quarter of an hour. Of three things TOMS' own habit is not known, so they are said without
                blame: a byte order mark, blank lines at the end, and ends of lines that change within a file.
                """.formatted(
                        summary(),
                        seed,
                        System.getProperty("bench.commit", "unknown"),
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("bench.memory", "unknown"),
                        System.getProperty("java.version"),
                        Math.round(seconds),
                        pristineTable(),
                        alteredTable());
    }

    private String pristineTable() {
        var table = new StringBuilder("| Kind and year | Files | Blocked | Called altered |\n|---|---:|---:|---:|\n");
        new TreeMap<>(result.pristine())
                .forEach((kind, files) -> table.append(
                        "| %s | %,d | %d | %d |%n".formatted(kind, files.files(), files.blocked(), files.altered())));
        return table.toString().replace(System.lineSeparator(), "\n");
    }

    private String alteredTable() {
        var table = new StringBuilder(
                "| Alteration | Files | Found | Named rightly | Named by |\n|---|---:|---:|---:|---|\n");
        result.altered()
                .forEach((alteration, files) -> table.append("| %s | %d | %d | %d | %s |%n"
                        .formatted(alteration, files.files(), files.found(), files.named(), by(files))));
        return table.toString().replace(System.lineSeparator(), "\n");
    }

    private static String by(Altered files) {
        return files.by().entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(by -> "`" + by.getKey() + "` " + by.getValue())
                .collect(Collectors.joining(", "));
    }
}
