package org.headgate.check;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.headgate.layout.Archive;
import org.headgate.layout.Layouts;
import org.headgate.reference.Sentence;
import org.headgate.reference.Side;
import org.headgate.reference.Wording;
import org.springframework.util.FileSystemUtils;

/**
 * The command {@code java -jar headgate.jar check FILE...}: the report without a server and a database. Nothing leaves
 * the machine.
 */
public final class OfflineCheck {

    /** The command could not be understood, or a file not be read. */
    static final int NOT_DONE = 3;

    // Beyond it an archive was made to fill the disk; score files have a hundredth of it.
    private static final long MOST_BYTES = 20_000_000_000L;

    private final PrintStream out;
    private final Wording wording = Wording.withoutServer();
    private final Rules rules = new Rules();
    private final Inspection inspection = new Inspection(Layouts.onClassPath(), rules);
    private final TextReport text;
    private final Asked asked;
    private final List<Path> temporary = new ArrayList<>();

    private OfflineCheck(PrintStream out, Asked asked) {
        this.out = out;
        this.asked = asked;
        this.text = new TextReport(wording, out);
    }

    /** Whether the command line asks for a check rather than for Headgate itself. */
    public static boolean isAskedFor(String... arguments) {
        return arguments.length > 0 && arguments[0].equals("check");
    }

    /**
     * Checks the files and prints what was found.
     *
     * @return 0 when all are clean, 1 when the worst are warnings, 2 when one is blocked or refused, 3 when a file could
     *     not be read or the command not be understood
     */
    public static int run(PrintStream out, PrintStream err, String... arguments) {
        try {
            return new OfflineCheck(out, Asked.of(Arrays.asList(arguments).subList(1, arguments.length))).check();
        } catch (NotUnderstood e) {
            err.println(String.valueOf(e.getMessage()));
            err.println(Wording.withoutServer().say("check.offline.usage"));
        } catch (IOException | UncheckedIOException e) {
            err.println(Wording.withoutServer().say("check.offline.disk", String.valueOf(e.getMessage())));
        }
        return NOT_DONE;
    }

    private int check() throws IOException {
        try {
            var looked = new ArrayList<Looked>();
            for (var file : asked.files) {
                looked.addAll(look(file));
            }
            print(looked);
            return looked.stream()
                    .mapToInt(one -> List.of("clean", "warnings", "blocked").indexOf(one.word()))
                    .max()
                    .orElse(0);
        } finally {
            for (var folder : temporary) {
                FileSystemUtils.deleteRecursively(folder);
            }
        }
    }

    private List<Looked> look(Path file) throws IOException {
        var name = String.valueOf(file.getFileName());
        if (!Archive.is(file)) {
            return List.of(inspect(file, name));
        }
        var folder = Files.createTempDirectory("headgate-check");
        temporary.add(folder);
        var contents = Archive.open(file, folder, MOST_BYTES);
        if (contents.refusal().isPresent()) {
            return List.of(new Looked(name, List.of(), contents.refusal(), Optional.empty()));
        }
        var found = new ArrayList<Looked>();
        for (var taken : contents.taken()) {
            found.add(inspect(taken.file(), taken.name()));
        }
        contents.setAside()
                .forEach(aside ->
                        found.add(new Looked(aside.name(), List.of(aside.why()), Optional.empty(), Optional.empty())));
        return found;
    }

    private Looked inspect(Path file, String name) {
        var report = inspection.of(file, name, asked.side, LocalDate.now());
        return new Looked(name, List.of(), Optional.empty(), Optional.of(new Inspected(file, report)));
    }

    private void print(List<Looked> looked) throws IOException {
        if (asked.json) {
            printJson(looked);
        } else {
            looked.forEach(this::printText);
        }
        if (asked.csv.isPresent()) {
            try (var csv = Files.newOutputStream(asked.csv.get())) {
                var findings = new CsvFindings(csv);
                for (var extract : extracts(looked)) {
                    findings.add(extract);
                }
            }
            told(asked.csv.get());
        }
        if (asked.workbook.isPresent()) {
            writeWorkbooks(extracts(looked), asked.workbook.get());
        }
    }

    private void printText(Looked one) {
        one.inspected.ifPresent(inspected -> text.print(inspected.report));
        if (one.inspected.isEmpty()) {
            out.println(one.name);
            one.refusal.ifPresent(why -> {
                out.println("  " + wording.say("check.offline.refused"));
                out.println("  " + wording.say(why));
            });
            one.aside.forEach(why -> out.println("  " + wording.say(why)));
            out.println();
        }
    }

    private void printJson(List<Looked> looked) throws IOException {
        try (var json = JsonFindings.into(out)) {
            json.writeStartArray();
            for (var one : looked) {
                if (one.inspected.isPresent()) {
                    JsonFindings.write(extract(one.inspected.get()), json);
                } else {
                    json.writeStartObject();
                    json.writeStringProperty("file", one.name);
                    json.writeStringProperty("verdict", one.refusal.isPresent() ? "blocked" : "set aside");
                    json.writeArrayPropertyStart("about");
                    one.refusal.map(wording::say).ifPresent(json::writeString);
                    one.aside.stream().map(wording::say).forEach(json::writeString);
                    json.writeEndArray();
                    json.writeEndObject();
                }
            }
            json.writeEndArray();
        }
        out.println();
    }

    // A workbook tells of one file; the second file's is called OUT-2.xlsx.
    private void writeWorkbooks(List<Extract> extracts, Path first) throws IOException {
        for (var i = 0; i < extracts.size(); i++) {
            var name = String.valueOf(first.getFileName());
            var stem = name.endsWith(".xlsx") ? name.substring(0, name.length() - 5) : name;
            var file = i == 0 ? first : first.resolveSibling(stem + "-" + (i + 1) + ".xlsx");
            try (var workbook = Files.newOutputStream(file)) {
                new WorkbookFindings(wording).write(extracts.get(i), workbook);
            }
            told(file);
        }
    }

    private void told(Path file) {
        if (!asked.json) {
            out.println(wording.say(Sentence.of("check.offline.written", file.toString())));
        }
    }

    private List<Extract> extracts(List<Looked> looked) {
        return looked.stream()
                .flatMap(one -> one.inspected.stream())
                .map(this::extract)
                .toList();
    }

    private Extract extract(Inspected inspected) {
        var report = inspected.report;
        return new Extract(
                report.fileName(),
                text.about(report),
                report.word(),
                report.rows(),
                rules.version(),
                report.counted(),
                WaivedRows.NONE,
                findings -> inspection.read(inspected.file, report, findings));
    }

    /** What became of one file or archive entry. */
    private record Looked(
            String name, List<Sentence> aside, Optional<Sentence> refusal, Optional<Inspected> inspected) {

        String word() {
            return inspected.map(one -> one.report.word()).orElseGet(() -> refusal.isPresent() ? "blocked" : "clean");
        }
    }

    private record Inspected(Path file, Report report) {}

    /** What the command line asks for. */
    private record Asked(
            List<Path> files, Optional<Side> side, boolean json, Optional<Path> csv, Optional<Path> workbook) {

        static Asked of(List<String> arguments) {
            var files = new ArrayList<Path>();
            var side = Optional.<Side>empty();
            var json = false;
            var csv = Optional.<Path>empty();
            var workbook = Optional.<Path>empty();
            var rest = arguments.iterator();
            while (rest.hasNext()) {
                var argument = rest.next();
                switch (argument) {
                    case "--json" -> json = true;
                    case "--csv" -> csv = Optional.of(Path.of(behind(argument, rest)));
                    case "--xlsx" -> workbook = Optional.of(Path.of(behind(argument, rest)));
                    case "--side" -> side = Optional.of(side(behind(argument, rest)));
                    default -> files.add(file(argument));
                }
            }
            if (files.isEmpty()) {
                throw new NotUnderstood("check.offline.no-file");
            }
            return new Asked(List.copyOf(files), side, json, csv, workbook);
        }

        private static String behind(String option, java.util.Iterator<String> rest) {
            if (!rest.hasNext()) {
                throw new NotUnderstood("check.offline.nothing-behind", option);
            }
            return rest.next();
        }

        private static Side side(String word) {
            if (!List.of("enrolled", "tested").contains(word)) {
                throw new NotUnderstood("check.offline.no-side", word);
            }
            return Side.of(word);
        }

        private static Path file(String argument) {
            if (argument.startsWith("-")) {
                throw new NotUnderstood("check.offline.no-option", argument);
            }
            var file = Path.of(argument);
            if (!Files.isRegularFile(file)) {
                throw new NotUnderstood("check.offline.not-there", argument);
            }
            return file;
        }
    }

    private static final class NotUnderstood extends RuntimeException {
        NotUnderstood(String key, Object... arguments) {
            super(Wording.withoutServer().say(key, arguments));
        }
    }
}
