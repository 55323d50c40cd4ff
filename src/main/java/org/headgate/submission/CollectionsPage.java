package org.headgate.submission;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.headgate.access.Audit;
import org.headgate.access.ForAdmins;
import org.headgate.access.Me;
import org.headgate.access.Person;
import org.headgate.reference.District;
import org.headgate.reference.DistrictCode;
import org.headgate.reference.Districts;
import org.headgate.reference.Kind;
import org.headgate.reference.SchoolYear;
import org.headgate.reference.Sentence;
import org.headgate.reference.Side;
import org.headgate.reference.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the county asks its districts for; an admin opens collections here, after seeing what each would ask for. */
@Controller
@ForAdmins
class CollectionsPage {

    private static final int LONGEST_NAME = 80;
    /** The newest year and the two before it. */
    private static final int YEARS = 3;

    private final Seasons seasons;
    private final Districts districts;
    private final KnownLayouts layouts;
    private final Audit audit;
    private final Wording wording;
    private final UsDate dates;

    CollectionsPage(
            Seasons seasons, Districts districts, KnownLayouts layouts, Audit audit, Wording wording, UsDate dates) {
        this.seasons = seasons;
        this.districts = districts;
        this.layouts = layouts;
        this.audit = audit;
        this.wording = wording;
        this.dates = dates;
    }

    @GetMapping("/collections")
    String list(Model page) {
        var year = newestYears().get(1);
        return form(Asked.usual(year), List.of(), page);
    }

    /** Says what would be asked for, and asks nothing yet. */
    @PostMapping("/collections/look")
    String look(@ModelAttribute Asked asked, Model page) {
        var faults = faults(asked);
        if (!faults.isEmpty()) {
            return form(asked, faults, page);
        }
        return shown(asked, slots(asked), page);
    }

    private String shown(Asked asked, List<SlotId> slots, Model page) {
        page.addAttribute("asked", asked);
        page.addAttribute("due", dates.day(LocalDate.parse(asked.dueOn())));
        page.addAttribute("districts", chosen(asked));
        page.addAttribute("slots", slots.size());
        page.addAttribute("fresh", seasons.countNew(slots));
        page.addAttribute(
                "kinds", asked.kinds().stream().map(Kind::of).map(wording::of).toList());
        page.addAttribute("years", years(asked).stream().map(SchoolYear::text).toList());
        page.addAttribute("withoutLayout", withoutLayout(asked));
        return "submission/collection";
    }

    /** The form again, with what was filled in. */
    @PostMapping("/collections/change")
    String change(@ModelAttribute Asked asked, Model page) {
        return form(asked, List.of(), page);
    }

    @PostMapping("/collections")
    String open(@ModelAttribute Asked asked, @Me Person me, Model page, RedirectAttributes after) {
        var faults = faults(asked);
        if (!faults.isEmpty()) {
            return form(asked, faults, page);
        }
        var slots = slots(asked);
        if (seasons.countNew(slots) == 0) {
            return shown(asked, slots, page);
        }
        seasons.open(asked.name(), LocalDate.parse(asked.dueOn()), slots);
        audit.note(me.email(), "opened collection", asked.name());
        after.addFlashAttribute("said", wording.say("collections.opened-now", asked.name()));
        return "redirect:/collections";
    }

    private String form(Asked asked, List<Sentence> faults, Model page) {
        page.addAttribute("asked", asked);
        page.addAttribute("faults", faults.stream().map(wording::say).toList());
        page.addAttribute("collections", seasons.all().stream().map(this::line).toList());
        page.addAttribute("districtCount", districts.all().size());
        page.addAttribute("allKinds", Kind.values());
        page.addAttribute("newestYears", newestYears());
        return "submission/collections";
    }

    private Line line(OpenedCollection one) {
        return new Line(
                one.name(),
                dates.day(one.dueOn()),
                one.districts(),
                one.slots() - one.open(),
                one.slots(),
                dates.day(one.openedAt()));
    }

    private List<Sentence> faults(Asked asked) {
        var faults = new ArrayList<Sentence>();
        if (asked.name().isEmpty() || asked.name().length() > LONGEST_NAME) {
            faults.add(Sentence.of("collections.fault.name", LONGEST_NAME));
        } else if (seasons.all().stream()
                .anyMatch(known -> known.name().equals(asked.name())
                        && !known.dueOn().toString().equals(asked.dueOn()))) {
            faults.add(Sentence.of("collections.fault.known", asked.name()));
        }
        if (!isDayToCome(asked.dueOn())) {
            faults.add(Sentence.of("collections.fault.due", dates.day(dates.today())));
        }
        if (asked.kinds().isEmpty() || !words().containsAll(asked.kinds())) {
            faults.add(Sentence.of("collections.fault.kinds"));
        }
        if (newestYears().stream().noneMatch(year -> year.text().equals(asked.newestYear()))) {
            faults.add(Sentence.of("collections.fault.year"));
        }
        faults.addAll(faultsOfDistricts(asked));
        return faults;
    }

    private List<Sentence> faultsOfDistricts(Asked asked) {
        var listed = districts.all().stream()
                .map(District::code)
                .map(DistrictCode::text)
                .collect(Collectors.toSet());
        if (listed.isEmpty()) {
            return List.of(Sentence.of("collections.fault.no-districts"));
        }
        if (asked.onlyThese().equals("yes") && asked.codes().isEmpty()) {
            return List.of(Sentence.of("collections.fault.codes"));
        }
        return asked.codes().stream()
                .filter(code -> asked.onlyThese().equals("yes") && !listed.contains(code))
                .map(code -> Sentence.of("collections.fault.code", code))
                .toList();
    }

    private boolean isDayToCome(String text) {
        try {
            return LocalDate.parse(text).isAfter(dates.today());
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private List<SlotId> slots(Asked asked) {
        return chosen(asked).stream()
                .flatMap(district -> asked.kinds().stream()
                        .map(Kind::of)
                        .flatMap(kind -> years(asked).stream()
                                .flatMap(year -> Arrays.stream(Side.values())
                                        .map(side -> new SlotId(district.code(), kind, side, year)))))
                .toList();
    }

    private List<District> chosen(Asked asked) {
        var codes = Set.copyOf(asked.codes());
        return districts.all().stream()
                .filter(district -> !asked.onlyThese().equals("yes")
                        || codes.contains(district.code().text()))
                .toList();
    }

    /** Of which files nobody knows the columns yet: they are refused when they come, until a layout is activated. */
    private List<String> withoutLayout(Asked asked) {
        return asked.kinds().stream()
                .map(Kind::of)
                .flatMap(kind -> years(asked).stream()
                        .filter(year -> layouts.now().find(kind, year).isEmpty())
                        .map(year -> wording.of(kind) + " " + year))
                .toList();
    }

    private static List<SchoolYear> years(Asked asked) {
        return fromNewest(SchoolYear.of(asked.newestYear()));
    }

    private static List<SchoolYear> fromNewest(SchoolYear newest) {
        return Stream.iterate(newest, SchoolYear::before).limit(YEARS).toList();
    }

    // The year that runs, from July on, and the two before: results of one come until the winter after.
    private List<SchoolYear> newestYears() {
        return fromNewest(SchoolYear.at(dates.today()));
    }

    private static List<String> words() {
        return Arrays.stream(Kind.values()).map(Kind::word).toList();
    }

    /** One collection as a line of the table. */
    record Line(String name, String due, long districts, long here, long slots, String opened) {}

    /**
     * The form as it was filled in.
     *
     * @param dueOn as {@code 2026-12-12}
     * @param onlyThese {@code yes} for the districts whose CDS codes stand in {@code only}, else all
     */
    record Asked(String name, String dueOn, List<String> kinds, String newestYear, String onlyThese, String only) {

        Asked(
                @Nullable String name,
                @Nullable String dueOn,
                @Nullable List<String> kinds,
                @Nullable String newestYear,
                @Nullable String onlyThese,
                @Nullable String only) {
            this.name = said(name).strip();
            this.dueOn = said(dueOn);
            this.kinds = kinds == null ? List.of() : kinds.stream().distinct().toList();
            this.newestYear = said(newestYear);
            this.onlyThese = said(onlyThese);
            this.only = said(only);
        }

        static Asked usual(SchoolYear newest) {
            return new Asked("", "", words(), newest.text(), "no", "");
        }

        private static String said(@Nullable String text) {
            return text == null ? "" : text;
        }

        List<String> codes() {
            return Arrays.stream(only.split("[\\s,;]+"))
                    .filter(code -> !code.isEmpty())
                    .distinct()
                    .toList();
        }
    }
}
