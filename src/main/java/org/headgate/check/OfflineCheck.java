package org.headgate.check;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.headgate.layout.Archive;
import org.headgate.layout.Layout;
import org.headgate.layout.Layouts;
import org.headgate.layout.Sheet;
import org.headgate.reference.Sentence;
import org.headgate.reference.Side;
import org.headgate.reference.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * The command {@code java -jar headgate.jar check FILE...}: the report without a server and a database. Nothing leaves
 * the machine.
 */
@Command(
        name = "check",
        description = "Checks files from TOMS, ZIPs or CSVs, without a server. Nothing leaves this machine.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all files are clean",
            "1:the worst are warnings",
            "2:a file is blocked or refused",
            "3:not checked: a file could not be read, or the command not be understood"
        },
        exitCodeOnInvalidInput = OfflineCheck.NOT_DONE,
        exitCodeOnExecutionException = OfflineCheck.NOT_DONE)
public final class OfflineCheck implements Callable<Integer> {

    static final int NOT_DONE = 3;

    // Beyond it an archive was made to fill the disk; score files have a hundredth of it.
    private static final long MOST_BYTES = 20_000_000_000L;

    private final PrintStream out;
    private final Wording wording = Wording.withoutServer();
    private final Rules rules = new Rules();
    private final TextReport text;
    private final List<Path> temporary = new ArrayList<>();

    @Spec
    private @Nullable CommandSpec command;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "ZIPs from TOMS or CSVs from them.")
    private List<Path> files = List.of();

    @Option(
            names = "--side",
            paramLabel = "enrolled|tested",
            description = "Which of the two a file is, where neither its name nor its rows tell.")
    private Optional<Side> side = Optional.empty();

    @Option(names = "--json", description = "Prints the report as JSON, every place included.")
    private boolean json;

    @Option(names = "--csv", paramLabel = "OUT.csv", description = "Writes every place to a CSV.")
    private Optional<Path> csv = Optional.empty();

    @Option(
            names = "--xlsx",
            paramLabel = "OUT.xlsx",
            description = "Writes every place to a workbook, one for each file: OUT.xlsx, OUT-2.xlsx.")
    private Optional<Path> workbook = Optional.empty();

    @Option(
            names = "--layouts",
            paramLabel = "FOLDER",
            description = "Knows the layouts in this folder too, such as caaspp-2025-26.csv.")
    private Optional<Path> sheets = Optional.empty();

    private Inspection inspection = new Inspection(Layouts.onClassPath(), rules);

    /** @param out where the report goes; complaints go to the command line's own error stream */
    public OfflineCheck(PrintStream out) {
        this.out = out;
        this.text = new TextReport(wording, out);
    }

    @Override
    public Integer call() throws IOException {
        files.forEach(this::mustBeReadable);
        csv.ifPresent(this::mustBeWritable);
        workbook.ifPresent(this::mustBeWritable);
        if (sheets.isPresent()) {
            inspection = new Inspection(layouts(sheets.get()), rules);
        }
        return check();
    }

    private void mustBeReadable(Path file) {
        if (Files.isDirectory(file)) {
            throw notUnderstood("check.offline.folder", file);
        }
        if (!Files.exists(file)) {
            throw notUnderstood("check.offline.not-there", file);
        }
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw notUnderstood("check.offline.not-readable", file);
        }
    }

    // Said before minutes of reading, not after.
    private void mustBeWritable(Path file) {
        var target = Files.exists(file) ? file : file.toAbsolutePath().getParent();
        if (Files.isDirectory(file) || !Files.isWritable(target)) {
            throw notUnderstood("check.offline.not-writable", file);
        }
    }

    private Layouts layouts(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw notUnderstood("check.offline.no-folder", folder);
        }
        var known = Layouts.onClassPath();
        try (var entries = Files.newDirectoryStream(folder, "*.csv")) {
            var more = new ArrayList<Layout>();
            for (var file : entries) {
                more.add(layout(file));
            }
            if (more.isEmpty()) {
                throw notUnderstood("check.offline.no-sheets", folder);
            }
            return known.with(more);
        }
    }

    private Layout layout(Path file) throws IOException {
        var name = Sheet.Name.of(String.valueOf(file.getFileName()));
        if (name.isEmpty()) {
            throw notUnderstood("check.offline.sheet-name", file);
        }
        var sheet = Sheet.read(name.get(), file, Layouts.onClassPath());
        if (!sheet.isUsable()) {
            throw notUnderstood(
                    "check.offline.sheet", file, wording.say(sheet.faults().get(0)));
        }
        return sheet.layout();
    }

    private ParameterException notUnderstood(String key, Object... arguments) {
        var said = Arrays.stream(arguments).map(String::valueOf).toArray();
        return new ParameterException(Objects.requireNonNull(command).commandLine(), wording.say(key, said));
    }

    private int check() throws IOException {
        try {
            var looked = new ArrayList<Looked>();
            for (var file : files) {
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
        var report = inspection.of(file, name, side, LocalDate.now());
        return new Looked(name, List.of(), Optional.empty(), Optional.of(new Inspected(file, report)));
    }

    private void print(List<Looked> looked) throws IOException {
        if (json) {
            printJson(looked);
        } else {
            looked.forEach(this::printText);
        }
        if (csv.isPresent()) {
            try (var into = Files.newOutputStream(csv.get())) {
                var findings = new CsvFindings(into);
                for (var extract : extracts(looked)) {
                    findings.add(extract);
                }
            }
            told(csv.get());
        }
        if (workbook.isPresent()) {
            writeWorkbooks(extracts(looked), workbook.get());
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
        if (!json) {
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
}
