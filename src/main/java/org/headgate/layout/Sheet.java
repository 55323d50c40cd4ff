package org.headgate.layout;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.headgate.reference.Kind;
import org.headgate.reference.SchoolYear;
import org.headgate.reference.Sentence;

/**
 * A layout as somebody wrote it down, not yet trusted.
 *
 * @param before the layout of the nearest earlier year (else the nearest later one), from which gaps were filled
 * @param faults what makes it useless, each with line, column, value and expectation
 * @param doubts what a specialist should look at, though it can be used
 * @param guesses what the sheet left open and where the answer was taken from
 */
public record Sheet(
        Kind kind,
        SchoolYear year,
        List<Column> columns,
        Optional<Layout> before,
        List<Sentence> faults,
        List<Sentence> doubts,
        List<Sentence> guesses) {

    /** What a sheet's name tells: {@code caaspp-2025-26.csv}. */
    public record Name(Kind kind, SchoolYear year) {

        /** Empty where it tells nothing: then the person has to. */
        public static Optional<Name> of(String fileName) {
            var bare = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1)
                    .replaceFirst("(?i)( \\(\\d+\\))?\\.csv$", "");
            if (!bare.matches("[a-z-]+-20\\d\\d-\\d\\d")) {
                return Optional.empty();
            }
            return of(bare.substring(0, bare.length() - 8), bare.substring(bare.length() - 7));
        }

        /** Of the two words; empty when either is none. */
        public static Optional<Name> of(String kind, String year) {
            try {
                return Optional.of(new Name(Kind.of(kind), SchoolYear.of(year)));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
    }

    /**
     * Reads a sheet in Headgate's own form ({@code name,type,length,required,codes,goes_to,meaning}) or in that of a
     * state document ({@code number,name,start,end,length,type,nullable,codes,definition}); only {@code name} is needed.
     */
    public static Sheet read(Name name, String text, Layouts known) {
        return new SheetReading(name, text, known).sheet();
    }

    /** Reads a sheet from a file in UTF-8. */
    public static Sheet read(Name name, Path file, Layouts known) throws IOException {
        return read(name, new String(Files.readAllBytes(file), StandardCharsets.UTF_8), known);
    }

    /** A sheet for a header nobody knows, with what its nearest layout says about the names both have. */
    public static Sheet of(Name name, List<String> header, Layouts known) {
        var lines = header.stream().map(Sheet::quoted).collect(Collectors.joining("\n"));
        return read(name, "name\n" + lines, known);
    }

    public boolean isUsable() {
        return faults.isEmpty();
    }

    /** The layout it describes; ask {@link #isUsable()} first. */
    public Layout layout() {
        return new Layout(kind, year, columns);
    }

    /** {@code caaspp-2025-26}. */
    public String name() {
        return layout().name();
    }

    /** The sheet in Headgate's own form with every gap filled, so that it stands alone. */
    public String text() {
        return text(layout());
    }

    /** A layout as a sheet, to start a new one from. */
    public static String text(Layout layout) {
        return "name,type,length,required,codes,goes_to,meaning\n"
                + layout.columns().stream().map(Sheet::line).collect(Collectors.joining());
    }

    private static String line(Column column) {
        return String.join(
                        ",",
                        quoted(column.name()),
                        column.type().word(),
                        Integer.toString(column.length()),
                        column.required() ? "yes" : "no",
                        quoted(String.join("|", column.codes())),
                        column.goesTo(),
                        quoted(column.meaning()))
                + "\n";
    }

    private static String quoted(String cell) {
        return cell.matches("[^\",\\r\\n]*") ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
