package org.headgate.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.headgate.access.Me;
import org.headgate.access.NotHere;
import org.headgate.access.Person;
import org.headgate.submission.Snapshot;
import org.headgate.submission.SnapshotId;
import org.headgate.submission.Snapshots;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** What was found in a snapshot, causes first, and how far its check is. */
@Controller
class FindingsPage {

    static final String ID = "[a-z2-9]{13}";

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.US);
    // Past them a page only names what else there is: whoever mends the first twenty has another file.
    private static final int IN_FULL = 20;
    private static final int PLACES_A_PAGE = 100;
    private static final int SCHOOLS_OF_RULE = 300;

    private final Snapshots snapshots;
    private final Rules rules;
    private final Verdicts verdicts;
    private final Summaries summaries;
    private final Rereading rereading;
    private final Waivers waivers;
    private final Progress progress;
    private final Clock clock;

    FindingsPage(
            Snapshots snapshots,
            Rules rules,
            Verdicts verdicts,
            Summaries summaries,
            Rereading rereading,
            Waivers waivers,
            Progress progress,
            Clock clock) {
        this.snapshots = snapshots;
        this.rules = rules;
        this.verdicts = verdicts;
        this.summaries = summaries;
        this.rereading = rereading;
        this.waivers = waivers;
        this.progress = progress;
        this.clock = clock;
    }

    @GetMapping("/snapshots/{id}/findings")
    String findings(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String school,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean fragment,
            @Me Person me,
            Model page) {
        var snapshot = snapshot(id);
        var slice = school(school);
        var verdict = verdicts.find(snapshot.id());
        page.addAttribute("snapshot", snapshot);
        page.addAttribute("school", slice);
        page.addAttribute("verdict", verdict.orElse(null));
        verdict.ifPresent(judged -> show(snapshot, judged, slice, me, page));
        return fragment ? "check/findings :: findings" : "check/findings";
    }

    private void show(Snapshot snapshot, Verdict verdict, String school, Person me, Model page) {
        var district = snapshot.slot().district();
        var groups = summaries.of(verdict, district, school);
        var full = groups.subList(0, Math.min(IN_FULL, groups.size()));
        page.addAttribute("groups", groups);
        page.addAttribute("sections", sections(full));
        page.addAttribute("shorter", groups.subList(full.size(), groups.size()));
        page.addAttribute(
                "urgent",
                groups.stream()
                        .filter(group -> group.weight() != Rule.Weight.NOTES && !group.isAllWaived())
                        .toList());
        page.addAttribute("toDo", Group.toDo(verdict.word(), groups));
        page.addAttribute("schools", verdicts.schoolsOf(verdict, district));
        page.addAttribute("again", judgedAgain(snapshot).orElse(null));
        page.addAttribute(
                "waivers",
                waivers.of(snapshot.slot()).stream()
                        .collect(Collectors.groupingBy(
                                Waiver::rule, Collectors.mapping(this::shown, Collectors.toList()))));
        page.addAttribute("mayWaive", me.isStaff() && school.isEmpty());
        page.addAttribute("usualEnd", waivers.usualEnd());
        page.addAttribute("latestEnd", waivers.latestEnd());
    }

    private static Map<Heading, List<Group>> sections(List<Group> groups) {
        var sections = new EnumMap<Heading, List<Group>>(Heading.class);
        for (var group : groups) {
            sections.computeIfAbsent(Heading.of(group), heading -> new ArrayList<>())
                    .add(group);
        }
        return sections;
    }

    private Optional<JudgedAgain> judgedAgain(Snapshot snapshot) {
        var history = verdicts.history(snapshot.id());
        if (history.size() < 2) {
            return Optional.empty();
        }
        var is = history.get(0);
        return verdicts.judgedAt(is)
                .map(at -> new JudgedAgain(
                        DAY.format(at.atZone(clock.getZone())),
                        is.ruleSet(),
                        history.get(1).word(),
                        is.word()));
    }

    private ShownWaiver shown(Waiver waiver) {
        return new ShownWaiver(
                waiver.number(),
                waiver.reason(),
                waiver.author(),
                DAY.format(waiver.givenAt().atZone(clock.getZone())),
                DAY.format(waiver.until()));
    }

    /** All places of one rule, a hundred a page; the file is read again for them. */
    @GetMapping("/snapshots/{id}/findings/{rule:[a-z0-9-]+}")
    String places(
            @PathVariable String id,
            @PathVariable String rule,
            @RequestParam(defaultValue = "") String column,
            @RequestParam(defaultValue = "") String school,
            @RequestParam(defaultValue = "1") String page,
            Model model) {
        var snapshot = snapshot(id);
        var verdict = verdicts.find(snapshot.id()).orElseThrow(NotHere::new);
        var slice =
                new Rereading.Slice(rules.find(rule).orElseThrow(NotHere::new).id(), column, school(school));
        var group = summaries.of(verdict, snapshot.slot().district(), slice.school()).stream()
                .filter(one -> one.rule().id().equals(rule))
                .findFirst()
                .orElseThrow(NotHere::new);
        var found = column.isEmpty()
                ? group.found()
                : group.columns().stream()
                        .filter(one -> one.name().equals(column))
                        .findFirst()
                        .map(Group.InColumn::found)
                        .orElseThrow(NotHere::new);
        var number = page.matches("[1-9][0-9]{0,7}") ? Long.parseLong(page) : 1;
        var pages = Math.max(1, (found + PLACES_A_PAGE - 1) / PLACES_A_PAGE);
        var schools = verdicts.schoolsOf(verdict, snapshot.slot().district(), rule, SCHOOLS_OF_RULE);
        model.addAttribute("snapshot", snapshot);
        model.addAttribute("group", group);
        model.addAttribute("found", found);
        model.addAttribute("slice", slice);
        model.addAttribute("places", places(snapshot, verdict, slice, found, (number - 1) * PLACES_A_PAGE));
        model.addAttribute("from", (number - 1) * PLACES_A_PAGE + 1);
        model.addAttribute("number", number);
        model.addAttribute("pages", pages);
        model.addAttribute(
                "schools", schools.getOrDefault(rule, Verdicts.Schools.NONE).first());
        return "check/places";
    }

    private List<Causes.Example> places(
            Snapshot snapshot, Verdict verdict, Rereading.Slice slice, long found, long skipped) {
        var kept = verdicts.examplesOf(verdict, slice, PLACES_A_PAGE).getOrDefault(slice.rule(), List.of());
        if (skipped == 0 && kept.size() == Math.min(found, PLACES_A_PAGE) && found <= Causes.EXAMPLES) {
            return kept;
        }
        var places = new PageOfPlaces(skipped, PLACES_A_PAGE);
        try {
            rereading.each(snapshot, verdict, slice, places);
        } catch (PageOfPlaces.Full full) {
            // The rest of the file need not be read.
        } catch (IOException e) {
            throw new UncheckedIOException("The file of snapshot " + snapshot.id() + " could not be read again", e);
        }
        return places.taken();
    }

    @GetMapping("/snapshots/{id}/progress")
    String progress(
            @PathVariable String id,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean fragment,
            Model page) {
        var snapshot = snapshot(id);
        page.addAttribute("snapshot", snapshot);
        var stand = progress.of(snapshot.id());
        page.addAttribute("stand", stand.orElse(null));
        page.addAttribute("stopped", stand.flatMap(Progress.Stand::fault).isPresent());
        page.addAttribute("looked", stand.filter(Progress.Stand::hasLooked).isPresent());
        page.addAttribute("seen", stand.map(this::seen).orElse(List.of()));
        page.addAttribute("verdict", verdicts.find(snapshot.id()).orElse(null));
        return fragment ? "check/progress :: progress" : "check/progress";
    }

    // What people did to the file first, then what may block it.
    private List<SeenSoFar> seen(Progress.Stand stand) {
        return stand.seen().entrySet().stream()
                .flatMap(seen -> rules.find(seen.getKey()).stream().map(rule -> new SeenSoFar(rule, seen.getValue())))
                .sorted(Comparator.comparing((SeenSoFar seen) -> !seen.rule().alteration())
                        .thenComparing(seen -> seen.rule().weight())
                        .thenComparing(SeenSoFar::found, Comparator.reverseOrder()))
                .toList();
    }

    private Snapshot snapshot(String id) {
        if (!id.matches(ID)) {
            throw new NotHere();
        }
        return snapshots.find(new SnapshotId(id)).orElseThrow(NotHere::new);
    }

    /** The school of a slice as the address says it; empty for all. */
    static String school(String text) {
        if (!text.isEmpty() && !text.matches("[0-9]{14}")) {
            throw new NotHere();
        }
        return text;
    }

    /** What the groups of a page stand under, first to last; each has a text {@code check.heading.<word>}. */
    enum Heading {
        CHANGED,
        BLOCKS,
        WARNS,
        NOTES,
        WAIVED;

        static Heading of(Group group) {
            if (group.isAllWaived()) {
                return WAIVED;
            }
            return group.rule().alteration()
                    ? CHANGED
                    : switch (group.weight()) {
                        case BLOCKS -> BLOCKS;
                        case WARNS -> WARNS;
                        case NOTES -> NOTES;
                    };
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** That other rules judged before, and what came of it. */
    record JudgedAgain(String on, String ruleSet, String was, String is) {}

    /** What a check that goes on has found by one rule. */
    record SeenSoFar(Rule rule, long found) {}

    /** A waiver as the page shows it. */
    record ShownWaiver(long number, String reason, String author, String givenOn, String until) {}
}
