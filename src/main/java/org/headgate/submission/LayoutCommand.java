package org.headgate.submission;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.headgate.layout.Layouts;
import org.headgate.layout.Sheet;
import org.headgate.layout.Trial;
import org.headgate.reference.Sentence;
import org.headgate.reference.Wording;

/** The command {@code java -jar headgate.jar layout try SHEET SAMPLE}: a new layout on trial, without a server. */
public final class LayoutCommand {

    private static final String USAGE =
            "Usage: java -jar headgate.jar layout try SHEET.csv SAMPLE [--kind KIND] [--year YEAR]";
    private static final int NOT_USABLE = 2;

    private final PrintStream out;
    private final Wording wording = Wording.withoutServer();

    private LayoutCommand(PrintStream out) {
        this.out = out;
    }

    public static boolean isAskedFor(String... arguments) {
        return arguments.length > 0 && arguments[0].equals("layout");
    }

    /** Prints what the trial shows. Returns the exit code: 0 fine, 1 doubtful, 2 not usable. */
    public static int run(PrintStream out, String... arguments) {
        return new LayoutCommand(out).run(List.of(arguments));
    }

    private int run(List<String> arguments) {
        var files = new ArrayList<String>();
        var options = new HashMap<String, String>();
        for (int i = 1; i < arguments.size(); i++) {
            var argument = arguments.get(i);
            if (!argument.startsWith("--")) {
                files.add(argument);
            } else if (i + 1 < arguments.size() && List.of("--kind", "--year").contains(argument)) {
                options.put(argument, arguments.get(++i));
            } else {
                return complain(argument + " is no option, or has nothing behind it.");
            }
        }
        if (files.size() != 3 || !files.get(0).equals("try")) {
            return complain("A sheet and a sample are needed.");
        }
        return tryOut(Path.of(files.get(1)), Path.of(files.get(2)), options);
    }

    private int tryOut(Path sheet, Path sample, Map<String, String> options) {
        for (var file : List.of(sheet, sample)) {
            if (!Files.isRegularFile(file)) {
                return complain("There is no file " + file + ".");
            }
        }
        var name = options.isEmpty()
                ? Sheet.Name.of(String.valueOf(sheet.getFileName()))
                : Sheet.Name.of(options.getOrDefault("--kind", ""), options.getOrDefault("--year", ""));
        if (name.isEmpty()) {
            return complain(wording.say("layouts.try.which"));
        }
        var read = Sheet.read(name.get(), textOf(sheet), Layouts.onClassPath());
        return print(Trial.of(read, String.valueOf(sample.getFileName()), sample, Layouts.onClassPath()));
    }

    private static String textOf(Path sheet) {
        try {
            return new String(Files.readAllBytes(sheet), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private int print(Trial trial) {
        out.println(wording.say(
                "layouts.try.outcome." + trial.outcome().word(),
                trial.sheet().name(),
                trial.sheet().columns().size()));
        section("layouts.try.faults", trial.sheet().faults(), Optional.empty());
        section("layouts.try.doubts", trial.sheet().doubts(), Optional.empty());
        section("layouts.try.guesses", trial.sheet().guesses(), Optional.empty());
        trial.changes()
                .ifPresent(changes -> section("layouts.try.changes", changes.all(), Optional.of(changes.summary())));
        section("layouts.try.sample", trial.sample(), Optional.empty());
        section("layouts.try.surprises", trial.surprises(), Optional.empty());
        return trial.outcome().ordinal();
    }

    private void section(String title, List<Sentence> sentences, Optional<Sentence> summary) {
        if (sentences.isEmpty() && summary.isEmpty()) {
            return;
        }
        out.println();
        out.println(wording.say(title));
        summary.ifPresent(sentence -> out.println("  " + wording.say(sentence)));
        sentences.forEach(sentence -> out.println("  - " + wording.say(sentence)));
    }

    private int complain(String why) {
        out.println(why + " " + USAGE);
        return NOT_USABLE;
    }
}
