package org.headgate.check;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.headgate.layout.Layouts;
import org.headgate.layout.Recognition;

/** What is told about a file without server and database, for tests outside this room. */
public final class Offline {

    private static final Inspection INSPECTION = new Inspection(Layouts.onClassPath(), new Rules());
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    private Offline() {}

    /**
     * @param id the rule, or the refusal's key
     * @param says the first finding, or the refusal's arguments
     * @param blocks whether the file can't be loaded because of it
     * @param alters whether it means that the file was changed since TOMS
     */
    public record Told(String id, String says, boolean blocks, boolean alters) {}

    public static List<Told> check(String name, Path file) {
        var report = INSPECTION.of(file, name, Optional.empty(), TODAY);
        if (report.recognition() instanceof Recognition.Refused refused) {
            return Stream.concat(Stream.of(refused.why()), refused.details().stream())
                    .map(why -> new Told(why.key(), why.arguments().toString(), true, true))
                    .toList();
        }
        return report.causes().stream()
                .map(cause -> new Told(
                        cause.rule().id(),
                        cause.rule().say(cause.examples().get(0)),
                        report.weight(cause) == Rule.Weight.BLOCKS,
                        cause.rule().alteration()))
                .toList();
    }
}
