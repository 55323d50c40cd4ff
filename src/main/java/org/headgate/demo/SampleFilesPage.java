package org.headgate.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.headgate.access.Me;
import org.headgate.access.NotHere;
import org.headgate.access.Person;
import org.headgate.platform.HeadgateSettings;
import org.headgate.reference.District;
import org.headgate.submission.Slot;
import org.headgate.submission.Slots;
import org.headgate.submission.Stage;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;

/** The sample ZIPs, by district, each with what it is for. */
@Controller
@ConditionalOnProperty("headgate.demo.enabled")
class SampleFilesPage {

    private final Slots slots;
    private final Path folder;

    SampleFilesPage(Slots slots, HeadgateSettings settings) {
        this.slots = slots;
        this.folder = DemoSeason.folder(settings);
    }

    @GetMapping("/demo/files")
    String list(
            @Me Person me, @RequestHeader(name = "HX-Request", defaultValue = "false") boolean fragment, Model page) {
        var shelves = Season.THREE_DISTRICTS.stream()
                .filter(district -> me.sees(district.code()))
                .map(this::shelf)
                .toList();
        page.addAttribute("shelves", shelves);
        page.addAttribute("ready", ready());
        return fragment ? "demo/files :: hint" : "demo/files";
    }

    @GetMapping("/demo/files/{name}")
    ResponseEntity<Resource> download(@Me Person me, @PathVariable String name) {
        // Only names of the catalogue are looked for, so none can lead out of the folder.
        var sample =
                Samples.named(name).filter(s -> me.sees(s.district().code())).orElseThrow(NotHere::new);
        var file = folder.resolve(sample.fileName());
        if (!Files.exists(file)) {
            throw new NotHere();
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/zip"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(sample.fileName())
                                .build()
                                .toString())
                .body(new FileSystemResource(file));
    }

    private boolean ready() {
        return Samples.all().stream().allMatch(sample -> Files.exists(folder.resolve(sample.fileName())));
    }

    private Shelf shelf(District district) {
        var stages = new LinkedHashMap<String, Stage>();
        slots.of(district.code()).forEach(slot -> put(stages, slot));
        var files = Samples.all().stream()
                .filter(sample -> sample.district().equals(district))
                .map(File::new)
                .toList();
        return new Shelf(
                district.name(),
                files.stream()
                        .filter(f -> !f.sample.isWrong() && f.isOwed(stages))
                        .toList(),
                files.stream().filter(f -> f.sample.isWrong()).toList(),
                files.stream()
                        .filter(f -> !f.sample.isWrong() && !f.isOwed(stages))
                        .toList());
    }

    private static void put(Map<String, Stage> stages, Slot slot) {
        stages.put(slot.id().text(), slot.stage());
    }

    /** One district's files: to send, wrong on purpose, and sent. */
    record Shelf(String district, List<File> toSend, List<File> wrong, List<File> sent) {

        public String anchor() {
            return district.toLowerCase(Locale.ROOT).replace(' ', '-');
        }
    }

    /** A file as the page names it. */
    record File(Sample sample) {

        public String name() {
            return sample.fileName();
        }

        public String kind() {
            return "kind." + sample.slot().kind().word();
        }

        public String side() {
            return "side." + sample.slot().side().word();
        }

        public String year() {
            return sample.slot().year().text();
        }

        public String what() {
            return "demo.damage." + sample.damage().word();
        }

        // A slot whose file is under review needs its complete file as much as one that is owed.
        boolean isOwed(Map<String, Stage> stages) {
            return switch (stages.getOrDefault(sample.slot().text(), Stage.OWED)) {
                case OWED, IN_REVIEW, WAITING_FOR_DISTRICT -> true;
                default -> false;
            };
        }
    }
}
