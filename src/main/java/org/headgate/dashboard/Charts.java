package org.headgate.dashboard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.headgate.dashboard.Chart.Line;
import org.headgate.dashboard.SmallGroups.Place;
import org.headgate.reference.SchoolYear;
import org.headgate.reference.Wording;
import org.springframework.stereotype.Component;

/** Makes charts and their sentences from tables. */
@Component
class Charts {

    private final Labels labels;
    private final Wording wording;

    Charts(Labels labels, Wording wording) {
        this.labels = labels;
        this.wording = wording;
    }

    /** "In 2024-25, 47 of 100 pupils met or exceeded the standard ..., 2 more than the year before." */
    Optional<String> headline(Assessment test, SchoolYear year, Map<SchoolYear, Tables> tables, Place everybody) {
        return shown(tables, year, everybody)
                .map(now -> wording.say(
                        "dashboard.headline",
                        year.text(),
                        now.percentFrom(test.goal()),
                        labels.reached(test, year),
                        change(test, year, tables, everybody).map(this::inWords).orElse("")));
    }

    /** Everybody, over the three years. */
    Chart everybody(Assessment test, SchoolYear year, Map<SchoolYear, Tables> tables, Place everybody) {
        var lines = overYears("", test, year, tables, everybody);
        return new Chart(
                "everybody",
                wording.say("dashboard.everybody"),
                headline(test, year, tables, everybody).orElse(wording.say("dashboard.all-hidden")),
                levels(test, year),
                test.goal(),
                false,
                lines);
    }

    /** This year's charts of a breakdown, each with its twin over the years; one pair a family. */
    List<Pair> of(Choice choice, Assessment test, Map<SchoolYear, Tables> tables, Map<String, String> schoolNames) {
        if (choice.by() == Breakdown.SCHOOL) {
            UnaryOperator<String> name = school -> labels.school(school, schoolNames);
            var schools = tables.values().stream()
                    .flatMap(t -> t.schools().stream())
                    .distinct()
                    .sorted(Comparator.comparing((String school) -> school.equals(Tables.NOT_STATED))
                            .thenComparing(name))
                    .map(school -> new Member(name.apply(school), new Place(school, "")))
                    .toList();
            return Stream.of(pair("school", choice.year(), test, tables, schools))
                    .flatMap(Optional::stream)
                    .toList();
        }
        return choice.by().families().stream()
                .map(family -> pair(family, choice.year(), test, tables, members(choice.school(), family, tables)))
                .flatMap(Optional::stream)
                .toList();
    }

    /** @param overYears what {@code thisYear} shows, and the two years before */
    record Pair(String title, Chart thisYear, Chart overYears) {}

    private record Member(String name, Place place) {}

    private List<Member> members(String school, String family, Map<SchoolYear, Tables> tables) {
        return tables.values().stream()
                .flatMap(t -> t.columns(school, family).stream())
                .distinct()
                .sorted(Tables.IN_READING_ORDER)
                .map(column -> new Member(labels.column(column), new Place(school, column)))
                .toList();
    }

    private Optional<Pair> pair(
            String family, SchoolYear year, Assessment test, Map<SchoolYear, Tables> tables, List<Member> members) {
        var title = labels.family(family);
        var now = Optional.ofNullable(tables.get(year));
        var lines = members.stream()
                .filter(member -> now.filter(t -> t.hasPupils(member.place())).isPresent())
                .map(member -> new Line(
                        "",
                        member.name(),
                        year.text(),
                        shown(tables, year, member.place()),
                        change(test, year, tables, member.place())))
                .toList();
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        var thisYear = new Chart(
                family,
                wording.say("dashboard.chart.this-year", title, year.text()),
                highestAndLowest(test, year, lines),
                levels(test, year),
                test.goal(),
                false,
                lines);
        var years = members.stream()
                .flatMap(member -> overYears(member.name(), test, year, tables, member.place()).stream())
                .toList();
        var overYears = new Chart(
                family + "-over-years",
                wording.say("dashboard.chart.over-years", title),
                upAndDown(year, lines),
                levels(test, year),
                test.goal(),
                true,
                years);
        return Optional.of(new Pair(title, thisYear, overYears));
    }

    private List<Line> overYears(
            String group, Assessment test, SchoolYear last, Map<SchoolYear, Tables> tables, Place place) {
        return IntStream.rangeClosed(last.spring() - 2, last.spring())
                .mapToObj(SchoolYear::new)
                .filter(year -> Optional.ofNullable(tables.get(year))
                        .filter(t -> t.hasPupils(place))
                        .isPresent())
                .map(year -> new Line(
                        group, year.text(), year.text(), shown(tables, year, place), change(test, year, tables, place)))
                .toList();
    }

    private List<Chart.Level> levels(Assessment test, SchoolYear year) {
        return IntStream.rangeClosed(1, test.levels())
                .mapToObj(level -> new Chart.Level(level, labels.level(test, level, year), test.tone(level)))
                .toList();
    }

    private String highestAndLowest(Assessment test, SchoolYear year, List<Line> lines) {
        var shown =
                new ArrayList<>(lines.stream().filter(line -> !line.isHidden()).toList());
        if (shown.isEmpty()) {
            return wording.say("dashboard.all-hidden");
        }
        shown.sort(Comparator.comparing(line -> -line.percentFrom(test.goal())));
        var highest = shown.get(0);
        var lowest = shown.get(shown.size() - 1);
        var reached = labels.reached(test, year);
        if (highest.percentFrom(test.goal()) == lowest.percentFrom(test.goal())) {
            return wording.say(
                    shown.size() == 1 ? "dashboard.only" : "dashboard.all-equal",
                    highest.label(),
                    highest.percentFrom(test.goal()),
                    reached);
        }
        return wording.say(
                "dashboard.highest-and-lowest",
                highest.label(),
                highest.percentFrom(test.goal()),
                reached,
                lowest.label(),
                lowest.percentFrom(test.goal()));
    }

    private String upAndDown(SchoolYear year, List<Line> lines) {
        var changes = lines.stream().flatMap(line -> line.change().stream()).toList();
        return changes.isEmpty()
                ? wording.say("dashboard.no-year-before", year.before().text())
                : wording.say(
                        "dashboard.up-and-down",
                        year.before().text(),
                        changes.stream().filter(points -> points > 0).count(),
                        changes.stream().filter(points -> points < 0).count(),
                        changes.stream().filter(points -> points == 0).count());
    }

    /** The difference of the two whole percents a reader sees, so that her own subtraction comes out the same. */
    private static Optional<Integer> change(
            Assessment test, SchoolYear year, Map<SchoolYear, Tables> tables, Place place) {
        return shown(tables, year, place)
                .flatMap(now -> shown(tables, year.before(), place)
                        .map(before -> now.percentFrom(test.goal()) - before.percentFrom(test.goal())));
    }

    private static Optional<Counted> shown(Map<SchoolYear, Tables> tables, SchoolYear year, Place place) {
        return Optional.ofNullable(tables.get(year)).flatMap(t -> t.shown(place));
    }

    private String inWords(int change) {
        return change == 0
                ? wording.say("dashboard.change.none")
                : wording.say(change > 0 ? "dashboard.change.more" : "dashboard.change.fewer", Math.abs(change));
    }
}
