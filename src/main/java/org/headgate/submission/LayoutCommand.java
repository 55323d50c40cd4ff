package org.headgate.submission;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.headgate.layout.Layouts;
import org.headgate.layout.Sheet;
import org.headgate.layout.Trial;
import org.headgate.reference.Sentence;
import org.headgate.reference.Wording;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code java -jar headgate.jar layout try SHEET SAMPLE}: a new layout on trial, without a server. */
@Command(
        name = "layout",
        description = "Helps with a new year's layout.",
        synopsisSubcommandLabel = "try SHEET.csv SAMPLE",
        exitCodeOnInvalidInput = LayoutCommand.NOT_DONE,
        exitCodeOnExecutionException = LayoutCommand.NOT_DONE)
public final class LayoutCommand {

    static final int NOT_DONE = 3;

    private final PrintStream out;
    private final Wording wording = Wording.withoutServer();

    @Spec
    private @Nullable CommandSpec command;

    /** @param out where the outcome goes; complaints go to the command line's own error stream */
    public LayoutCommand(PrintStream out) {
        this.out = out;
    }

    @Command(
            name = "try",
            description = "Says what a sheet's layout is worth and how a sample file fits it.",
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {
                "0:the layout can be used",
                "1:it can be used, but something is doubtful",
                "2:it can't be used",
                "3:not tried: a file could not be read, or the command not be understood"
            },
            exitCodeOnInvalidInput = NOT_DONE,
            exitCodeOnExecutionException = NOT_DONE)
    int tryOut(
            @Parameters(paramLabel = "SHEET.csv", description = "The columns, named such as caaspp-2025-26.csv.")
                    Path sheet,
            @Parameters(paramLabel = "SAMPLE", description = "A file from TOMS that has these columns.") Path sample,
            @Option(
                            names = "--kind",
                            paramLabel = "KIND",
                            defaultValue = "",
                            description =
                                    "caaspp, elpac-summative or elpac-initial, where the sheet's name does not tell.")
                    String kind,
            @Option(
                            names = "--year",
                            paramLabel = "YEAR",
                            defaultValue = "",
                            description = "The school year, such as 2025-26, where the sheet's name does not tell.")
                    String year)
            throws IOException {
        for (var file : List.of(sheet, sample)) {
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                throw notUnderstood("layouts.command.no-file", file.toString());
            }
        }
        var name = kind.isEmpty() && year.isEmpty()
                ? Sheet.Name.of(String.valueOf(sheet.getFileName()))
                : Sheet.Name.of(kind, year);
        if (name.isEmpty()) {
            throw notUnderstood("layouts.try.which");
        }
        var read = Sheet.read(name.get(), sheet, Layouts.onClassPath());
        return print(Trial.of(read, String.valueOf(sample.getFileName()), sample, Layouts.onClassPath()));
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

    private ParameterException notUnderstood(String key, Object... arguments) {
        return new ParameterException(Objects.requireNonNull(command).commandLine(), wording.say(key, arguments));
    }
}
