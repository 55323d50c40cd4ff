package org.headgate.check;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A table as some program or other writes it, with a dialect and damage of its own. The seed gives the same file again.
 *
 * @param about what was done, for whoever has to look into a failure
 * @param sameCells whether every cell should still read as it did before
 */
record PollutedFile(String about, byte[] bytes, List<List<String>> cells, boolean sameCells) {

    private static final List<String> DELIMITERS =
            List.of("^", "^", "^", ",", ";", "\t", "|", " ", ":", "~", "::", "||", "^^", ", ", "\u001F", "§");
    private static final List<String> QUOTES = List.of("", "", "", "\"", "'", "`", "«");
    private static final List<String> LINE_ENDS =
            List.of("\r\n", "\n", "\r", "\n\r", "\r\r\n", "\u2028", "\u0085", "\u001E");
    private static final List<String> ENCODINGS = List.of(
            "UTF-8",
            "UTF-8",
            "UTF-8",
            "UTF-16LE",
            "UTF-16BE",
            "UTF-32LE",
            "UTF-32BE",
            "windows-1252",
            "ISO-8859-7",
            "Shift_JIS",
            "IBM037");
    private static final List<String> PREAMBLES = List.of(
            "Table 3: results by school",
            "Created 11/25/2026, for internal use only;;;",
            "# a comment\n#\n# another",
            "\n\n",
            "sep=^",
            "\"a title, with \"\"quotes\"\"\"\n");
    private static final List<String> FOOTNOTES = List.of(
            "* fewer than 11 pupils",
            "Source: somebody\n\n\n",
            "Total^^^12",
            "\u001A",
            "(1,204 rows affected)",
            "^^^^^^^",
            ",,,,,,,,");

    /** A table of a few columns and rows that no layout knows. */
    static PollutedFile ofATable(int seed) {
        var chance = new Random(seed);
        var cells = new ArrayList<List<String>>();
        cells.add(List.of("DATE", "TIME", "Qty", "PRODUCTID", "Price", "ProductType", "ProductDescription", "URL"));
        for (var i = chance.nextInt(20); i > 0; i--) {
            cells.add(List.of(
                    "2025-05-0" + (1 + i % 9),
                    i + ":15",
                    Integer.toString(i),
                    "P" + i,
                    "1,0" + i + ".50",
                    "Näharbeit; «fein»",
                    i % 3 == 0 ? "a \"quoted\" word, and\nanother line" : "plain",
                    ""));
        }
        return new Maker(chance, cells).anything();
    }

    /** A score file of few rows, the most of it as TOMS writes it. */
    static PollutedFile ofAScoreFile(int seed, String district) {
        var chance = new Random(seed);
        var text = new String(
                CaasppFile.of(district).withPupils(1 + chance.nextInt(3), 1).bytes(), UTF_8);
        var cells = text.lines().map(line -> List.of(line.split("\\^", -1))).toList();
        return new Maker(chance, cells).mostlySound();
    }

    @Override
    public String toString() {
        return about;
    }

    private static final class Maker {

        private final Random chance;
        private final List<List<String>> cells;
        private final List<String> about = new ArrayList<>();
        private boolean sameCells = true;

        Maker(Random chance, List<List<String>> cells) {
            this.chance = chance;
            this.cells = cells;
        }

        PollutedFile anything() {
            return file(any("delimiter", DELIMITERS), any("quote", QUOTES), any("line end", LINE_ENDS), 3);
        }

        PollutedFile mostlySound() {
            var delimiter = rarely(() -> any("delimiter", DELIMITERS), "^");
            var quote = rarely(() -> any("quote", QUOTES), "");
            var lineEnd = rarely(() -> any("line end", LINE_ENDS), "\r\n");
            return file(delimiter, quote, lineEnd, 8);
        }

        private PollutedFile file(String delimiter, String quote, String lineEnd, int oneIn) {
            var text = table(delimiter, quote, lineEnd);
            if (chance.nextInt(oneIn) == 0) {
                text = changed(any("preamble", PREAMBLES) + lineEnd + text);
            }
            if (chance.nextInt(oneIn) == 0) {
                text = changed(text + any("footnote", FOOTNOTES) + lineEnd);
            }
            if (chance.nextInt(oneIn) == 0) {
                about.add("two tables");
                text = changed(text + lineEnd + text);
            }
            if (chance.nextInt(oneIn) == 0) {
                about.add("no header");
                text = changed(text.substring(text.indexOf(lineEnd) + lineEnd.length()));
            }
            if (chance.nextInt(oneIn * 3) == 0) {
                about.add("header only");
                text = changed(text.substring(0, Math.max(0, text.indexOf(lineEnd)) + lineEnd.length()));
            }
            if (chance.nextInt(oneIn * 8) == 0) {
                text = changed(any("nothing", List.of("", " ", lineEnd, delimiter, quote, "\uFEFF", "\0")));
            }
            var bytes = encoded(text, oneIn);
            if (chance.nextInt(oneIn) < 2) {
                bytes = damaged(bytes);
            }
            return new PollutedFile(String.join(", ", about), bytes, cells, sameCells);
        }

        private String table(String delimiter, String quote, String lineEnd) {
            var escape = quote.isEmpty() ? "" : any("escape", List.of(quote, "\\"));
            var onlyWhereNeeded = chance.nextBoolean();
            var mixed = chance.nextInt(10) == 0;
            sameCells &= delimiter.equals("^") && (quote.isEmpty() || quote.equals("\"") && escape.equals("\""));
            sameCells &= List.of("\r\n", "\n", "\r").contains(lineEnd) && !onlyWhereNeeded;
            if (mixed) {
                about.add("mixed line ends");
            }
            return cells.stream()
                    .map(line -> line.stream()
                                    .map(cell -> written(cell, delimiter, quote, escape, onlyWhereNeeded))
                                    .collect(Collectors.joining(delimiter))
                            + (mixed ? any("", List.of("\n", "\r\n", "\r")) : lineEnd))
                    .collect(Collectors.joining());
        }

        private static String written(
                String cell, String delimiter, String quote, String escape, boolean onlyWhereNeeded) {
            var plain = !cell.contains(delimiter) && !cell.contains("\n") && !cell.contains("\"");
            if (quote.isEmpty() || onlyWhereNeeded && plain) {
                return cell;
            }
            return quote + cell.replace(quote, escape + quote) + quote;
        }

        private byte[] encoded(String text, int oneIn) {
            var encoding = chance.nextInt(oneIn) == 0 ? any("encoding", ENCODINGS) : "UTF-8";
            sameCells &= encoding.equals("UTF-8");
            var marked = chance.nextInt(oneIn) == 0 ? "\uFEFF" : "";
            if (!marked.isEmpty()) {
                about.add("mark");
            }
            return (marked + text).getBytes(Charset.forName(encoding));
        }

        private byte[] damaged(byte[] bytes) {
            sameCells = false;
            var place = chance.nextInt(bytes.length + 1);
            var start = Arrays.copyOf(bytes, place);
            var rest = Arrays.copyOfRange(bytes, place, bytes.length);
            var what = any(
                    "damage",
                    List.of(
                            "cut",
                            "\0",
                            "\"",
                            "'",
                            "\\",
                            "^",
                            ",",
                            "\n",
                            "\r",
                            "\u00FC",
                            "\u00C3",
                            "\u001B[31m",
                            "torn"));
            return switch (what) {
                case "cut" -> start;
                case "torn" -> joined(start, Arrays.copyOfRange(rest, rest.length / 2, rest.length));
                default -> joined(start, what.getBytes(ISO_8859_1), rest);
            };
        }

        private static byte[] joined(byte[]... pieces) {
            var out = new ByteArrayOutputStream();
            for (var piece : pieces) {
                out.writeBytes(piece);
            }
            return out.toByteArray();
        }

        private String changed(String text) {
            sameCells = false;
            return text;
        }

        private String rarely(Supplier<String> other, String usual) {
            return chance.nextInt(6) == 0 ? other.get() : usual;
        }

        private String any(String what, List<String> choices) {
            var choice = choices.get(chance.nextInt(choices.size()));
            if (!what.isEmpty()) {
                about.add(what + " " + choice.replace("\n", "\\n").replace("\r", "\\r"));
            }
            return choice;
        }
    }
}
