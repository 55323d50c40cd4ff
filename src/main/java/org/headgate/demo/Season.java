package org.headgate.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.headgate.layout.Column;
import org.headgate.layout.Layout;
import org.headgate.layout.Layouts;
import org.headgate.reference.District;
import org.headgate.reference.DistrictCode;
import org.headgate.reference.Kind;
import org.headgate.reference.SchoolYear;
import org.headgate.reference.Side;

/**
 * School years of districts that never were, the demo's three and those before: the same seed gives the same bytes.
 * Pupils are followed from year to year; they advance a grade, and some move, leave or come.
 *
 * <pre>{@code
 * var season = Season.of(7, 400, new District(new DistrictCode("99900010000000"), "Test Valley Unified", "99"));
 * var file = season.file(new DistrictCode("99900010000000"), Kind.CAASPP, Side.TESTED, SchoolYear.of("2024-25"));
 *
 * Path csv = file.csvInto(folder);                          // the caret CSV under the name that TOMS gives it
 * Path zip = file.zipInto(folder);                          // with its .dat and .xlsx twins
 * Path bad = file.withoutSchools(2).cutInTheLastLine().csvInto(folder);
 * String text = file.firstRows(3).withCell(0, "Gender", "Q").text();
 * }</pre>
 */
public final class Season {

    /** The school years of the demo. */
    public static final List<SchoolYear> YEARS =
            List.of(new SchoolYear(2023), new SchoolYear(2024), new SchoolYear(2025));

    /** The districts of the demo, in the fictional county 99. */
    public static final List<District> THREE_DISTRICTS = List.of(
            new District(new DistrictCode("99100010000000"), "Alder Valley Unified", "Fictional County"),
            new District(new DistrictCode("99100020000000"), "Bluff Creek Unified", "Fictional County"),
            new District(new DistrictCode("99100030000000"), "Cedar Flats Unified", "Fictional County"));

    // Pupils come from there and go there; its own files are never asked for.
    private static final District ELSEWHERE =
            new District(new DistrictCode("99100990000000"), "Far Meadows Unified", "Fictional County");

    private final long seed;
    private final List<Schools> districts;
    private final double[] weights;
    private final Schools elsewhere;
    private final int pupils;
    private final List<Course> courses;
    private final Map<List<Object>, List<Line>> lines = new ConcurrentHashMap<>();

    private Season(long seed, int pupils, List<District> districts) {
        this.seed = seed;
        this.pupils = pupils;
        this.weights = weights(districts.size());
        var all = Arrays.stream(weights).sum();
        this.districts = IntStream.range(0, districts.size())
                .mapToObj(i -> Schools.of(districts.get(i), (int) (pupils * weights[i] / all)))
                .toList();
        this.elsewhere = Schools.of(ELSEWHERE, 0);
        var drawn = new Pupils(seed);
        // Fifteen cohorts: the oldest in grade 12 in the first spring, the youngest in kindergarten in the last.
        this.courses = IntStream.range(0, pupils)
                .mapToObj(n -> course(drawn.draw(n, 2011 + n % 15)))
                .toList();
    }

    /** All school years of which a season has files of that kind: the demo's, and those before as far as layouts go. */
    public static List<SchoolYear> yearsOf(Kind kind) {
        return Layouts.onClassPath().all().stream()
                .filter(layout -> layout.kind() == kind)
                .map(Layout::year)
                .filter(year -> year.spring() >= Course.EARLIEST_SPRING && year.spring() <= Course.LAST_SPRING)
                .sorted()
                .toList();
    }

    /**
     * One small file on its own: of a district of so many pupils, or of twice as many, until there is a row at all. Few
     * pupils take the Initial ELPAC.
     */
    public static TomsFile alone(long seed, int pupils, District district, Kind kind, Side side, SchoolYear year) {
        for (var size = Math.max(1, pupils); ; size *= 2) {
            var file = of(seed, size, district).file(district.code(), kind, side, year);
            if (!file.rows().isEmpty()) {
                return file;
            }
        }
    }

    /** The season of the demo's three districts; about 3,000 {@code pupils} make files of a thousand rows or more. */
    public static Season ofThreeDistricts(long seed, int pupils) {
        return new Season(seed, pupils, THREE_DISTRICTS);
    }

    /** A season of other districts, for tests that need some of their own. */
    public static Season of(long seed, int pupils, District... districts) {
        return new Season(seed, pupils, List.of(districts));
    }

    /**
     * Writes a CAASPP file of exactly so many rows to the stream, in constant memory, and leaves the stream open: for
     * measuring with files larger than any season's.
     */
    public static void writeLarge(District district, SchoolYear year, int rows, long seed, OutputStream out)
            throws IOException {
        var season = new Season(seed, 0, List.of(district));
        var layout = layout(Kind.CAASPP, year);
        var schools = List.of(Schools.of(district, rows / 2));
        var pupils = new Pupils(seed);
        var cells = CaasppCells.ALL.inOrderOf(layout);
        var text = new LineWriter(out);
        text.write(header(layout));
        var written = 0;
        for (var n = 0; written < rows; n++) {
            var pupil = pupils.draw(n, year.spring() - 3 - n % 9);
            var place =
                    Course.of(pupil, schools, season.weights, season.elsewhere).in(year.spring());
            if (place.isEmpty() || !place.get().tested().district().equals(district)) {
                continue;
            }
            for (var attempt : Attempt.of(pupil, year.spring())) {
                if (written < rows) {
                    text.write(cells.apply(registration(pupil, year.spring(), place.get(), slot(attempt), attempt)));
                    written++;
                }
            }
        }
        text.flush();
    }

    public List<District> districts() {
        return districts.stream().map(Schools::district).toList();
    }

    public long seed() {
        return seed;
    }

    /** The file as TOMS would give it to that district. */
    public TomsFile file(DistrictCode district, Kind kind, Side side, SchoolYear year) {
        var owner = districts.stream()
                .map(Schools::district)
                .filter(d -> d.code().equals(district))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("This season has no district " + district));
        var rows = lines(kind, year).stream()
                .filter(line -> line.isIn(owner, kind, side))
                .sorted(Comparator.comparing(line -> line.school(side).cds()))
                .map(Line::cells)
                .toList();
        return TomsFile.of(owner, kind, side, layout(kind, year), rows);
    }

    private List<Line> lines(Kind kind, SchoolYear year) {
        return lines.computeIfAbsent(List.of(kind, year), key -> switch (kind) {
            case CAASPP -> lines(kind, year, CaasppCells.ALL, pupil -> Attempt.of(pupil, year.spring()));
            case ELPAC_SUMMATIVE ->
                lines(
                        kind,
                        year,
                        SummativeCells.ALL,
                        pupil -> Summative.isFor(pupil, year.spring())
                                ? List.of(Summative.registered(pupil, year.spring()))
                                : List.of());
            case ELPAC_INITIAL ->
                lines(
                        kind,
                        year,
                        InitialCells.ALL,
                        pupil -> Initial.isFor(pupil, year.spring())
                                ? List.of(Initial.of(pupil, year.spring()))
                                : List.of());
        });
    }

    private <T> List<Line> lines(Kind kind, SchoolYear year, Cells<T> cells, Function<Pupil, List<T>> tests) {
        var inOrder = cells.inOrderOf(layout(kind, year));
        var result = new ArrayList<Line>();
        for (var course : courses(year)) {
            var place = course.in(year.spring());
            if (place.isEmpty()) {
                continue;
            }
            for (var test : tests.apply(course.pupil())) {
                var row = registration(course.pupil(), year.spring(), place.get(), slot(test), test);
                result.add(new Line(place.get(), inOrder.apply(row)));
            }
        }
        return Collections.unmodifiableList(result);
    }

    /** Before the demo's years there were older pupils, who had left when it begins: four cohorts more. */
    private List<Course> courses(SchoolYear year) {
        if (year.compareTo(YEARS.get(0)) >= 0) {
            return courses;
        }
        var drawn = new Pupils(seed);
        var older =
                IntStream.range(pupils, pupils + pupils * 4 / 15).mapToObj(n -> course(drawn.draw(n, 2007 + n % 4)));
        return Stream.concat(courses.stream(), older).toList();
    }

    private Course course(Pupil pupil) {
        return Course.of(pupil, districts, weights, elsewhere);
    }

    // Eight digits, unlike in every year and every file.
    private static <T> Registration<T> registration(Pupil pupil, int spring, Place place, int slot, T test) {
        var uin = spring < 2023
                ? 60_000_000 + pupil.number() * 24 + (spring - Course.EARLIEST_SPRING) * 6 + slot
                : 10_000_000 + pupil.number() * 20 + Math.floorMod(spring - 2023, 3) * 6 + slot;
        return new Registration<>(pupil, spring, place, Integer.toString(uin), test);
    }

    private static int slot(Object test) {
        if (test instanceof Attempt attempt) {
            return switch (attempt.recordType()) {
                case "01", "03" -> 0;
                case "02", "04" -> 1;
                case "05", "06" -> 2;
                default -> 3;
            };
        }
        return test instanceof Summative ? 4 : 5;
    }

    static Layout layout(Kind kind, SchoolYear year) {
        return Layouts.onClassPath()
                .find(kind, year)
                .orElseThrow(() -> new IllegalStateException(
                        "No layouts/" + kind.word() + "-" + year + ".csv on the class path: a season needs it"));
    }

    static List<String> header(Layout layout) {
        return layout.columns().stream().map(Column::name).toList();
    }

    private static double[] weights(int districts) {
        return IntStream.range(0, districts)
                .mapToDouble(i -> Math.max(1, 4 - i))
                .toArray();
    }

    private record Line(Place place, List<String> cells) {

        boolean isIn(District owner, Kind kind, Side side) {
            return school(side).district().equals(owner)
                    // An Initial result is shown to the new district and to the old one.
                    || kind == Kind.ELPAC_INITIAL
                            && side == Side.ENROLLED
                            && place.tested().district().equals(owner);
        }

        School school(Side side) {
            return side == Side.ENROLLED ? place.enrolled() : place.tested();
        }
    }
}
