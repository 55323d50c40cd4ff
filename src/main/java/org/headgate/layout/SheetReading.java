package org.headgate.layout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.headgate.reference.Sentence;

/** One reading of a sheet: each cell is checked, and what the sheet leaves open is taken from last year's layout. */
final class SheetReading {

    // Without these nobody can tell whose rows they are and of which test.
    private static final List<String> INDISPENSABLE = List.of("record_type", "ssid", "enrolled_district");

    // The longest layout known has 401 columns; a sheet beyond this is another file.
    private static final int MOST_COLUMNS = 1_000;
    private static final int MOST_FAULTS = 100;
    private static final int LONGEST_NAME = 200;

    private final Sheet.Name name;
    private final String text;
    private final Optional<Layout> before;
    private final Set<String> places = new TreeSet<>();
    private final Set<String> sharedPlaces = new HashSet<>();

    private final List<Column> columns = new ArrayList<>();
    private final Map<String, Long> lines = new HashMap<>();
    private final List<Sentence> faults = new ArrayList<>();
    private final List<Sentence> doubts = new ArrayList<>();
    private final List<Sentence> guesses = new ArrayList<>();
    private final Map<String, Column> twins = new HashMap<>();
    private int taken;

    SheetReading(Sheet.Name name, String text, Layouts known) {
        this.name = name;
        this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
        this.before = known.before(name.kind(), name.year());
        known.all().forEach(this::learnPlaces);
    }

    private void learnPlaces(Layout layout) {
        var seen = new HashSet<String>();
        for (var column : layout.columns()) {
            if (!column.goesTo().isEmpty()) {
                places.add(column.goesTo());
                if (!seen.add(column.goesTo())) {
                    sharedPlaces.add(column.goesTo());
                }
            }
        }
    }

    Sheet sheet() {
        try (var parser = CSVParser.parse(text, format())) {
            if (parser.getHeaderNames().contains("name")) {
                read(parser);
                lookAtWhole();
            } else {
                faults.add(Sentence.of("layout.sheet.no-name", shown(String.join(", ", parser.getHeaderNames()))));
            }
        } catch (IOException | UncheckedIOException | IllegalArgumentException | IllegalStateException e) {
            // The CSV reader says the same thing in four ways, depending on where a quote is left open.
            faults.add(Sentence.of("layout.sheet.not-csv", columns.size() + 1));
        }
        return new Sheet(
                name.kind(),
                name.year(),
                List.copyOf(columns),
                before,
                List.copyOf(faults),
                List.copyOf(doubts),
                List.copyOf(guesses));
    }

    private CSVFormat format() {
        var first = text.lines().findFirst().orElse("");
        char delimiter = ',';
        for (char candidate : ";\t^".toCharArray()) {
            if (first.indexOf(',') < 0 && first.indexOf(candidate) >= 0) {
                delimiter = candidate;
            }
        }
        var heads = Arrays.stream(first.split(java.util.regex.Pattern.quote("" + delimiter), -1))
                .map(head -> head.replace("\"", "").strip().toLowerCase(Locale.ROOT))
                .toArray(String[]::new);
        return CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter)
                .setHeader(heads)
                .setSkipHeaderRecord(true)
                .setDuplicateHeaderMode(DuplicateHeaderMode.ALLOW_ALL)
                .setAllowMissingColumnNames(true)
                .get();
    }

    private void read(CSVParser parser) {
        var records = parser.getRecords();
        findTwins(records.stream()
                .limit(MOST_COLUMNS)
                .map(record -> cell(record, "name"))
                .toList());
        for (var record : records) {
            if (columns.size() == MOST_COLUMNS || faults.size() >= MOST_FAULTS) {
                faults.add(Sentence.of("layout.sheet.too-much", MOST_COLUMNS));
                return;
            }
            columns.add(column(record));
        }
        if (taken > 0 && before.isPresent()) {
            guesses.add(
                    0,
                    Sentence.of("layout.sheet.guess.taken", taken, before.get().name()));
        }
    }

    /** Which column of last year's layout is the same: the one of that name, else the one in whose place it stands. */
    private void findTwins(List<String> names) {
        before.ifPresent(layout -> {
            layout.columns().forEach(column -> twins.put(Layout.plain(column.name()), column));
            Nearest.between(layout, names).renamed().stream()
                    // A column that TOMS blanked is not the one that stood there.
                    .filter(pair -> !isBlank(pair.found().name()))
                    .forEach(pair -> twins.put(Layout.plain(pair.found().name()), pair.expected()));
        });
    }

    private static boolean isBlank(String called) {
        return Layout.plain(called).matches("blank\\d*");
    }

    private Column column(CSVRecord record) {
        // The heads are line 1; a meaning that spans lines would shift this, and none does.
        var line = record.getRecordNumber() + 1;
        var called = nameOf(record, line);
        var cells = new Cells(record, line, Optional.ofNullable(twins.get(Layout.plain(called))), called);
        var type = cells.type();
        var column = new Column(
                columns.size() + 1,
                called,
                type,
                cells.length(),
                cells.required(),
                cells.codes(type),
                cells.goesTo(),
                cells.meaning());
        cells.tellGuesses();
        return column;
    }

    private String nameOf(CSVRecord record, long line) {
        var called = cell(record, "name");
        if (called.isEmpty() || called.length() > LONGEST_NAME || called.indexOf('^') >= 0) {
            fault(line, "name", called, "name");
        }
        var first = lines.putIfAbsent(Layout.plain(called), line);
        if (first != null && !called.isEmpty()) {
            faults.add(Sentence.of("layout.sheet.name-twice", line, shown(called), first));
        }
        var number = cell(record, "number");
        if (!number.isEmpty() && !number.equals(Integer.toString(columns.size() + 1))) {
            faults.add(Sentence.of("layout.sheet.number", line, shown(number), columns.size() + 1));
        }
        return called;
    }

    private void lookAtWhole() {
        if (columns.isEmpty()) {
            faults.add(Sentence.of("layout.sheet.no-line"));
            return;
        }
        var filled = columns.stream().collect(Collectors.groupingBy(Column::goesTo));
        for (var place : INDISPENSABLE) {
            if (!filled.containsKey(place)) {
                faults.add(Sentence.of("layout.sheet.nothing-goes-to", place));
            }
        }
        filled.forEach((place, all) -> {
            if (!place.isEmpty() && all.size() > 1) {
                twice(place, all);
            }
        });
        before.ifPresent(layout -> layout.columns().stream()
                .filter(column -> !column.goesTo().isEmpty() && !filled.containsKey(column.goesTo()))
                .filter(column -> !INDISPENSABLE.contains(column.goesTo()))
                .forEach(column -> doubts.add(
                        Sentence.of("layout.sheet.lost-place", column.goesTo(), column.name(), layout.name()))));
        if (!Layout.same(columns.get(columns.size() - 1).name(), "EndofRecord")) {
            doubts.add(Sentence.of(
                    "layout.sheet.no-end", columns.get(columns.size() - 1).name()));
        }
    }

    // Where several columns may fill a place, as the part levels, the first that is not empty counts.
    private void twice(String place, List<Column> all) {
        var said = Sentence.of(
                "layout.sheet.goes-to-twice",
                lines.getOrDefault(Layout.plain(all.get(1).name()), 0L),
                all.get(1).name(),
                place,
                all.get(0).name());
        if (!sharedPlaces.contains(place)) {
            faults.add(said);
        } else if (timesBefore(place) < 2) {
            doubts.add(said);
        }
    }

    private long timesBefore(String place) {
        return before.map(layout -> (long) layout.allFilling(place).size()).orElse(2L);
    }

    private void fault(long line, String column, String value, String expected, Object... more) {
        var arguments = new ArrayList<Object>(List.of(line, column, shown(value)));
        arguments.addAll(List.of(more));
        faults.add(new Sentence("layout.sheet.expected." + expected, List.copyOf(arguments)));
    }

    private static String cell(CSVRecord record, String head) {
        return record.isSet(head) ? record.get(head).strip() : "";
    }

    private static String shown(String value) {
        var plain = value.replaceAll("\\p{Cntrl}", " ");
        return plain.length() > 60 ? plain.substring(0, 60) + "…" : plain;
    }

    /** One line's cells, each given, or taken from the twin, or guessed. */
    private final class Cells {

        private final CSVRecord record;
        private final long line;
        private final Optional<Column> twin;
        private final String called;
        private final boolean isRenamed;
        private boolean isTaken;

        Cells(CSVRecord record, long line, Optional<Column> twin, String called) {
            this.record = record;
            this.line = line;
            this.twin = twin;
            this.called = called;
            this.isRenamed =
                    twin.filter(same -> !Layout.same(same.name(), called)).isPresent();
        }

        ColumnType type() {
            var word = cell(record, "type").toLowerCase(Locale.ROOT);
            if (word.isEmpty()) {
                return taken(Column::type).orElseGet(this::guessedType);
            }
            var type = Arrays.stream(ColumnType.values())
                    .filter(t -> t.word().equals(word))
                    .findFirst();
            if (type.isEmpty()) {
                fault(line, "type", word, "type", words());
            }
            return type.orElse(ColumnType.TEXT);
        }

        private static String words() {
            return Arrays.stream(ColumnType.values()).map(ColumnType::word).collect(Collectors.joining(", "));
        }

        private ColumnType guessedType() {
            if (isBlank(called)) {
                return ColumnType.BLANK;
            }
            var plain = Layout.plain(called);
            var type = plain.endsWith("date") || plain.startsWith("dateof") ? ColumnType.DATE : ColumnType.TEXT;
            guesses.add(Sentence.of("layout.sheet.guess.type", line, called, type.word()));
            return type;
        }

        int length() {
            var number = cell(record, "length");
            if (number.isEmpty()) {
                return taken(Column::length).orElse(0);
            }
            if (!number.matches("[0-9]{1,5}")) {
                fault(line, "length", number, "length");
                return 0;
            }
            return Integer.parseInt(number);
        }

        boolean required() {
            var ours = cell(record, "required").toLowerCase(Locale.ROOT);
            var states = cell(record, "nullable").toLowerCase(Locale.ROOT);
            var word = ours.isEmpty() ? states : ours;
            if (word.isEmpty()) {
                return taken(Column::required).orElse(false);
            }
            if (!word.equals("yes") && !word.equals("no")) {
                fault(line, ours.isEmpty() ? "nullable" : "required", word, "yes-or-no");
            }
            return ours.isEmpty() ? word.equals("no") : word.equals("yes");
        }

        List<String> codes(ColumnType type) {
            // Other types say by themselves what fits; a document's "14 digits" or "YYYY-MM-DD" is no code.
            if (type != ColumnType.CODE && type != ColumnType.SETTING) {
                return List.of();
            }
            var given = cell(record, "codes");
            boolean isInWords = given.contains(" ") && !given.contains("|");
            boolean isOpen = record.isSet("nullable") || cell(record, "type").isEmpty();
            if (isInWords || given.isEmpty() && isOpen) {
                return taken(Column::codes).orElse(List.of());
            }
            var strange = Codes.unknownSet(given);
            if (strange.isPresent()) {
                fault(line, "codes", strange.get(), "codes");
                return List.of();
            }
            return Codes.of(given);
        }

        String goesTo() {
            var place = cell(record, "goes_to");
            if (place.isEmpty()) {
                // In a sheet of our own form an empty cell may be meant; a column that is silent about its type is
                // open.
                boolean isOpen =
                        !record.isSet("goes_to") || cell(record, "type").isEmpty();
                return isOpen ? taken(Column::goesTo).orElse("") : "";
            }
            if (!places.contains(place)) {
                fault(line, "goes_to", place, "goes-to", String.join(", ", places));
                return "";
            }
            return place;
        }

        String meaning() {
            var ours = cell(record, "meaning");
            var states = cell(record, "definition");
            return !ours.isEmpty()
                    ? ours
                    : !states.isEmpty() ? states : twin.map(Column::meaning).orElse("");
        }

        private <T> Optional<T> taken(java.util.function.Function<Column, T> part) {
            isTaken = isTaken || twin.isPresent();
            return twin.map(part);
        }

        void tellGuesses() {
            if (isTaken && isRenamed) {
                guesses.add(Sentence.of(
                        "layout.sheet.guess.renamed",
                        line,
                        called,
                        twin.map(Column::name).orElse("")));
            } else if (isTaken) {
                taken++;
            }
        }
    }
}
