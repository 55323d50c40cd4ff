package org.headgate.quality;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.headgate.layout.Column;
import org.headgate.layout.ColumnType;
import org.headgate.quality.Alteration.Change;
import org.headgate.quality.Alteration.Given;
import org.headgate.reference.Kind;

/**
 * What happens to files between TOMS and us, by bytes, each so that a seed repeats it.
 *
 * <p>Some things leave no trace in the file itself: rows sorted (nobody documented TOMS' order), rows filtered to a
 * school or cut after a whole row (only an earlier file, last year's or the directory can tell), a name or
 * another free text replaced by another of its kind, the line ends changed from CRLF to LF throughout. They are not
 * among these; what the county holds may show them.
 */
final class Alterations {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final Pattern ISO_DATE = Pattern.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})");
    private static final List<ColumnType> NUMBERS = List.of(ColumnType.SCORE, ColumnType.INT);

    private Alterations() {}

    static List<Alteration> all() {
        var all = new ArrayList<Alteration>();
        all.addAll(ofTheForm());
        all.addAll(ofTheHeader());
        all.addAll(ofTheRows());
        all.addAll(ofWhatIsThere());
        all.addAll(ofTheCells());
        return all;
    }

    // ------------------------------------------------------------ the form

    private static List<Alteration> ofTheForm() {
        return List.of(
                Alteration.of(
                        "saved with commas", given -> delimited(given, ",", Sheet::quoted), "layout.refused.resaved"),
                Alteration.of(
                        "saved with tabs", given -> delimited(given, "\t", Sheet::quoted), "layout.refused.resaved"),
                Alteration.of(
                        "saved with semicolons",
                        given -> delimited(given, ";", Sheet::quoted),
                        "layout.refused.resaved"),
                Alteration.of(
                        "quotes around all values",
                        given -> delimited(given, given.sheet().delimiter(), cell -> '"' + cell + '"'),
                        "quotes-around-values"),
                Alteration.of(
                        "quotes around text values",
                        given -> delimited(given, given.sheet().delimiter(), Alterations::quotedText),
                        "quotes-around-values"),
                Alteration.of(
                        "quotes around values below a bare header",
                        Alterations::quotedBelowTheHeader,
                        "quotes-in-cells"),
                Alteration.of(
                        "opened without knowing carets, and saved",
                        Alterations::openedAsCommas,
                        "layout.refused.opened-without-carets"),
                Alteration.of("byte order mark added", text(text -> "\uFEFF" + text), "byte-order-mark"),
                Alteration.of(
                        "saved as Windows-1252",
                        inCharset(WINDOWS),
                        "encoding-utf-8",
                        "layout.refused.letters-damaged"),
                Alteration.of(
                        "saved as UTF-16 with a mark",
                        given -> ("\uFEFF" + given.sheet().text()).getBytes(UTF_16LE),
                        "layout.refused.utf16"),
                Alteration.of("saved as UTF-16 without a mark", inCharset(UTF_16BE), "layout.refused.utf16"),
                Alteration.of(
                        "accents read as Windows-1252 and saved as UTF-8",
                        given -> new String(given.sheet().bytes(), WINDOWS).getBytes(UTF_8),
                        "letters-garbled",
                        "layout.refused.letters-damaged"),
                Alteration.of(
                        "accents replaced by question marks",
                        inCharset(US_ASCII),
                        "letters-lost",
                        "layout.refused.letters-damaged"),
                Alteration.of(
                        "accents replaced by the replacement character",
                        text(text -> text.replaceAll("[^\\x00-\\x7F]", "\uFFFD")),
                        "letters-lost",
                        "layout.refused.letters-damaged"),
                Alteration.of("line ends changed to CR", text(text -> text.replace("\r\n", "\r")), "line-ends-changed"),
                Alteration.of("line ends mixed", Alterations::mixedLineEnds, "line-ends-changed"));
    }

    private static byte[] delimited(Given given, String delimiter, UnaryOperator<String> written) {
        return given.sheet().text(delimiter, Sheet.LINE_END, written).getBytes(UTF_8);
    }

    private static byte[] openedAsCommas(Given given) {
        if (given.sheet().delimiter().equals(",")) {
            return given.sheet().bytes();
        }
        var lines = given.sheet().text().lines().toList();
        var most = lines.stream().mapToInt(Alterations::commas).max().orElse(0);
        return lines.stream()
                .map(line -> line + ",".repeat(most - commas(line)) + Sheet.LINE_END)
                .collect(Collectors.joining())
                .getBytes(UTF_8);
    }

    private static int commas(String line) {
        return (int) line.chars().filter(c -> c == ',').count();
    }

    private static String quotedText(String cell) {
        return cell.matches("[-0-9.]*") ? cell : '"' + cell + '"';
    }

    // Where commas are usual, quotes are.
    private static byte[] quotedBelowTheHeader(Given given) {
        if (given.sheet().delimiter().equals(",")) {
            return given.sheet().bytes();
        }
        return given.sheet()
                .withRows(given.sheet().rows().stream()
                        .map(row -> row.stream().map(Alterations::quotedText).toList())
                        .toList())
                .bytes();
    }

    private static byte[] mixedLineEnds(Given given) {
        var lines = given.sheet().text().split("\r\n");
        var changed = 1 + given.chance().nextInt(lines.length - 1);
        var text = new StringBuilder();
        for (var i = 0; i < lines.length; i++) {
            text.append(lines[i]).append(i == changed || i > 0 && given.chance().nextInt(3) == 0 ? "\n" : "\r\n");
        }
        return text.toString().getBytes(UTF_8);
    }

    private static Change inCharset(Charset charset) {
        return given -> given.sheet().text().getBytes(charset);
    }

    private static Change text(UnaryOperator<String> change) {
        return given -> change.apply(given.sheet().text()).getBytes(UTF_8);
    }

    // ------------------------------------------------------------ the header and the columns

    private static List<Alteration> ofTheHeader() {
        return List.of(
                Alteration.of("header gone", Alterations::withoutHeader, "layout.refused.no-header"),
                Alteration.of("header sorted in among the rows", Alterations::headerLast, "layout.refused.no-header"),
                Alteration.of(
                        "title line above the header",
                        text(text -> "2025 Student Score Data File By Tested LEA\r\n" + text),
                        "layout.refused.title-above"),
                Alteration.of(
                        "empty columns at the end",
                        each(line -> with(line, line.size(), "", "", "")),
                        "layout.refused.empty-columns"),
                Alteration.of(
                        "empty values at the end of each row",
                        rows(row -> with(row, row.size(), "", "")),
                        "layout.refused.rows-longer"),
                Alteration.of("two columns swapped", Alterations::swapped, "layout.difference.moved"),
                Alteration.of("columns sorted by name", Alterations::columnsSorted, "layout.difference.moved"),
                Alteration.of("column renamed", Alterations::renamed, "layout.difference.renamed", "column-missing"),
                Alteration.of(
                        "column removed", Alterations::columnRemoved, "layout.difference.missing", "column-missing"),
                Alteration.of(
                        "column EndofRecord removed",
                        each(line -> line.subList(0, line.size() - 1)),
                        "layout.difference.missing",
                        "column-missing"),
                Alteration.of(
                        "column added in front",
                        given -> added(given, 0),
                        "layout.difference.unknown",
                        "column-unknown"),
                Alteration.of(
                        "column added in the middle",
                        given -> added(given, 1 + given.anyColumn() / 2),
                        "layout.difference.unknown",
                        "column-unknown"),
                Alteration.of(
                        "column added at the end",
                        given -> added(given, given.sheet().header().size()),
                        "layout.difference.unknown",
                        "column-unknown"));
    }

    private static Change each(UnaryOperator<List<String>> change) {
        return given -> given.sheet().withLines(change).bytes();
    }

    private static Change rows(UnaryOperator<List<String>> change) {
        return given -> given.sheet()
                .withRows(given.sheet().rows().stream().map(change).toList())
                .bytes();
    }

    private static List<String> with(List<String> line, int place, String... more) {
        var cells = new ArrayList<>(line);
        cells.addAll(place, List.of(more));
        return cells;
    }

    private static byte[] withoutHeader(Given given) {
        var text = given.sheet().text();
        return text.substring(text.indexOf('\n') + 1).getBytes(UTF_8);
    }

    // Digits sort before letters, so the header sinks to the bottom.
    private static byte[] headerLast(Given given) {
        var lines = new ArrayList<>(given.sheet().lines());
        Collections.rotate(lines, -1);
        return new Sheet(given.sheet().layout(), lines.get(0), lines.subList(1, lines.size())).bytes();
    }

    private static byte[] swapped(Given given) {
        var size = given.sheet().header().size();
        var from = given.chance().nextInt(size - 1);
        var to = from + 1 + given.chance().nextInt(size - 1 - from);
        return given.sheet()
                .withLines(line -> {
                    var cells = new ArrayList<>(line);
                    Collections.swap(cells, from, to);
                    return cells;
                })
                .bytes();
    }

    private static byte[] columnsSorted(Given given) {
        var header = given.sheet().header();
        var order = new ArrayList<Integer>();
        for (var i = 0; i < header.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.comparing(header::get));
        return given.sheet()
                .withLines(line -> order.stream().map(line::get).toList())
                .bytes();
    }

    private static byte[] renamed(Given given) {
        var header = new ArrayList<>(given.sheet().header());
        header.set(given.anyColumn(), "Column" + given.chance().nextInt(1_000));
        return new Sheet(given.sheet().layout(), header, given.sheet().rows()).bytes();
    }

    private static byte[] columnRemoved(Given given) {
        var place = given.anyColumn();
        return given.sheet()
                .withLines(line -> {
                    var cells = new ArrayList<>(line);
                    cells.remove(place);
                    return cells;
                })
                .bytes();
    }

    private static byte[] added(Given given, int place) {
        var sheet = given.sheet();
        return new Sheet(
                        sheet.layout(),
                        with(sheet.header(), place, "Homeroom"),
                        sheet.rows().stream()
                                .map(row -> with(row, place, "B12"))
                                .toList())
                .bytes();
    }

    // ------------------------------------------------------------ the rows

    private static List<Alteration> ofTheRows() {
        return List.of(
                Alteration.of(
                        "cut in the middle of a line", Alterations::cut, "cut-last-line", "layout.refused.cut-off-row"),
                Alteration.of(
                        "cut in the middle of the file",
                        Alterations::cutAnywhere,
                        "cut-last-line",
                        "layout.refused.cut-off-row"),
                Alteration.of(
                                "cut where a sheet of 65,536 lines ends",
                                Alterations::cutWhereASheetEnds,
                                "rows-at-spreadsheet-limit")
                        .inFewFiles(),
                Alteration.of(
                        "empty rows at the end",
                        given -> emptyRows(given, given.sheet().delimiter()),
                        "empty-rows"),
                Alteration.of("blank lines at the end", given -> emptyRows(given, ""), "blank-lines"),
                Alteration.of("total row at the end", Alterations::totalRow, "total-row"),
                Alteration.of(
                        "rows duplicated",
                        Alterations::duplicated,
                        "uin-twice",
                        "pupil-twice",
                        "layout.refused.pasted"),
                Alteration.of(
                        "two files pasted together, second header in the middle",
                        Alterations::pastedWithHeader,
                        "header-again",
                        "layout.refused.pasted"),
                Alteration.of(
                        "Enrolled and Tested pasted together",
                        Alterations::pasted,
                        "uin-twice",
                        "pupil-twice",
                        "layout.refused.pasted"),
                Alteration.of(
                        "another district's file pasted below",
                        Alterations::otherDistrictBelow,
                        "row-of-another-district",
                        "layout.refused.many-districts",
                        "layout.refused.name-of-other-district",
                        "layout.refused.name-of-other-side.enrolled",
                        "layout.refused.name-of-other-side.tested"),
                Alteration.of("a file of another kind pasted below", Alterations::otherKindBelow, "header-again"),
                Alteration.of(
                        "text with commas split over columns",
                        Alterations::split,
                        "cells-per-row",
                        "layout.refused.no-whole-row"),
                Alteration.of(
                        "a line break within a row",
                        Alterations::brokenRow,
                        "cells-per-row",
                        "line-break-in-cell",
                        "layout.refused.no-whole-row"),
                Alteration.of("a line break within quotes", Alterations::breakInQuotes, "line-break-in-cell"),
                Alteration.of(
                        "last values of a row cut",
                        Alterations::shortRow,
                        "cells-per-row",
                        "layout.refused.no-whole-row"));
    }

    private static byte[] cut(Given given) {
        var text = given.sheet().text();
        var lastLine = text.lastIndexOf("\r\n", text.length() - 3) + 2;
        return text.substring(0, lastLine + 1 + given.chance().nextInt(text.length() - lastLine - 3))
                .getBytes(UTF_8);
    }

    // Between two lines nobody can tell.
    private static byte[] cutAnywhere(Given given) {
        var text = given.sheet().text();
        var header = text.indexOf('\n') + 2;
        var end = header + given.chance().nextInt(text.length() - header);
        while ("\r\n".indexOf(text.charAt(end - 1)) >= 0 || text.charAt(end) == '\r') {
            end--;
        }
        return text.substring(0, end).getBytes(UTF_8);
    }

    // Of files with few columns, and with ids of their own in each row: a million of them would take a quarter hour.
    private static byte[] cutWhereASheetEnds(Given given) {
        var sheet = given.sheet();
        var ssids = sheet.place("ssid");
        var uins = sheet.place("uin");
        if (sheet.header().size() > 110) {
            return given.asItIs();
        }
        var rows = new ArrayList<List<String>>();
        for (var i = 0; rows.size() < 65_535; i++) {
            var row = new ArrayList<>(sheet.rows().get(i % sheet.rows().size()));
            row.set(ssids, "99%08d".formatted(i));
            if (uins >= 0) {
                row.set(uins, "8%07d".formatted(i));
            }
            rows.add(row);
        }
        return sheet.withRows(rows).bytes();
    }

    private static byte[] emptyRows(Given given, String delimiter) {
        var line = delimiter.repeat(given.sheet().header().size() - 1) + Sheet.LINE_END;
        return (given.sheet().text() + line.repeat(1 + given.chance().nextInt(50))).getBytes(UTF_8);
    }

    private static byte[] totalRow(Given given) {
        var size = given.sheet().header().size();
        var cells = new ArrayList<>(Collections.nCopies(size, ""));
        cells.set(
                0,
                List.of("Total", "Grand Total", "Count", "TOTAL:")
                        .get(given.chance().nextInt(4)));
        cells.set(1, Integer.toString(given.sheet().rows().size()));
        return given.sheet().withRows(with(given.sheet().rows(), cells)).bytes();
    }

    private static List<List<String>> with(List<List<String>> rows, List<String> last) {
        var all = new ArrayList<>(rows);
        all.add(last);
        return all;
    }

    private static byte[] duplicated(Given given) {
        var rows = new ArrayList<>(given.sheet().rows());
        var times = 1 + given.chance().nextInt(3);
        for (var i = 0; i < times; i++) {
            rows.add(rows.get(given.anyRow()));
        }
        return given.sheet().withRows(rows).bytes();
    }

    private static byte[] pastedWithHeader(Given given) {
        return (given.sheet().text() + given.otherSide().get().text()).getBytes(UTF_8);
    }

    private static byte[] pasted(Given given) {
        var other = given.otherSide().get().text();
        return (given.sheet().text() + other.substring(other.indexOf('\n') + 1)).getBytes(UTF_8);
    }

    private static byte[] otherDistrictBelow(Given given) {
        var other = given.otherDistrict().get().rows();
        var rows = new ArrayList<>(given.sheet().rows());
        rows.addAll(other);
        return other.isEmpty() ? given.asItIs() : given.sheet().withRows(rows).bytes();
    }

    private static byte[] otherKindBelow(Given given) {
        return (given.sheet().text() + "RecordType^UIN^SSID^StudentLastName^EndofRecord\r\n21^1^9990000001^Test^ZZ\r\n")
                .getBytes(UTF_8);
    }

    private static byte[] split(Given given) {
        var comma = Pattern.compile(",");
        return rows(row -> row.stream()
                        .flatMap(cell -> cell.isEmpty() ? Stream.of(cell) : comma.splitAsStream(cell))
                        .toList())
                .of(given);
    }

    private static byte[] brokenRow(Given given) {
        var names = given.sheet().place("last_name");
        var row = given.anyRow();
        var name = given.sheet().rows().get(row).get(names);
        return given.sheet().withCell(row, names, name + "\n").bytes();
    }

    private static byte[] breakInQuotes(Given given) {
        var names = given.sheet().place("last_name");
        var row = given.anyRow();
        var name = given.sheet().rows().get(row).get(names);
        return given.sheet()
                .withCell(row, names, name + "\n" + name)
                .text(given.sheet().delimiter(), Sheet.LINE_END, cell -> '"' + cell + '"')
                .getBytes(UTF_8);
    }

    private static byte[] shortRow(Given given) {
        var rows = new ArrayList<>(given.sheet().rows());
        var row = given.anyRow();
        rows.set(
                row,
                rows.get(row)
                        .subList(0, rows.get(row).size() - 1 - given.chance().nextInt(20)));
        return given.sheet().withRows(rows).bytes();
    }

    // ------------------------------------------------------------ which rows are there, and what fills them

    private static List<Alteration> ofWhatIsThere() {
        return List.of(
                Alteration.of("filtered to one gender", given -> filtered(given, "gender", 100), "one-gender-only")
                        .inLargeFiles(),
                Alteration.of("filtered to one grade", given -> filtered(given, "grade", 100), "one-grade-only")
                        .inLargeFiles(),
                Alteration.of(
                                "filtered to pupils in special education",
                                given -> filtered(given, "special_education", "Yes", 100),
                                "one-group-only")
                        .inLargeFiles(),
                Alteration.of("filtered to English learners", Alterations::learners, "one-status-only")
                        .inLargeFiles(),
                Alteration.of(
                                "filtered to pupils below the standard",
                                Alterations::belowTheStandard,
                                "one-level-of-scores-only")
                        .inLargeFiles(),
                Alteration.of("asked for with a date range", Alterations::dateRange, "date-filtered-slice")
                        .inLargeFiles(),
                Alteration.of("one completion date filled down", Alterations::dateFilledDown, "one-completion-day")
                        .inLargeFiles(),
                Alteration.of("a test's rows taken out", Alterations::withoutATest, "missing-record-types"),
                Alteration.of("scores taken out", Alterations::withoutScores, "no-score-at-all"),
                Alteration.of(
                        "a row slipped by one cell",
                        Alterations::slippedRow,
                        "end-of-record",
                        "layout.refused.no-whole-row"),
                Alteration.of("a score beyond the scale", Alterations::scoreBeyondTheScale, "score-out-of-range"));
    }

    /** The rows of one value that are enough, where others are left out. */
    private static byte[] filtered(Given given, String goesTo, int atLeast) {
        var place = given.sheet().place(goesTo);
        if (place < 0) {
            return given.asItIs();
        }
        return given.sheet().rows().stream()
                .map(row -> row.get(place))
                .distinct()
                .map(value -> filtered(given, goesTo, value, atLeast))
                .filter(bytes -> bytes.length < given.asItIs().length)
                .findFirst()
                .orElseGet(given::asItIs);
    }

    private static byte[] filtered(Given given, String goesTo, String value, int atLeast) {
        var place = given.sheet().place(goesTo);
        return place < 0
                ? given.asItIs()
                : given.only(atLeast, rowsWhere(given, row -> row.get(place).equals(value)));
    }

    // A file of the ELPAC holds nobody else.
    private static byte[] learners(Given given) {
        return given.sheet().layout().kind() == Kind.CAASPP ? filtered(given, "elas", "EL", 300) : given.asItIs();
    }

    private static List<List<String>> rowsWhere(Given given, Predicate<List<String>> which) {
        return given.sheet().rows().stream().filter(which).toList();
    }

    private static byte[] belowTheStandard(Given given) {
        var sheet = given.sheet();
        var levels = sheet.place("level");
        var types = sheet.place("record_type");
        return sheet.layout().kind() == Kind.CAASPP
                ? given.only(
                        200,
                        rowsWhere(
                                given,
                                row -> List.of("01", "02").contains(row.get(types))
                                        && List.of("1", "2").contains(row.get(levels))))
                : given.asItIs();
    }

    // Two weeks of scores, and with them nobody who has none.
    private static byte[] dateRange(Given given) {
        var sheet = given.sheet();
        var days = sheet.place("score_available_on");
        var scores = sheet.place("scale_score");
        if (days < 0 || sheet.layout().kind() == Kind.ELPAC_INITIAL) {
            return given.asItIs();
        }
        var scored = rowsWhere(
                given,
                row -> row.get(scores).matches("[0-9]+")
                        && ISO_DATE.matcher(row.get(days)).matches());
        if (scored.isEmpty()) {
            return given.asItIs();
        }
        var first = LocalDate.parse(
                scored.get(given.chance().nextInt(scored.size())).get(days));
        return given.only(
                100,
                scored.stream()
                        .filter(row -> {
                            var day = LocalDate.parse(row.get(days));
                            return !day.isBefore(first) && day.isBefore(first.plusDays(14));
                        })
                        .toList());
    }

    private static byte[] withoutATest(Given given) {
        var types = given.sheet().place("record_type");
        var type = List.of("01", "02", "06").get(given.chance().nextInt(3));
        var tests = given.sheet().rows().stream().map(row -> row.get(types)).collect(Collectors.toSet());
        return given.sheet().layout().kind() == Kind.CAASPP && tests.containsAll(List.of("01", "02", "06"))
                ? given.only(1, rowsWhere(given, row -> !row.get(types).equals(type)))
                : given.asItIs();
    }

    private static byte[] withoutScores(Given given) {
        return given.sheet().rows().size() < 20
                ? given.asItIs()
                : given.sheet().withCells(to("scale_score"), score -> "").bytes();
    }

    private static byte[] dateFilledDown(Given given) {
        var dates = given.sheet().place("completed_on");
        var filled = rowsWhere(given, row -> ISO_DATE.matcher(row.get(dates)).matches());
        return filled.size() < 200
                ? given.asItIs()
                : given.sheet()
                        .withCells(to("completed_on"), date -> filled.get(0).get(dates))
                        .bytes();
    }

    private static byte[] slippedRow(Given given) {
        var rows = new ArrayList<>(given.sheet().rows());
        var row = given.anyRow();
        var cells = new ArrayList<>(rows.get(row));
        Collections.rotate(cells.subList(given.chance().nextInt(cells.size() - 1), cells.size()), 1);
        rows.set(row, cells);
        return given.sheet().withRows(rows).bytes();
    }

    private static byte[] scoreBeyondTheScale(Given given) {
        var sheet = given.sheet();
        var scores = sheet.place("scale_score");
        return inChance(given).stream()
                .filter(row -> isScored(sheet, sheet.rows().get(row)))
                .findFirst()
                .map(row -> sheet.withCell(row, scores, "9999").bytes())
                .orElseGet(given::asItIs);
    }

    // ------------------------------------------------------------ the cells

    private static List<Alteration> ofTheCells() {
        return List.of(
                Alteration.of("SSIDs as 1.11E+09", cells(to("ssid"), scientific(3)), "scientific-notation"),
                Alteration.of(
                        "SSIDs without their leading zero",
                        cells(to("ssid"), ssid -> Long.toString(Long.parseLong("0" + ssid.substring(1)))),
                        "zeros-lost",
                        "ssid-form"),
                Alteration.of("SSIDs masked", cells(to("ssid"), ssid -> "XXXXXX" + ssid.substring(6)), "ssid-form"),
                Alteration.of(
                        "CDS codes as 1.23E+13", cells(of(ColumnType.CDS14), scientific(6)), "scientific-notation"),
                Alteration.of(
                        "CDS codes without their leading zero",
                        cells(of(ColumnType.CDS14), withoutZeros()),
                        "cds-zero-lost"),
                Alteration.of(
                        "CDS codes rounded to zeros",
                        cells(of(ColumnType.CDS14), Alterations::rounded),
                        "layout.refused.codes-rounded"),
                Alteration.of(
                        "ids as 9.00E+15",
                        cells(column -> column.type() == ColumnType.ID, scientific(3)),
                        "scientific-notation"),
                Alteration.of("dates as M/D/YYYY", dates(date -> us(date, "/", false)), "date-reformatted"),
                Alteration.of("dates as MM-DD-YYYY", dates(date -> us(date, "-", true)), "date-reformatted"),
                Alteration.of(
                        "dates as M/D/YY",
                        dates(date -> us(date, "/", false).replaceFirst("/..(..)$", "/$1")),
                        "date-reformatted"),
                Alteration.of("dates as spreadsheet serials", dates(Alterations::serial), "date-as-number"),
                Alteration.of("dates with a time of midnight", dates(date -> date + " 00:00:00"), "date-reformatted"),
                Alteration.of(
                        "TRUE and FALSE for Yes and No",
                        cells(of(ColumnType.YESNO), cell -> cell.startsWith("Y") ? "TRUE" : "FALSE"),
                        "true-false"),
                Alteration.of("grade 03 as 3", cells(grades(), withoutZeros()), "zeros-lost"),
                Alteration.of("standard errors 0034 as 34", cells(standardErrors(), withoutZeros()), "zeros-lost"),
                Alteration.of(
                        "thousands separators",
                        cells(of(ColumnType.SCORE), Alterations::grouped),
                        "thousands-separators"),
                Alteration.of(
                        "scores as 2450.0",
                        given -> given.sheet()
                                .withTypes(NUMBERS, cell -> cell + ".0")
                                .bytes(),
                        "decimals-added"),
                Alteration.of(
                        "values padded with spaces", cells(column -> true, cell -> cell + " "), "spaces-around-values"),
                Alteration.of("NA in empty cells", given -> filled(given, "NA"), "empty-cells-filled"),
                Alteration.of("NULL in empty cells", given -> filled(given, "NULL"), "empty-cells-filled"),
                Alteration.of(
                        "apostrophes before codes", cells(of(ColumnType.CDS14), cell -> "'" + cell), "text-forced"),
                Alteration.of(
                        "codes as =\"…\"", cells(of(ColumnType.CDS14), cell -> "=\"" + cell + "\""), "text-forced"),
                Alteration.of("#NAME? and ##### in cells", Alterations::errors, "spreadsheet-error"),
                Alteration.of("a zero byte in a name", Alterations::zeroByte, "control-characters"),
                Alteration.of(
                        "a score edited without its level", Alterations::scoreEdited, "level-disagrees-with-score"),
                Alteration.of("a level edited", Alterations::levelEdited, "level-disagrees-with-score"));
    }

    private static Change cells(Predicate<Column> columns, UnaryOperator<String> change) {
        return given -> given.sheet().withCells(columns, change).bytes();
    }

    private static Change dates(Function<LocalDate, String> change) {
        return cells(of(ColumnType.DATE), cell -> {
            return ISO_DATE.matcher(cell).matches() ? change.apply(LocalDate.parse(cell)) : cell;
        });
    }

    private static Predicate<Column> of(ColumnType type) {
        return column -> column.type() == type;
    }

    private static Predicate<Column> to(String goesTo) {
        return column -> column.goesTo().equals(goesTo);
    }

    private static Predicate<Column> grades() {
        return column -> column.name().contains("Grade") && column.type() == ColumnType.CODE;
    }

    private static Predicate<Column> standardErrors() {
        return column -> column.name().matches("StandardErrorMeasurement|SEMMinus[0-9]");
    }

    private static UnaryOperator<String> withoutZeros() {
        return cell -> cell.replaceFirst("^0+(?=[0-9])", "");
    }

    private static UnaryOperator<String> scientific(int digits) {
        return cell -> cell.matches("[0-9]+") ? scientific(new BigDecimal(cell), digits) : cell;
    }

    // As Excel shows it: 9.91E+13, without zeros that say nothing.
    private static String scientific(BigDecimal number, int digits) {
        var shown = String.format(Locale.US, "%." + (digits - 1) + "E", number);
        return shown.replaceFirst("\\.?0*E", "E");
    }

    private static String rounded(String code) {
        var number = new BigDecimal(code).round(new MathContext(6, RoundingMode.HALF_UP));
        return "%014d".formatted(number.longValueExact());
    }

    private static String us(LocalDate date, String separator, boolean twoDigits) {
        var form = twoDigits ? "%02d" + separator + "%02d" : "%d" + separator + "%d";
        return form.formatted(date.getMonthValue(), date.getDayOfMonth()) + separator + date.getYear();
    }

    private static String serial(LocalDate date) {
        return Long.toString(ChronoUnit.DAYS.between(LocalDate.of(1899, 12, 30), date));
    }

    private static String grouped(String cell) {
        return cell.matches("[1-9][0-9]{3}") ? cell.charAt(0) + "," + cell.substring(1) : cell;
    }

    private static byte[] filled(Given given, String word) {
        return given.sheet()
                .withRows(given.sheet().rows().stream()
                        .map(row -> row.stream()
                                .map(cell -> cell.isEmpty() ? word : cell)
                                .toList())
                        .toList())
                .bytes();
    }

    private static byte[] errors(Given given) {
        var sheet = given.sheet();
        var names = sheet.place("first_name");
        var dates = sheet.place("birth_date");
        return sheet.withCell(given.anyRow(), names, "#NAME?")
                .withCell(given.anyRow(), dates, "########")
                .bytes();
    }

    private static byte[] zeroByte(Given given) {
        var names = given.sheet().place("last_name");
        var row = given.anyRow();
        var name = given.sheet().rows().get(row).get(names);
        return given.sheet()
                .withCell(row, names, name.charAt(0) + "\0" + name.substring(1))
                .bytes();
    }

    private static byte[] scoreEdited(Given given) {
        return withCellOfAnotherLevel(given, given.sheet().place("scale_score"));
    }

    private static byte[] levelEdited(Given given) {
        return withCellOfAnotherLevel(given, given.sheet().place("level"));
    }

    /** One row's score or level becomes that of a row of the same test and grade with another level. */
    private static byte[] withCellOfAnotherLevel(Given given, int column) {
        var sheet = given.sheet();
        var levels = sheet.place("level");
        for (var row : inChance(given)) {
            var mine = sheet.rows().get(row);
            var other = sheet.rows().stream()
                    .filter(r -> isScored(sheet, mine) && isScored(sheet, r) && isSameTest(sheet, mine, r))
                    .filter(r -> !r.get(levels).equals(mine.get(levels)))
                    .findFirst();
            if (other.isPresent()) {
                return sheet.withCell(row, column, other.get().get(column)).bytes();
            }
        }
        return sheet.bytes();
    }

    private static boolean isScored(Sheet sheet, List<String> row) {
        return row.get(sheet.place("scale_score")).matches("[0-9]{3,4}");
    }

    // Cut scores of these tests are published; others have none to be held against.
    private static boolean isSameTest(Sheet sheet, List<String> a, List<String> b) {
        var type = sheet.place("record_type");
        var grade = sheet.place("grade");
        return List.of("01", "02", "06", "21", "22").contains(a.get(type))
                && a.get(type).equals(b.get(type))
                && a.get(grade).equals(b.get(grade));
    }

    private static List<Integer> inChance(Given given) {
        var rows = new ArrayList<Integer>();
        for (var i = 0; i < given.sheet().rows().size(); i++) {
            rows.add(i);
        }
        Collections.shuffle(rows, given.chance());
        return rows;
    }
}
