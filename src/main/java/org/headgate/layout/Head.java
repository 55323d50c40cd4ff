package org.headgate.layout;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The first lines of a file, as far as the first {@value #SIZE} bytes go. */
record Head(byte[] bytes, boolean whole) {

    static final int SIZE = 1 << 18;
    private static final int LINES = 6;
    private static final String DELIMITERS = "^,\t;|";

    /** A line cut into cells at the delimiter that is most frequent in it. */
    record Line(int number, char delimiter, List<String> cells) {}

    static Head of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            var bytes = in.readNBytes(SIZE);
            return new Head(bytes, bytes.length < SIZE);
        }
    }

    List<Line> lines() {
        var lines = new ArrayList<Line>();
        for (var text : texts()) {
            lines.add(line(lines.size() + 1, text));
        }
        return lines;
    }

    /** The first complete lines, or the only one there is. */
    List<String> texts() {
        var text = new String(bytes, StandardCharsets.UTF_8);
        var lines = text.startsWith("\uFEFF") ? text.substring(1) : text;
        var all = Arrays.asList(lines.split("\r\n|\n|\r", LINES + 1));
        return all.subList(0, all.size() > 1 ? all.size() - 1 : 1);
    }

    private static Line line(int number, String text) {
        char delimiter = '^';
        long most = 0;
        for (char candidate : DELIMITERS.toCharArray()) {
            long count = text.chars().filter(c -> c == candidate).count();
            if (count > most) {
                most = count;
                delimiter = candidate;
            }
        }
        return new Line(
                number,
                delimiter,
                cut(text, delimiter).stream().map(Head::unquoted).toList());
    }

    /** Within quotes a delimiter belongs to its cell, unless a quote never closes. */
    private static List<String> cut(String text, char delimiter) {
        var cells = new ArrayList<String>();
        boolean isQuoted = false;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' && (isQuoted || i == from)) {
                isQuoted = !isQuoted;
            } else if (c == delimiter && !isQuoted) {
                cells.add(text.substring(from, i));
                from = i + 1;
            }
        }
        cells.add(text.substring(from));
        return isQuoted ? Arrays.asList(text.split(Pattern.quote("" + delimiter), -1)) : cells;
    }

    private static String unquoted(String cell) {
        var bare = cell.strip();
        return bare.length() > 1 && bare.startsWith("\"") && bare.endsWith("\"")
                ? bare.substring(1, bare.length() - 1).replace("\"\"", "\"")
                : cell;
    }
}
