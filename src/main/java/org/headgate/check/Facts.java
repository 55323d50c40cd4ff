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
import org.headgate.layout.Layout;
import org.headgate.layout.Row;
import org.headgate.reference.Side;

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

    private final Claim claim;
    private final Map<String, Integer> headerPlaces = new HashMap<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final Fact[] facts;
    private final int[][] sources;
    private final int[] numbers;
    private final String[] texts;
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
        texts = new String[facts.length];
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
        for (var i = 0; i < facts.length; i++) {
            var cell = first(next, sources[i]);
            if (facts[i].form() == Form.TEXT) {
                texts[i] = cell;
            } else {
                numbers[i] = cell.isEmpty() ? Cells.NONE : facts[i].reading().of(cell);
            }
        }
        texts[genderPlace] = Cells.gender(texts[genderPlace]);
    }

    private static String first(Row row, int[] positions) {
        for (var position : positions) {
            if (!row.isEmpty(position)) {
                return row.cell(position);
            }
        }
        return "";
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
        var school = texts[schoolPlace];
        return school.length() == 14 && Cells.isDigits(school) ? school : "";
    }

    private long rowKey() {
        return rowKey(texts[uinPlace], texts[ssidPlace], numbers[typePlace]);
    }

    static long rowKey(String uin, String ssid, int recordType) {
        return uin.isEmpty() ? Hash.of(ssid, Integer.toString(recordType)) : Hash.of(uin);
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
                writeText(texts[i], into);
            } else if (numbers[i] == Cells.NONE) {
                into.nothing();
            } else {
                writeNumber(facts[i].form(), numbers[i], into);
            }
        }
    }

    private static void writeText(String text, Copied into) {
        if (text.isEmpty()) {
            into.nothing();
        } else {
            into.text(text);
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
                    .map(place -> new Value.Textual<>(of -> of.row.cell(place)));
        }
        var place = places.get(name);
        if (place != null) {
            return sources[place].length == 0 ? Optional.empty() : Optional.of(fact(place));
        }
        return claimed(name).or(() -> followingFromCuts(name));
    }

    private Value<Facts> fact(int place) {
        return facts[place].form() == Form.TEXT
                ? new Value.Textual<>(of -> of.texts[place])
                : new Value.Numeric<>(facts[place].form(), of -> of.numbers[place]);
    }

    private Optional<Value<Facts>> claimed(String name) {
        return switch (name) {
            case "district" ->
                Optional.of(new Value.Textual<>(of -> of.claim.district().text()));
            case "kind" -> Optional.of(new Value.Textual<>(of -> of.claim.kind().word()));
            case "side" -> Optional.of(new Value.Textual<>(of -> of.claim.side().word()));
            case "school_year" ->
                Optional.of(
                        new Value.Numeric<>(Form.NUMBER, of -> of.claim.year().spring()));
            case "received_on" ->
                Optional.of(new Value.Numeric<>(
                        Form.DATE, of -> (int) of.claim.received().toEpochDay()));
            case "ssid_end" -> Optional.of(new Value.Textual<>(Facts::ssidEnd));
            case "school" -> Optional.of(new Value.Textual<>(Facts::school));
            case "subject" -> Optional.of(new Value.Textual<>(Facts::subject));
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

    private int type() {
        return numbers[typePlace];
    }

    private int grade() {
        return numbers[gradePlace];
    }

    private String subject() {
        return switch (numbers[typePlace]) {
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
        var ssid = texts[ssidPlace];
        return Cells.isDigits(ssid) ? ssid.substring(Math.max(0, ssid.length() - 4)) : "";
    }

    /** One fact: what it is called, how it is kept, and how a cell becomes it. */
    record Fact(String name, Form form, Reading reading) {

        Fact(String name) {
            this(name, Form.TEXT, cell -> Cells.NONE);
        }
    }

    /** Reads a cell into a number, or {@link Cells#NONE}. */
    interface Reading {
        int of(String cell);
    }
}
