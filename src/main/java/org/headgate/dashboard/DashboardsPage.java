package org.headgate.dashboard;

import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.headgate.access.Me;
import org.headgate.access.NotHere;
import org.headgate.access.Person;
import org.headgate.dashboard.SmallGroups.Place;
import org.headgate.reference.District;
import org.headgate.reference.DistrictCode;
import org.headgate.reference.Districts;
import org.headgate.reference.SchoolYear;
import org.headgate.reference.Side;
import org.headgate.reference.Wording;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How a district's pupils did: an overview of its tests, and a page a test. The URL holds all of the choice. */
@Controller
class DashboardsPage {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.US);

    private final Results results;
    private final Charts charts;
    private final Labels labels;
    private final Districts districts;
    private final Wording wording;
    private final DashboardSettings settings;

    DashboardsPage(
            Results results,
            Charts charts,
            Labels labels,
            Districts districts,
            Wording wording,
            DashboardSettings settings) {
        this.results = results;
        this.charts = charts;
        this.labels = labels;
        this.districts = districts;
        this.wording = wording;
        this.settings = settings;
    }

    @GetMapping("/dashboards")
    String dashboards(@Me Person me, @RequestParam Map<String, String> asked, Model page) {
        var theirs = districtsOf(me);
        page.addAttribute("districts", theirs);
        page.addAttribute("threshold", settings.smallestGroup());
        if (theirs.isEmpty() && !asked.containsKey("district")) {
            return "dashboard/nothing";
        }
        var choice = choiceOf(me, asked, theirs);
        var files = results.files(choice.district());
        page.addAttribute("choice", choice);
        page.addAttribute("districtName", districts.nameOf(choice.district()));
        page.addAttribute("sideName", wording.of(choice.side()));
        page.addAttribute("years", yearsToChoose(choice, files));
        page.addAttribute("tests", testsToChoose());
        page.addAttribute(
                "sides",
                Arrays.stream(Side.values())
                        .map(side -> new Option(side.word(), wording.of(side)))
                        .toList());
        choice.test()
                .ifPresentOrElse(test -> showTest(choice, test, files, page), () -> showOverview(choice, files, page));
        return choice.test().isPresent() ? "dashboard/test" : "dashboard/overview";
    }

    @GetMapping("/dashboards.csv")
    ResponseEntity<byte[]> csv(@Me Person me, @RequestParam Map<String, String> asked) {
        var choice = choiceOf(me, asked, districtsOf(me));
        var test = choice.test().orElseThrow(NotHere::new);
        var tables = results.of(choice.district(), choice.side(), test, choice.year());
        var names = results.schoolNames(choice.district());
        var everybody = new Place(choice.school(), "");
        var whose = List.of(
                choice.district().text(),
                districts.nameOf(choice.district()),
                choice.school().isEmpty()
                        ? wording.say("dashboard.all-schools")
                        : labels.school(choice.school(), names),
                labels.test(test),
                wording.of(choice.side()));
        var hidden = wording.say("dashboard.hidden");
        var csv = new CsvExport()
                .row(headOfCsv(choice, test))
                .chart(
                        with(whose, wording.say("dashboard.everybody")),
                        charts.everybody(test, choice.year(), tables, everybody),
                        hidden);
        for (var pair : charts.of(choice, test, tables, names)) {
            csv.chart(with(whose, pair.title()), pair.overYears(), hidden);
        }
        var fileName = "%s-%s-%s-%s-by-%s.csv"
                .formatted(
                        choice.district(),
                        test.word(),
                        choice.year(),
                        choice.side().word(),
                        choice.by().word());
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(fileName)
                                .build()
                                .toString())
                .body(csv.text().getBytes(StandardCharsets.UTF_8));
    }

    /** One entry of a select or of a row of links. */
    record Option(String value, String text) {}

    /**
     * A test on the overview.
     *
     * @param sentence how the pupils did, or why nothing is shown
     * @param bar empty where nothing is shown
     * @param owed whether its file is not loaded yet
     */
    record Card(
            String title, String link, String sentence, Optional<Chart> bar, Optional<String> stamp, boolean owed) {}

    private void showTest(Choice choice, Assessment test, List<Results.File> files, Model page) {
        var tables = results.of(choice.district(), choice.side(), test, choice.year());
        var names = results.schoolNames(choice.district());
        var everybody = new Place(choice.school(), "");
        var now = Optional.ofNullable(tables.get(choice.year()));
        page.addAttribute(
                "title",
                wording.say(
                        "dashboard.test-title", labels.test(test), choice.year().text()));
        page.addAttribute("schools", schoolsToChoose(choice, tables, names));
        page.addAttribute("schoolName", choice.school().isEmpty() ? "" : labels.school(choice.school(), names));
        page.addAttribute("tabs", Arrays.asList(Breakdown.values()));
        page.addAttribute("goalName", labels.goal(test, choice.year()));
        page.addAttribute("file", stamp(choice, test, files).orElse(""));
        if (now.filter(t -> t.hasPupils(everybody)).isEmpty()) {
            page.addAttribute("empty", whyEmpty(choice, test, files));
            return;
        }
        page.addAttribute(
                "counted",
                now.flatMap(t -> t.shown(everybody)).map(this::participation).orElse(""));
        page.addAttribute("everybody", charts.everybody(test, choice.year(), tables, everybody));
        page.addAttribute("pairs", charts.of(choice, test, tables, names));
    }

    private void showOverview(Choice choice, List<Results.File> files, Model page) {
        var totals = results.totals(choice.district(), choice.side(), choice.year());
        page.addAttribute(
                "cards",
                Arrays.stream(Assessment.values())
                        .map(test -> card(choice, test, totals.getOrDefault(test, Map.of()), files))
                        .toList());
    }

    private Card card(Choice choice, Assessment test, Map<SchoolYear, Tables> tables, List<Results.File> files) {
        var everybody = new Place("", "");
        var link = choice.of(test).page();
        var now = Optional.ofNullable(tables.get(choice.year())).filter(t -> t.hasPupils(everybody));
        if (now.isEmpty()) {
            return new Card(
                    labels.test(test),
                    link,
                    whyEmpty(choice, test, files),
                    Optional.empty(),
                    Optional.empty(),
                    fileOf(choice, test, files).isEmpty());
        }
        var headline = charts.headline(test, choice.year(), tables, everybody);
        return new Card(
                labels.test(test),
                link,
                headline.orElse(wording.say("dashboard.hidden-whole", settings.smallestGroup())),
                headline.map(h -> charts.everybody(test, choice.year(), Map.of(choice.year(), now.get()), everybody)
                        .named("card-" + test.word())),
                now.get()
                        .shown(everybody)
                        .map(counted -> wording.say("dashboard.counted", counted.pupils()) + " "
                                + stamp(choice, test, files).orElse("")),
                false);
    }

    private String participation(Counted counted) {
        var left = counted.rows() - counted.pupils();
        // The state itself does not publish counts under four.
        return left > 0 && left < 4
                ? wording.say("dashboard.participation.nearly-all", counted.pupils())
                : wording.say("dashboard.participation", counted.rows(), counted.pupils(), left);
    }

    private Optional<String> stamp(Choice choice, Assessment test, List<Results.File> files) {
        return fileOf(choice, test, files)
                .map(file -> wording.say("dashboard.stamp", wording.of(file.side()), DATE.format(file.received())));
    }

    private String whyEmpty(Choice choice, Assessment test, List<Results.File> files) {
        return fileOf(choice, test, files).isPresent()
                ? wording.say(
                        "dashboard.nobody-counted",
                        labels.test(test),
                        choice.year().text())
                : wording.say(
                        "dashboard.nothing-loaded",
                        choice.year().text(),
                        wording.of(test.kind()),
                        wording.of(choice.side()));
    }

    private static Optional<Results.File> fileOf(Choice choice, Assessment test, List<Results.File> files) {
        return files.stream()
                .filter(file -> file.kind() == test.kind()
                        && file.side() == choice.side()
                        && file.year().equals(choice.year()))
                .findFirst();
    }

    private List<District> districtsOf(Person me) {
        return me.isStaff()
                ? districts.all()
                : me.districtCodes().stream()
                        .map(code -> districts.find(code).orElse(new District(code, code.text(), "")))
                        .sorted(Comparator.comparing(District::name))
                        .toList();
    }

    /** What the URL asks for; where it is silent, the newest year with data and the Tested side. */
    private Choice choiceOf(Person me, Map<String, String> asked, List<District> theirs) {
        var district = given(asked, "district")
                .map(text -> theirs.stream()
                        .filter(d -> d.code().text().equals(text))
                        .findFirst()
                        .orElseThrow(NotHere::new)
                        .code())
                .orElseGet(() -> firstWithData(theirs));
        var side = given(asked, "side")
                .map(word -> Arrays.stream(Side.values())
                        .filter(s -> s.word().equals(word))
                        .findFirst()
                        .orElseThrow(NotHere::new))
                .orElse(Side.TESTED);
        var test = given(asked, "test").map(word -> Assessment.find(word).orElseThrow(NotHere::new));
        var by = given(asked, "by")
                .map(word -> Breakdown.find(word).orElseThrow(NotHere::new))
                .orElse(Breakdown.GRADE);
        var year = given(asked, "year").map(DashboardsPage::yearOf).orElseGet(() -> newestYear(district, side, test));
        var school = by == Breakdown.SCHOOL ? "" : given(asked, "school").orElse("");
        if (!school.isEmpty() && !school.matches("[0-9]{14}") && !school.equals(Tables.NOT_STATED)) {
            throw new NotHere();
        }
        if (!me.sees(district)) {
            throw new NotHere();
        }
        return new Choice(district, test, year, side, by, school);
    }

    private DistrictCode firstWithData(List<District> theirs) {
        return theirs.stream()
                .map(District::code)
                .filter(code -> !results.files(code).isEmpty())
                .findFirst()
                .or(() -> theirs.stream().map(District::code).findFirst())
                .orElseThrow(NotHere::new);
    }

    private SchoolYear newestYear(DistrictCode district, Side side, Optional<Assessment> test) {
        return results.files(district).stream()
                .filter(file -> file.side() == side
                        && test.map(t -> t.kind() == file.kind()).orElse(true))
                .map(Results.File::year)
                .max(Comparator.naturalOrder())
                .orElse(results.thisYear());
    }

    private static SchoolYear yearOf(String text) {
        try {
            return SchoolYear.of(text);
        } catch (IllegalArgumentException e) {
            throw new NotHere();
        }
    }

    private static Optional<String> given(Map<String, String> asked, String name) {
        return Optional.ofNullable(asked.get(name)).filter(text -> !text.isBlank());
    }

    private List<Option> testsToChoose() {
        return Arrays.stream(Assessment.values())
                .map(test -> new Option(test.word(), labels.test(test)))
                .toList();
    }

    private static List<String> yearsToChoose(Choice choice, List<Results.File> files) {
        return Stream.concat(files.stream().map(Results.File::year), Stream.of(choice.year()))
                .distinct()
                .sorted(Comparator.reverseOrder())
                .map(SchoolYear::text)
                .toList();
    }

    private List<Option> schoolsToChoose(Choice choice, Map<SchoolYear, Tables> tables, Map<String, String> names) {
        var schools = new TreeMap<String, String>();
        tables.values().stream()
                .flatMap(t -> t.schools().stream())
                .forEach(cds -> schools.put(labels.school(cds, names), cds));
        if (!choice.school().isEmpty()) {
            schools.put(labels.school(choice.school(), names), choice.school());
        }
        return schools.entrySet().stream()
                .map(school -> new Option(school.getValue(), school.getKey()))
                .toList();
    }

    private List<String> headOfCsv(Choice choice, Assessment test) {
        var head = new ArrayList<>(wording.say("dashboard.csv.head").lines().toList());
        IntStream.rangeClosed(1, test.levels())
                .mapToObj(level -> wording.say("dashboard.csv.percent", labels.level(test, level, choice.year())))
                .forEach(head::add);
        head.add(wording.say("dashboard.csv.percent", labels.goal(test, choice.year())));
        head.add(wording.say("dashboard.table.change"));
        return head;
    }

    private static List<String> with(List<String> cells, String more) {
        return Stream.concat(cells.stream(), Stream.of(more)).toList();
    }
}
