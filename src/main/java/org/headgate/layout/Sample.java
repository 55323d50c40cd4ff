package org.headgate.layout;

import java.time.LocalDate;
import java.time.Month;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.headgate.reference.DistrictCode;
import org.headgate.reference.Kind;
import org.headgate.reference.SchoolYear;
import org.headgate.reference.Side;

/** What the first rows of a file tell about its kind, district, side and school year. */
final class Sample {

    /** Enough to see the few pupils who moved; a row takes microseconds. */
    static final int ROWS = 5_000;

    private static final Map<Kind, Set<String>> TYPES = Map.of(
            Kind.CAASPP, Set.of("01", "02", "03", "04", "05", "06", "09"),
            Kind.ELPAC_SUMMATIVE, Set.of("21", "23", "SA"),
            Kind.ELPAC_INITIAL, Set.of("22", "24", "IA"));

    // One that a spreadsheet shortened is like many others.
    private static final Pattern UIN = Pattern.compile("[0-9]{1,16}");
    private static final Pattern CODE = Pattern.compile("[0-9]{14}");

    private final Layout layout;
    private final int width;
    private final Cell type;
    private final Cell enrolledCode;
    // Before there were columns of the final test, each part had a district and a day of its own.
    private final List<Cell> testedCodes;
    private final List<Cell> completedOn;
    private final List<Cell> schoolCodes;

    private long rows;
    private long whole;
    private final Map<Kind, Integer> kinds = new TreeMap<>();
    private final Map<String, Integer> enrolled = new HashMap<>();
    private final Map<String, Integer> tested = new HashMap<>();
    private final Map<SchoolYear, Integer> years = new TreeMap<>();
    private int readable;
    private Optional<Unreadable> unreadable = Optional.empty();
    private int rounded;
    private Optional<Unreadable> firstRounded = Optional.empty();
    private final Optional<Cell> uin;
    private final Set<String> uins = new HashSet<>();
    private int repeats;
    private long firstRepeat;
    private int padded;
    private int mostPadding;

    /** The first district code that is none: where it stands and how it reads. */
    record Unreadable(long line, String column, String value) {}

    /** Where a column stands in this very file, whose header may have a few columns more or fewer than its layout. */
    private record Cell(String name, int index) {

        String of(Row row) {
            return row.cell(index);
        }
    }

    Sample(Layout layout, List<String> header) {
        this.layout = layout;
        width = header.size();
        var names = header.stream().map(Layout::plain).toList();
        type = cell("record_type", names);
        enrolledCode = cell("enrolled_district", names);
        testedCodes = cells("tested_district", names);
        completedOn = cells("completed_on", names);
        uin = cells("uin", names).stream().findFirst();
        schoolCodes = Stream.of("enrolled_school", "tested_school")
                .flatMap(goesTo -> cells(goesTo, names).stream().limit(1))
                .toList();
    }

    private Cell cell(String goesTo, List<String> header) {
        return cells(goesTo, header).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "layouts/%s.csv: no column goes to %s; mark one".formatted(layout.name(), goesTo)));
    }

    private List<Cell> cells(String goesTo, List<String> header) {
        return layout.allFilling(goesTo).stream()
                .map(column -> new Cell(column.name(), header.indexOf(Layout.plain(column.name()))))
                .filter(cell -> cell.index() >= 0)
                .toList();
    }

    /** Reads rows until there are enough; rows with another number of cells than the header are only counted. */
    void read(Iterable<Row> file) {
        var all = file.iterator();
        while (rows < ROWS && all.hasNext()) {
            var row = all.next();
            rows++;
            if (row.size() == width) {
                whole++;
                see(row);
            } else {
                seePadding(row);
            }
        }
    }

    private void seePadding(Row row) {
        int columns = width;
        boolean empty = row.size() > columns;
        for (int i = columns; i < row.size() && empty; i++) {
            empty = row.isEmpty(i);
        }
        if (empty) {
            padded++;
            mostPadding = Math.max(mostPadding, row.size() - columns);
        }
    }

    private void see(Row row) {
        kindOf(type.of(row)).ifPresent(kind -> kinds.merge(kind, 1, Integer::sum));
        seeDistricts(row);
        seeSchools(row);
        uin.map(cell -> cell.of(row)).filter(UIN.asMatchPredicate()).ifPresent(id -> seeUin(row, id));
        yearOf(first(row, completedOn)).ifPresent(year -> years.merge(year, 1, Integer::sum));
    }

    private static String first(Row row, List<Cell> cells) {
        for (var cell : cells) {
            if (!cell.of(row).isEmpty()) {
                return cell.of(row);
            }
        }
        return "";
    }

    // "1" for "01" is a lost zero, not another kind: check finds it.
    private static Optional<Kind> kindOf(String type) {
        var padded = type.length() == 1 ? "0" + type : type;
        return TYPES.entrySet().stream()
                .filter(kind -> kind.getValue().contains(padded))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private void seeDistricts(Row row) {
        var enrolledText = enrolledCode.of(row);
        // A layout without a tested district can't tell the sides apart, but it still tells whose the file is.
        var testedText = testedCodes.isEmpty() ? enrolledText : first(row, testedCodes);
        if (!isCode(enrolledText)) {
            note(row, enrolledCode, enrolledText);
        } else if (!isCode(testedText)) {
            note(row, testedCodes.get(0), testedText);
        } else {
            readable++;
            enrolled.merge(enrolledText, 1, Integer::sum);
            tested.merge(testedText, 1, Integer::sum);
        }
    }

    private void seeUin(Row row, String id) {
        if (!uins.add(id)) {
            repeats++;
            firstRepeat = firstRepeat == 0 ? row.line() : firstRepeat;
        }
    }

    // No school has the number 0000000; a spreadsheet that took the code for a number keeps its first digits only.
    private void seeSchools(Row row) {
        schoolCodes.stream()
                .filter(column -> isCode(column.of(row)) && column.of(row).endsWith("0000000"))
                .findFirst()
                .ifPresent(column -> {
                    rounded++;
                    if (firstRounded.isEmpty()) {
                        firstRounded = Optional.of(new Unreadable(row.line(), column.name(), column.of(row)));
                    }
                });
    }

    private static boolean isCode(String text) {
        return text.length() == 14 && CODE.matcher(text).matches();
    }

    private void note(Row row, Cell column, String value) {
        if (unreadable.isEmpty()) {
            var shown = value.matches("[-0-9.E+,]{0,24}") ? value : "";
            unreadable = Optional.of(new Unreadable(row.line(), column.name(), shown));
        }
    }

    // Spring tests run from January to July, the alternate science test from September before; the Initial from July
    // on.
    private Optional<SchoolYear> yearOf(String date) {
        if (date.length() != 10) {
            return Optional.empty();
        }
        try {
            var day = LocalDate.parse(date);
            var first = layout.kind() == Kind.ELPAC_INITIAL ? Month.JULY : Month.AUGUST;
            int spring = day.getMonth().compareTo(first) >= 0 ? day.getYear() + 1 : day.getYear();
            return spring < 2000 || spring > 2099 ? Optional.empty() : Optional.of(new SchoolYear(spring));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Rows looked at, broken ones too. */
    long rows() {
        return rows;
    }

    /** Rows with as many cells as the header. */
    long whole() {
        return whole;
    }

    /** How many empty values stand behind the last column, when all rows have some there. */
    Optional<Integer> padding() {
        return padded > 0 && padded == rows ? Optional.of(mostPadding) : Optional.empty();
    }

    /** Rows whose UIN stands in an earlier row, too. */
    int repeats() {
        return repeats;
    }

    /** The line of the first such row, when they are too many for a slip: a fifth of all. */
    Optional<Long> repeated() {
        return repeats >= 3 && repeats * 5L > whole ? Optional.of(firstRepeat) : Optional.empty();
    }

    /** The first school code without a school, when most rows have such. */
    Optional<Unreadable> rounded() {
        return rounded * 2L > whole ? firstRounded : Optional.empty();
    }

    /** The kind to which most rows belong, when it is another than the layout's. */
    Optional<Kind> otherKind() {
        return kinds.entrySet().stream()
                .filter(kind -> kind.getKey() != layout.kind() && kind.getValue() * 2L > whole)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Whether most rows are of the layout's kind. */
    boolean isOfKind() {
        return kinds.getOrDefault(layout.kind(), 0) * 2L > whole;
    }

    /** The school year in which at least half of the dated rows were tested. */
    Optional<SchoolYear> yearTested() {
        int dated = years.values().stream().mapToInt(Integer::intValue).sum();
        return years.entrySet().stream()
                .filter(year -> year.getValue() * 2 > dated)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    boolean hasDistricts() {
        return readable > 0;
    }

    Optional<Unreadable> unreadable() {
        return unreadable;
    }

    /**
     * The code of the agency whose file this is: the one the name gives if it fits half of the rows on either side, else
     * the most frequent one.
     */
    String agency(Optional<DistrictCode> named) {
        var codes = new TreeMap<String, Integer>(enrolled);
        tested.forEach((code, count) -> codes.merge(code, count, Math::max));
        return named.flatMap(name -> codes.entrySet().stream()
                        .filter(code -> code.getValue() * 2 >= readable)
                        .map(Map.Entry::getKey)
                        .filter(code -> isFiledUnder(code, name))
                        .findFirst())
                .orElseGet(() -> codes.entrySet().stream()
                        .max(Map.Entry.comparingByValue())
                        .map(Map.Entry::getKey)
                        .orElse(""));
    }

    /** Rows whose code on that side is another one. */
    int elsewhere(Side side, String code) {
        return readable - (side == Side.ENROLLED ? enrolled : tested).getOrDefault(code, 0);
    }

    /** Rows whose district codes could both be read. */
    int readable() {
        return readable;
    }

    /** How many districts stand in the two code columns. */
    int districts() {
        var codes = new HashSet<>(enrolled.keySet());
        codes.addAll(tested.keySet());
        return codes.size();
    }

    /**
     * The districts under which rows with this code may be filed: a district itself; for a charter, whose rows hold county,
     * district and school, the code TOMS names its file by and the district that chartered it.
     */
    static List<DistrictCode> filedUnder(String code) {
        var school = code.substring(7);
        if (school.equals("0000000")) {
            return List.of(new DistrictCode(code));
        }
        return List.of(new DistrictCode(school + "0000000"), new DistrictCode(code.substring(0, 7) + "0000000"));
    }

    /** Whether rows with this code may stand in a file of that name; either may give a charter's full or short code. */
    static boolean isFiledUnder(String code, DistrictCode named) {
        var under = filedUnder(code);
        return under.contains(named) || under.contains(filedUnder(named.text()).get(0));
    }
}
