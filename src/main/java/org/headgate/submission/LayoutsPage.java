package org.headgate.submission;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.headgate.access.Audit;
import org.headgate.access.ForStaff;
import org.headgate.access.Me;
import org.headgate.access.NotHere;
import org.headgate.access.Person;
import org.headgate.layout.Layout;
import org.headgate.layout.Nearest;
import org.headgate.layout.Sheet;
import org.headgate.layout.Trial;
import org.headgate.reference.DistrictCode;
import org.headgate.reference.Districts;
import org.headgate.reference.Kind;
import org.headgate.reference.Sentence;
import org.headgate.reference.Wording;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The layouts in force, the headers nobody knew, and the desk where a new layout is tried and activated. */
@Controller
@ForStaff
class LayoutsPage {

    private static final int MOST_OF_A_SHEET = 4 << 20;

    private final KnownLayouts layouts;
    private final UnknownHeaders headers;
    private final IncomingFiles incoming;
    private final Districts districts;
    private final Wording wording;
    private final UsDate dates;
    private final Audit audit;

    LayoutsPage(
            KnownLayouts layouts,
            UnknownHeaders headers,
            IncomingFiles incoming,
            Districts districts,
            Wording wording,
            UsDate dates,
            Audit audit) {
        this.layouts = layouts;
        this.headers = headers;
        this.incoming = incoming;
        this.districts = districts;
        this.wording = wording;
        this.dates = dates;
        this.audit = audit;
    }

    @GetMapping("/layouts")
    String list(Model page) {
        var activated = layouts.activated();
        page.addAttribute(
                "layouts",
                layouts.now().all().stream()
                        .sorted(Comparator.comparing(Layout::kind)
                                .thenComparing(Layout::year, Comparator.reverseOrder()))
                        .map(layout -> shown(layout, activated))
                        .toList());
        page.addAttribute("headers", headers.all().stream().map(this::shown).toList());
        return "submission/layouts";
    }

    @GetMapping("/layouts/{name}")
    String layout(@PathVariable String name, Model page) {
        page.addAttribute("layout", layouts.now().named(name).orElseThrow(NotHere::new));
        return "submission/layout";
    }

    @GetMapping("/layouts/{name}/sheet.csv")
    ResponseEntity<String> sheet(@PathVariable String name) {
        return csv(name, Sheet.text(layouts.now().named(name).orElseThrow(NotHere::new)));
    }

    @GetMapping("/layouts/headers/{id}/sheet.csv")
    ResponseEntity<String> sheetOfHeader(@PathVariable long id) {
        var sheet = sheetOf(headers.find(id).orElseThrow(NotHere::new));
        return csv(sheet.name(), sheet.text());
    }

    @PostMapping("/layouts/headers/{id}/forget")
    String forget(@PathVariable long id, @Me Person me, RedirectAttributes after) {
        var seen = headers.find(id).orElseThrow(NotHere::new);
        headers.forget(id);
        audit.note(me.email(), "forgot unknown header", "header " + id + " near " + seen.nearest());
        after.addFlashAttribute("said", wording.say("layouts.headers.forgotten"));
        return "redirect:/layouts";
    }

    @GetMapping("/layouts/try")
    String form(@RequestParam(name = "header", required = false) Optional<Long> header, Model page) {
        var sheet = header.map(id -> sheetOf(headers.find(id).orElseThrow(NotHere::new)));
        return form(
                page,
                sheet.map(Sheet::text).orElse(""),
                sheet.map(s -> s.kind().word()).orElse(""),
                sheet.map(s -> s.year().text()).orElse(""));
    }

    @PostMapping("/layouts/try")
    String tryOut(
            @RequestParam(name = "sheet", required = false) Optional<MultipartFile> file,
            @RequestParam(name = "sample", required = false) Optional<MultipartFile> sample,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String year,
            Model page)
            throws IOException {
        var chosen = file.filter(part -> part.getSize() > 0);
        if (chosen.filter(part -> part.getSize() > MOST_OF_A_SHEET).isPresent()) {
            page.addAttribute("fault", wording.say("layouts.try.too-large"));
            return form(page, text, kind, year);
        }
        var sheetText = chosen.isPresent() ? textOf(chosen.get()) : text;
        var name = Sheet.Name.of(kind, year.strip()).or(() -> chosen.flatMap(part -> Sheet.Name.of(nameOf(part))));
        if (sheetText.isBlank() || name.isEmpty()) {
            page.addAttribute("fault", wording.say(sheetText.isBlank() ? "layouts.try.no-sheet" : "layouts.try.which"));
            return form(page, sheetText, kind, year);
        }
        var sheet = Sheet.read(name.get(), sheetText, layouts.now());
        var trial = trial(sheet, sample.filter(part -> part.getSize() > 0));
        page.addAttribute("trial", trial);
        page.addAttribute("objection", layouts.objection(sheet).map(wording::say));
        return form(
                page,
                sheet.isUsable() ? sheet.text() : sheetText,
                sheet.kind().word(),
                sheet.year().text());
    }

    @PostMapping("/layouts/activate")
    String activate(
            @RequestParam String text,
            @RequestParam String kind,
            @RequestParam String year,
            @Me Person me,
            RedirectAttributes after) {
        // What was tried comes back with the form; it is read once more, since a form may hold anything.
        var name = Sheet.Name.of(kind, year).orElseThrow(NotHere::new);
        var sheet = Sheet.read(name, text, layouts.now());
        var objection = layouts.objection(sheet);
        if (objection.isPresent()) {
            after.addFlashAttribute("fault", wording.say(objection.get()));
            return "redirect:/layouts";
        }
        layouts.activate(me, sheet);
        after.addFlashAttribute("said", wording.say("layouts.activated", sheet.name()));
        return "redirect:/layouts";
    }

    @PostMapping("/layouts/{name}/deactivate")
    String deactivate(@PathVariable String name, @Me Person me, RedirectAttributes after) {
        if (layouts.activated().stream().noneMatch(layout -> layout.name().equals(name))) {
            throw new NotHere();
        }
        var uses = layouts.deactivate(me, name);
        if (uses > 0) {
            after.addFlashAttribute("fault", wording.say("layouts.in-use", name, uses));
        } else {
            after.addFlashAttribute("said", wording.say("layouts.deactivated", name));
        }
        return "redirect:/layouts";
    }

    private Trial trial(Sheet sheet, Optional<MultipartFile> sample) throws IOException {
        if (sample.isEmpty()) {
            return Trial.of(sheet);
        }
        Path bytes = incoming.take(sample.get());
        try {
            return Trial.of(sheet, nameOf(sample.get()), bytes, layouts.now());
        } finally {
            incoming.remove(bytes);
        }
    }

    private Sheet sheetOf(UnknownHeaders.Seen seen) {
        var known = layouts.now();
        var nearest = known.named(seen.nearest())
                .orElseGet(() -> known.nearest(seen.names()).layout());
        return Sheet.of(new Sheet.Name(nearest.kind(), seen.newYear(nearest)), seen.names(), known);
    }

    private static String form(Model page, String text, String kind, String year) {
        page.addAttribute("text", text);
        page.addAttribute("kind", kind);
        page.addAttribute("year", year);
        page.addAttribute("kinds", Kind.values());
        return "submission/layout-trial";
    }

    private static String textOf(MultipartFile part) throws IOException {
        try (var bytes = part.getInputStream()) {
            return new String(bytes.readNBytes(MOST_OF_A_SHEET), StandardCharsets.UTF_8);
        }
    }

    private static String nameOf(MultipartFile part) {
        return Optional.ofNullable(part.getOriginalFilename()).orElse("");
    }

    private static ResponseEntity<String> csv(String name, String text) {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name + ".csv")
                                .build()
                                .toString())
                .body(text);
    }

    private ShownLayout shown(Layout layout, List<KnownLayouts.Activated> activated) {
        var own = activated.stream().filter(a -> a.name().equals(layout.name())).findFirst();
        return new ShownLayout(
                layout.name(),
                wording.of(layout.kind()),
                layout.year().text(),
                layout.columns().size(),
                own.isPresent(),
                own.map(a -> Sentence.of("layouts.from.activated", a.by(), dates.day(a.at())))
                        .orElse(Sentence.of("layouts.from.headgate")));
    }

    private ShownHeader shown(UnknownHeaders.Seen seen) {
        var known = layouts.now();
        var nearest = known.named(seen.nearest())
                .map(layout -> Nearest.between(layout, seen.names()))
                .orElseGet(() -> known.nearest(seen.names()));
        return new ShownHeader(
                seen.id(),
                seen.fileName(),
                seen.district().isEmpty() ? "" : districts.nameOf(new DistrictCode(seen.district())),
                Sentence.of(
                        "layouts.headers.seen",
                        dates.moment(seen.at()),
                        seen.by(),
                        seen.times(),
                        seen.names().size()),
                seen.year()
                        .map(year -> Sentence.of(
                                "layouts.headers.year", nearest.layout().name(), year.text()))
                        .orElse(Sentence.of(
                                "layouts.headers.differs",
                                nearest.layout().name(),
                                nearest.sentences().size())),
                nearest.sentences());
    }

    /** A layout as the list shows it. */
    record ShownLayout(String name, String kind, String year, int columns, boolean isActivated, Sentence from) {}

    /** A header as the list shows it. */
    record ShownHeader(
            long id, String fileName, String district, Sentence seen, Sentence differs, List<Sentence> differences) {}
}
