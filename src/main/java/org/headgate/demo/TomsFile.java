package org.headgate.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.headgate.layout.Column;
import org.headgate.layout.Layout;
import org.headgate.reference.District;
import org.headgate.reference.Kind;
import org.headgate.reference.SchoolYear;
import org.headgate.reference.Side;

/**
 * One student score data file as TOMS gives it, and what people and programs do to such files. Immutable: each
 * alteration is a new file, so they can be put one behind the other. Get one from {@link Season}.
 */
public final class TomsFile {

    private static final Pattern LEADING_ZEROS = Pattern.compile("0+([0-9]+)");
    private static final Pattern ISO_DATE = Pattern.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})");

    private final District district;
    private final Kind kind;
    private final Side side;
    private final Layout layout;
    private final String stem;
    private final List<String> header;
    private final List<List<String>> rows;
    private final Form form;
    private final Map<String, Integer> places = new HashMap<>();

    private TomsFile(
            District district,
            Kind kind,
            Side side,
            Layout layout,
            String stem,
            List<String> header,
            List<List<String>> rows,
            Form form) {
        this.district = district;
        this.kind = kind;
        this.side = side;
        this.layout = layout;
        this.stem = stem;
        this.header = header;
        this.rows = rows;
        this.form = form;
        for (var i = 0; i < header.size(); i++) {
            places.put(plain(header.get(i)), i);
        }
    }

    static TomsFile of(District district, Kind kind, Side side, Layout layout, List<List<String>> rows) {
        return new TomsFile(
                district,
                kind,
                side,
                layout,
                stem(district, kind, side, layout.year()),
                Season.header(layout),
                rows,
                Form.asItComes(layout));
    }

    public District district() {
        return district;
    }

    public Kind kind() {
        return kind;
    }

    public Side side() {
        return side;
    }

    public SchoolYear year() {
        return layout.year();
    }

    public Layout layout() {
        return layout;
    }

    public List<String> header() {
        return header;
    }

    /** Cells in header order. */
    public List<List<String>> rows() {
        return rows;
    }

    /** One cell, by the row's place from 0 and the column's header name. */
    public String cell(int row, String column) {
        return rows.get(row).get(place(column));
    }

    /** The caret CSV's name, as {@code 99100010000000_CAASPP_..._TestedStudentScoreData_2025_DLMTR.CSV}. */
    public String name() {
        return stem + (Form.isOnlyAWorkbook(layout) ? ".csv" : "_DLMTR.CSV");
    }

    /** The name without the endings that tell the twins apart. */
    public String stem() {
        return stem;
    }

    public String text() {
        var text = new StringBuilder(rows.size() * 1_200 + 8_000);
        text.append(form.bom ? "\uFEFF" : "");
        if (form.titleLine) {
            text.append(title()).append(form.lineEnd);
        }
        line(text, header);
        for (var row : rows) {
            line(text, row);
        }
        if (form.cut) {
            var start =
                    text.lastIndexOf(form.lineEnd, text.length() - form.lineEnd.length() - 1) + form.lineEnd.length();
            text.setLength(start + (text.length() - start) * 3 / 5);
        }
        return text.toString();
    }

    public byte[] bytes() {
        return text().getBytes(StandardCharsets.UTF_8);
    }

    /** Writes the CSV into the folder, under its name. */
    public Path csvInto(Path folder) {
        try {
            return Files.write(Files.createDirectories(folder).resolve(name()), bytes());
        } catch (IOException e) {
            throw new UncheckedIOException("Can't write a sample file into " + folder, e);
        }
    }

    /** Writes the ZIP that TOMS gives, with the fixed-width and the workbook twin, into the folder. */
    public Path zipInto(Path folder) {
        return zipInto(folder, stem);
    }

    /** The same under another name, without ending. */
    public Path zipInto(Path folder, String name) {
        try {
            var zip = Files.createDirectories(folder).resolve(name + ".zip");
            // Never a half-written ZIP under the final name, should somebody pull the plug.
            var draft = Files.createTempFile(folder, name, ".draft");
            try (var out = Files.newOutputStream(draft)) {
                TomsZip.write(this, out);
            }
            return Files.move(draft, zip, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Can't write a sample file into " + folder, e);
        }
    }

    // ------------------------------------------------------------ incomplete

    /** Without some schools, the file's second and those after it, as when a download was filtered. */
    public TomsFile withoutSchools(int count) {
        var codes = place(side == Side.ENROLLED ? "CALPADSSchoolCode" : "FinalTestedSchoolCode");
        var schools = new ArrayList<>(
                new TreeSet<>(rows.stream().map(row -> row.get(codes)).toList()));
        var first = Math.min(1, Math.max(0, schools.size() - count));
        var gone = new HashSet<>(schools.subList(first, Math.min(first + count, schools.size())));
        return with(rows.stream().filter(row -> !gone.contains(row.get(codes))).toList());
    }

    /** Ends in the middle of the last row and without a line end: the download broke off. */
    public TomsFile cutInTheLastLine() {
        return with(new Form(form.delimiter, form.lineEnd, form.titleLine, true, form.bom));
    }

    public TomsFile withHeaderOnly() {
        return with(List.of());
    }

    public TomsFile firstRows(int count) {
        return with(rows.subList(0, Math.min(count, rows.size())));
    }

    /** The middle row is short of its last cells. */
    public TomsFile withCellsMissing(int count) {
        var middle = rows.size() / 2;
        return withRow(middle, row -> row.subList(0, row.size() - count));
    }

    // ------------------------------------------------------------ altered

    /** Saved by a spreadsheet: commas between the cells, quotes where a cell holds one. */
    public TomsFile savedWithCommas() {
        return with(new Form(",", form.lineEnd, form.titleLine, form.cut, form.bom));
    }

    /** The workbook twin saved as text: its title line stands above the header. */
    public TomsFile withTitleLine() {
        return with(new Form(form.delimiter, form.lineEnd, true, form.cut, form.bom));
    }

    public TomsFile withBom() {
        return with(new Form(form.delimiter, form.lineEnd, form.titleLine, form.cut, true));
    }

    /** {@code "\n"} instead of CRLF, say. */
    public TomsFile withLineEnds(String lineEnd) {
        return with(new Form(form.delimiter, lineEnd, form.titleLine, form.cut, form.bom));
    }

    /** A spreadsheet took codes for numbers: {@code 06} became {@code 6}. */
    public TomsFile withLostLeadingZeros() {
        return withEveryCell(cell -> {
            var zeros = LEADING_ZEROS.matcher(cell);
            return zeros.matches() ? zeros.group(1) : cell;
        });
    }

    /** A spreadsheet wrote dates its own way: {@code 4/9/2025}. */
    public TomsFile withSlashedDates() {
        return withEveryCell(cell -> {
            var date = ISO_DATE.matcher(cell);
            return date.matches()
                    ? Integer.parseInt(date.group(2)) + "/" + Integer.parseInt(date.group(3)) + "/" + date.group(1)
                    : cell;
        });
    }

    // ------------------------------------------------------------ wrong content

    /** The first row stands in the file a second time, as the last. */
    public TomsFile withPupilTwice() {
        return withRowAgain(0);
    }

    /** All rows of that pupil stand in the file a second time. */
    public TomsFile withPupilTwice(String ssid) {
        var column = place("SSID");
        var result = new ArrayList<>(rows);
        result.addAll(rows.stream().filter(row -> row.get(column).equals(ssid)).toList());
        return with(result);
    }

    public TomsFile withRowAgain(int row) {
        var result = new ArrayList<>(rows);
        result.add(rows.get(row));
        return with(result);
    }

    /** One cell says something else; the row's place counts from 0. */
    public TomsFile withCell(int row, String column, String value) {
        var place = place(column);
        return withRow(row, cells -> replaced(cells, place, value));
    }

    /** A whole column says the same everywhere. */
    public TomsFile withColumnSaying(String column, String value) {
        var place = place(column);
        return with(rows.stream().map(cells -> replaced(cells, place, value)).toList());
    }

    public TomsFile withoutColumn(String column) {
        var place = place(column);
        return withHeader(without(header, place))
                .with(rows.stream().map(cells -> without(cells, place)).toList());
    }

    /** A column of the sender's own stands in front. */
    public TomsFile withOwnColumnInFront(String column, String value) {
        return withHeader(inFront(header, column))
                .with(rows.stream().map(cells -> inFront(cells, value)).toList());
    }

    /** The same rows under the name of another district, kind or side: a mix-up while sending. */
    public TomsFile namedAs(TomsFile other) {
        return new TomsFile(district, kind, side, layout, other.stem, header, rows, form);
    }

    /** The same rows under another name, without ending. */
    public TomsFile named(String newStem) {
        return new TomsFile(district, kind, side, layout, newStem, header, rows, form);
    }

    // ------------------------------------------------------------

    String title() {
        return (layout.year().spring() + " " + kindInNames(kind, layout.year())).replace('_', ' ')
                + " Student Score Data File By "
                + (side == Side.ENROLLED ? "Enrolled" : "Tested")
                + " LEA";
    }

    List<Column> columns() {
        return layout.columns();
    }

    private TomsFile with(List<List<String>> newRows) {
        return new TomsFile(district, kind, side, layout, stem, header, Collections.unmodifiableList(newRows), form);
    }

    private TomsFile withHeader(List<String> newHeader) {
        return new TomsFile(district, kind, side, layout, stem, newHeader, rows, form);
    }

    private TomsFile with(Form newForm) {
        return new TomsFile(district, kind, side, layout, stem, header, rows, newForm);
    }

    private TomsFile withRow(int row, UnaryOperator<List<String>> change) {
        var result = new ArrayList<>(rows);
        result.set(row, change.apply(rows.get(row)));
        return with(result);
    }

    private TomsFile withEveryCell(UnaryOperator<String> change) {
        return with(rows.stream().map(row -> row.stream().map(change).toList()).toList());
    }

    private int place(String column) {
        var place = places.get(plain(column));
        if (place == null) {
            throw new IllegalArgumentException("This file has no column " + column);
        }
        return place;
    }

    private static String plain(String column) {
        return column.replace(" ", "").toLowerCase(Locale.ROOT);
    }

    private void line(StringBuilder text, List<String> cells) {
        for (var i = 0; i < cells.size(); i++) {
            if (i > 0) {
                text.append(form.delimiter);
            }
            text.append(written(cells.get(i)));
        }
        text.append(form.lineEnd);
    }

    private String written(String cell) {
        return form.delimiter.equals(",") && cell.contains(",") ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }

    private static List<String> replaced(List<String> cells, int place, String value) {
        var result = new ArrayList<>(cells);
        result.set(place, value);
        return Collections.unmodifiableList(result);
    }

    private static List<String> without(List<String> cells, int place) {
        var result = new ArrayList<>(cells);
        result.remove(place);
        return Collections.unmodifiableList(result);
    }

    private static List<String> inFront(List<String> cells, String value) {
        var result = new ArrayList<String>();
        result.add(value);
        result.addAll(cells);
        return Collections.unmodifiableList(result);
    }

    static String stem(District district, Kind kind, Side side, SchoolYear year) {
        return "%s_%s_Student_Score_Data_File_%sStudentScoreData_%d"
                .formatted(
                        district.code(),
                        kindInNames(kind, year),
                        side == Side.ENROLLED ? "Enrolled" : "Tested",
                        year.spring());
    }

    // Since 2023 the names of the ELPAC files speak of their alternates.
    private static String kindInNames(Kind kind, SchoolYear year) {
        var withAlternate = year.spring() >= 2023;
        return switch (kind) {
            case CAASPP -> "CAASPP";
            case ELPAC_SUMMATIVE -> withAlternate ? "Summative_ELPAC_and_Summative_Alternate_ELPAC" : "Summative_ELPAC";
            case ELPAC_INITIAL -> withAlternate ? "Initial_ELPAC_and_Initial_Alternate_ELPAC" : "Initial_ELPAC";
        };
    }

    private record Form(String delimiter, String lineEnd, boolean titleLine, boolean cut, boolean bom) {

        static Form asItComes(Layout layout) {
            return new Form(isOnlyAWorkbook(layout) ? "," : "^", "\r\n", false, false, false);
        }

        /** Then it comes as districts were told to save it: with commas. */
        static boolean isOnlyAWorkbook(Layout layout) {
            return layout.kind() == Kind.ELPAC_INITIAL && layout.year().spring() <= 2020;
        }
    }
}
