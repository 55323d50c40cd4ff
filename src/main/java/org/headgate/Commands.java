package org.headgate;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import org.headgate.check.OfflineCheck;
import org.headgate.demo.SampleFiles;
import org.headgate.reference.Wording;
import org.headgate.submission.LayoutCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/** What the jar does without becoming a server: {@code check}, {@code layout try} and {@code demo}. */
@Command(
        name = "java -jar headgate.jar",
        description =
                "Without a command, Headgate starts as a server; its settings are words such as --server.port=8081.",
        exitCodeOnInvalidInput = Commands.NOT_DONE,
        exitCodeOnExecutionException = Commands.NOT_DONE)
public final class Commands {

    /** Of every command: it was not understood, or could not read or write a file. */
    static final int NOT_DONE = 3;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Says how.")
    private boolean help;

    private Commands() {}

    /** Whether the words are a command, or one mistyped, rather than settings of the server. */
    public static boolean areAskedFor(String... words) {
        return words.length > 0 && (!words[0].startsWith("-") || words[0].equals("-h") || words[0].equals("--help"));
    }

    /**
     * Does what the words say.
     *
     * @return the command's exit code; 3 where it was not done, and then the reason has gone to {@code err}
     */
    public static int run(PrintStream out, PrintStream err, String... words) {
        return new CommandLine(new Commands())
                .addSubcommand(new OfflineCheck(out))
                .addSubcommand(new LayoutCommand(out))
                .addSubcommand(new SampleFiles(out))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Commands::complain)
                .setExecutionExceptionHandler(Commands::giveUp)
                .execute(words);
    }

    private static int complain(ParameterException wrong, String[] words) {
        var command = wrong.getCommandLine();
        command.getErr().println(wrong.getMessage());
        UnmatchedArgumentException.printSuggestions(wrong, command.getErr());
        command.getErr().print(command.getHelp().fullSynopsis());
        command.getErr()
                .println(Wording.withoutServer()
                        .say("command.help", command.getCommandSpec().qualifiedName()));
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static int giveUp(Exception fault, CommandLine command, ParseResult parsed) throws Exception {
        if (fault instanceof IOException || fault instanceof UncheckedIOException) {
            command.getErr().println(Wording.withoutServer().say("command.disk", String.valueOf(fault.getMessage())));
            return NOT_DONE;
        }
        throw fault;
    }
}
