package org.headgate.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.headgate.layout.Hash;
import org.headgate.layout.Layout;
import org.headgate.layout.Row;
import org.headgate.reference.Side;
import org.jspecify.annotations.Nullable;

/**
 * One row in the words of {@code analytics.score_facts}: read once, then staged, asked by rules and counted. The same
 * object serves all rows of a file, one after the other.
 */
final class Facts {

    /** The columns of {@code analytics.score_facts} that come from cells. */
    static final List<Fact> SCORES = List.of(
            new Fact("record_type", Form.TYPE, Cells::recordType),
            new Fact("ssid"),
            new Fact("uin"),
            new Fact("grade", Form.GRADE, Cells::grade),
            new Fact("enrolled_grade", Form.GRADE, Cells::grade),
            new Fact("enrolled_district"),
            new Fact("enrolled_school"),
            new Fact("tested_district"),
            new Fact("tested_school"),
            new Fact("gender"),
            new Fact("ethnicity", Form.NUMBER, Cells::small),
            new Fact("elas"),
            new Fact("parent_education", Form.NUMBER, Cells::small),
            new Fact("special_education", Form.YES_NO, Cells::yesNo),
            new Fact("migrant", Form.YES_NO, Cells::yesNo),
            new Fact("military", Form.YES_NO, Cells::yesNo),
            new Fact("foster", Form.YES_NO, Cells::yesNo),
            new Fact("homeless", Form.YES_NO, Cells::yesNo),
            new Fact("economic_disadvantage", Form.YES_NO, Cells::yesNo),
            new Fact("condition_code"),
            new Fact("attemptedness"),
            new Fact("include_indicator"),
            new Fact("completed_on", Form.DATE, Cells::date),
            new Fact("score_available_on", Form.DATE, Cells::date),
            new Fact("scale_score", Form.NUMBER, Cells::small),
            new Fact("level", Form.NUMBER, Cells::level),
            new Fact("prior_grade", Form.GRADE, Cells::grade),
            new Fact("prior_scale_score", Form.NUMBER, Cells::small),
            new Fact("prior_level", Form.NUMBER, Cells::level),
            new Fact("oral_score", Form.NUMBER, Cells::small),
            new Fact("oral_level", Form.NUMBER, Cells::level),
            new Fact("written_score", Form.NUMBER, Cells::small),
            new Fact("written_level", Form.NUMBER, Cells::level),
            new Fact("part_1_level", Form.NUMBER, Cells::level),
            new Fact("part_2_level", Form.NUMBER, Cells::level),
            new Fact("part_3_level", Form.NUMBER, Cells::level),
            new Fact("part_4_level", Form.NUMBER, Cells::level));

    static final List<Fact> PUPILS = List.of(
            new Fact("ssid"),
            new Fact("last_name"),
            new Fact("first_name"),
            new Fact("birth_date", Form.DATE, Cells::date),
            new Fact("gender"),
            new Fact("enrolled_district_name"),
            new Fact("enrolled_school_name"),
            new Fact("tested_district_name"),
            new Fact("tested_school_name"));

    /** Facts that a sentence must never hold. */
    static final Set<String> NEVER_SHOWN = Set.of("last_name", "first_name", "birth_date", "ssid", "uin");

    private static final int NO_CELL = -1;

    private final Claim claim;
    private final Map<String, Integer> headerPlaces = new HashMap<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final Fact[] facts;
    private final int[][] sources;
    private final int[] numbers;
    private final int[] cells;
    private final @Nullable String[] texts;
    private final long[] hashes;
    private final long[] hashed;
    private final int[] staged;
    private final int[] stagedOfPupil;
    private final int schoolPlace;
    private final int uinPlace;
    private final int ssidPlace;
    private final int typePlace;
    private final int gradePlace;
    private final int genderPlace;
    private final Cuts.Year cuts;
    private final Cuts.Year cutsLastYear;

    private Row row = new Row(0, List.of());
    private long reads;
    private long present;

    Facts(Layout layout, List<String> header, Claim claim) {
        this.claim = claim;
        cuts = Cuts.in(claim.year().spring());
        cutsLastYear = Cuts.in(claim.year().spring() - 1);
        var filledBy = new HashMap<String, List<Integer>>();
        for (var i = 0; i < header.size(); i++) {
            var position = i;
            headerPlaces.putIfAbsent(Layout.plain(header.get(i)), i);
            layout.column(header.get(i))
                    .filter(column -> !column.goesTo().isEmpty())
                    .ifPresent(column -> filledBy.computeIfAbsent(column.goesTo(), key -> new ArrayList<>())
                            .add(position));
        }
        facts = Stream.concat(SCORES.stream(), PUPILS.stream().filter(fact -> !isScore(fact)))
                .toArray(Fact[]::new);
        for (var i = 0; i < facts.length; i++) {
            places.put(facts[i].name(), i);
        }
        sources = Stream.of(facts)
                .map(fact -> filledBy.getOrDefault(fact.name(), List.of()).stream()
                        .mapToInt(Integer::intValue)
                        .toArray())
                .toArray(int[][]::new);
        numbers = new int[facts.length];
        cells = new int[facts.length];
        texts = new String[facts.length];
        hashes = new long[facts.length];
        hashed = new long[facts.length];
        staged = SCORES.stream().mapToInt(fact -> place(fact.name())).toArray();
        stagedOfPupil = PUPILS.stream().mapToInt(fact -> place(fact.name())).toArray();
        schoolPlace = place(claim.side() == Side.ENROLLED ? "enrolled_school" : "tested_school");
        uinPlace = place("uin");
        ssidPlace = place("ssid");
        typePlace = place("record_type");
        gradePlace = place("grade");
        genderPlace = place("gender");
    }

    private static boolean isScore(Fact fact) {
        return SCORES.stream().anyMatch(score -> score.name().equals(fact.name()));
    }

    private int place(String fact) {
        return Objects.requireNonNull(places.get(fact), fact);
    }

    static String names(List<Fact> facts) {
        return String.join(", ", facts.stream().map(Fact::name).toList());
    }

    /** Takes the row's values. Where several columns may fill a fact, the first with a cell does. */
    void read(Row next) {
        row = next;
        reads++;
        present = 0;
        for (var i = 0; i < facts.length; i++) {
            if (facts[i].form() == Form.TEXT ? readText(i) : readNumber(i)) {
                present |= 1L << i;
            }
        }
    }

    private boolean readText(int place) {
        var cell = first(row, sources[place]);
        cells[place] = cell;
        texts[place] = cell == NO_CELL ? "" : null;
        return cell != NO_CELL;
    }

    private boolean readNumber(int place) {
        var cell = first(row, sources[place]);
        numbers[place] = cell == NO_CELL ? Cells.NONE : facts[place].reading().of(row, cell);
        return numbers[place] != Cells.NONE;
    }

    private static int first(Row row, int[] positions) {
        for (var position : positions) {
            if (!row.isEmpty(position)) {
                return position;
            }
        }
        return NO_CELL;
    }

    // Most texts are only copied and compared: they are made when somebody asks.
    private String text(int place) {
        var text = texts[place];
        if (text == null) {
            var cell = row.cell(cells[place]);
            text = place == genderPlace ? Cells.gender(cell) : cell;
            texts[place] = text;
        }
        return text;
    }

    // Several rules ask for the same pupil in the same row.
    private long hash(int place) {
        if (hashed[place] != reads) {
            hashed[place] = reads;
            var asInFile = cells[place] != NO_CELL && place != genderPlace;
            hashes[place] = asInFile ? row.hash(cells[place]) : Hash.of(text(place));
        }
        return hashes[place];
    }

    Claim claim() {
        return claim;
    }

    long line() {
        return row.line();
    }

    /** Where this row is. */
    Place here() {
        return new Place(OptionalLong.of(row.line()), school(), rowKey());
    }

    private String school() {
        return hasSchool() ? text(schoolPlace) : "";
    }

    private boolean hasSchool() {
        var cell = cells[schoolPlace];
        return cell != NO_CELL && row.length(cell) == 14 && row.isDigits(cell);
    }

    private long rowKey() {
        var uin = text(uinPlace);
        return uin.isEmpty() ? Hash.of(text(ssidPlace), Integer.toString(type())) : Hash.of(uin);
    }

    void writeScores(Copied into) {
        write(staged, into);
    }

    void writePupil(Copied into) {
        write(stagedOfPupil, into);
    }

    private void write(int[] which, Copied into) {
        for (var i : which) {
            if (facts[i].form() == Form.TEXT) {
                writeText(i, into);
            } else if (numbers[i] == Cells.NONE) {
                into.nothing();
            } else {
                writeNumber(facts[i].form(), numbers[i], into);
            }
        }
    }

    private void writeText(int place, Copied into) {
        if (cells[place] == NO_CELL) {
            into.nothing();
        } else if (place == genderPlace) {
            into.text(text(place));
        } else {
            into.text(row, cells[place]);
        }
    }

    private static void writeNumber(Form form, int number, Copied into) {
        switch (form) {
            case YES_NO -> into.yesNo(number == 1);
            case DATE -> into.date(number);
            default -> into.smallint(number);
        }
    }

    /**
     * What a rule may call by name: a fact that the file has columns for; what the file claims to be ({@code district},
     * {@code kind}, {@code side}, {@code school_year}, {@code received_on}); {@code owner}, the district, and {@code
     * school}, that a row belongs to on the file's side; {@code subject}, the same for a test and its alternate;
     * {@code ssid_end}; what follows from the published score ranges
     * ({@code expected_level}, {@code lowest_score} and so on); and, in double quotes, any column by its header's name.
     */
    Optional<Value<Facts>> word(String name) {
        if (name.startsWith("\"")) {
            return Optional.ofNullable(headerPlaces.get(Layout.plain(name.substring(1, name.length() - 1))))
                    .map(place -> new Value.Textual<>(new CellText(place)));
        }
        var place = places.get(name);
        if (place != null) {
            return sources[place].length == 0 ? Optional.empty() : Optional.of(fact(place));
        }
        return claimed(name).or(() -> followingFromCuts(name));
    }

    /** The facts that this row has, by their {@link #bit(String)}. */
    long present() {
        return present;
    }

    /** Where {@link #present()} tells about a word; 0 for one that is no fact. */
    long bit(String word) {
        var place = places.get(word);
        return place == null ? 0 : 1L << place;
    }

    /** The same for rows of one record type: what follows from it alone is known before they come. */
    Optional<Value<Facts>> word(String name, int recordType) {
        return switch (name) {
            case "record_type" -> word(name).map(any -> Value.fixed(Form.NUMBER, recordType));
            case "subject" -> Optional.of(Value.fixed(subject(recordType)));
            default -> word(name);
        };
    }

    private Value<Facts> fact(int place) {
        return facts[place].form() == Form.TEXT
                ? new Value.Textual<>(new FactText(place))
                : new Value.Numeric<>(facts[place].form(), of -> of.numbers[place]);
    }

    /** The text of a fact. */
    private record FactText(int place) implements Value.TextOf<Facts> {

        @Override
        public String from(Facts of) {
            return of.text(place);
        }

        @Override
        public boolean isMissing(Facts of) {
            return of.cells[place] == NO_CELL;
        }

        @Override
        public long hash(Facts of) {
            return of.hash(place);
        }

        @Override
        public long packed(Facts of) {
            return isMissing(of) || place == of.genderPlace
                    ? Row.packed(of.text(place))
                    : of.row.packed(of.cells[place]);
        }
    }

    /** The school's code, where it is one. */
    private record SchoolText() implements Value.TextOf<Facts> {

        @Override
        public String from(Facts of) {
            return of.school();
        }

        @Override
        public boolean isMissing(Facts of) {
            return !of.hasSchool();
        }

        @Override
        public long hash(Facts of) {
            return of.hasSchool() ? of.hash(of.schoolPlace) : 0;
        }
    }

    /** The text of one column's cell. */
    private record CellText(int cell) implements Value.TextOf<Facts> {

        @Override
        public String from(Facts of) {
            return of.row.cell(cell);
        }

        @Override
        public boolean isMissing(Facts of) {
            return of.row.isEmpty(cell);
        }

        @Override
        public long hash(Facts of) {
            return of.row.hash(cell);
        }

        @Override
        public long packed(Facts of) {
            return of.row.packed(cell);
        }

        @Override
        public int small(Facts of) {
            return Cells.small(of.row, cell);
        }

        @Override
        public int day(Facts of) {
            return Cells.date(of.row, cell);
        }
    }

    private Optional<Value<Facts>> claimed(String name) {
        return switch (name) {
            case "district" -> Optional.of(Value.fixed(claim.district().text()));
            case "kind" -> Optional.of(Value.fixed(claim.kind().word()));
            case "side" -> Optional.of(Value.fixed(claim.side().word()));
            case "school_year" ->
                Optional.of(Value.fixed(Form.NUMBER, claim.year().spring()));
            case "received_on" ->
                Optional.of(Value.fixed(Form.DATE, (int) claim.received().toEpochDay()));
            case "ssid_end" -> Optional.of(new Value.Textual<>(Facts::ssidEnd));
            case "school" -> Optional.of(new Value.Textual<>(new SchoolText()));
            case "subject" -> Optional.of(new Value.Textual<>(of -> subject(of.type())));
            case "owner" -> word(claim.side() == Side.ENROLLED ? "enrolled_district" : "tested_district");
            default -> Optional.empty();
        };
    }

    private Optional<Value<Facts>> followingFromCuts(String name) {
        return switch (name) {
            case "expected_level" -> expectedLevel(Cuts.Part.OVERALL, "scale_score");
            case "expected_oral_level" -> expectedLevel(Cuts.Part.ORAL, "oral_score");
            case "expected_written_level" -> expectedLevel(Cuts.Part.WRITTEN, "written_score");
            case "expected_prior_level" -> expectedPriorLevel();
            case "lowest_score" ->
                Optional.of(new Value.Numeric<>(Form.NUMBER, of -> of.cuts.lowest(of.type(), of.grade())));
            case "highest_score" ->
                Optional.of(new Value.Numeric<>(Form.NUMBER, of -> of.cuts.highest(of.type(), of.grade())));
            default -> Optional.empty();
        };
    }

    private Optional<Value<Facts>> expectedLevel(Cuts.Part part, String score) {
        var place = place(score);
        return sources[place].length == 0
                ? Optional.empty()
                : Optional.of(new Value.Numeric<>(
                        Form.NUMBER, of -> of.cuts.level(part, of.type(), of.grade(), of.numbers[place])));
    }

    private Optional<Value<Facts>> expectedPriorLevel() {
        var score = place("prior_scale_score");
        var grade = place("prior_grade");
        return sources[score].length == 0 || sources[grade].length == 0
                ? Optional.empty()
                : Optional.of(new Value.Numeric<>(
                        Form.NUMBER,
                        of -> of.cutsLastYear.level(
                                Cuts.Part.OVERALL, of.type(), of.numbers[grade], of.numbers[score])));
    }

    /** The number of the test; {@link Cells#NONE} where the row has none. */
    int type() {
        return numbers[typePlace];
    }

    private int grade() {
        return numbers[gradePlace];
    }

    private static String subject(int recordType) {
        return switch (recordType) {
            case 1, 3 -> "ELA";
            case 2, 4 -> "mathematics";
            case 5, 6 -> "science";
            case 9 -> "Spanish";
            case 21, 23 -> "Summative ELPAC";
            case 22, 24 -> "Initial ELPAC";
            default -> "";
        };
    }

    private String ssidEnd() {
        var ssid = text(ssidPlace);
        return Cells.isDigits(ssid) ? ssid.substring(Math.max(0, ssid.length() - 4)) : "";
    }

    /** One fact: what it is called, how it is kept, and how a cell becomes it. */
    record Fact(String name, Form form, Reading reading) {

        Fact(String name) {
            this(name, Form.TEXT, (row, cell) -> Cells.NONE);
        }
    }

    /** Reads a cell into a number, or {@link Cells#NONE}. */
    interface Reading {
        int of(Row row, int cell);
    }
}
