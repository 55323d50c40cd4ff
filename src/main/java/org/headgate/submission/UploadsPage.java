package org.headgate.submission;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.headgate.access.Me;
import org.headgate.access.NotHere;
import org.headgate.access.Person;
import org.headgate.layout.Reason;
import org.headgate.reference.Districts;
import org.headgate.reference.Sentence;
import org.headgate.reference.Side;
import org.headgate.reference.Wording;
import org.headgate.submission.Uploads.Found;
import org.headgate.submission.Uploads.Passed;
import org.headgate.submission.Uploads.Shown;
import org.headgate.submission.Uploads.Undecided;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Chosen files: what they are, where they go, and the one button that sends them. */
@Controller
class UploadsPage {

    private final Uploads uploads;
    private final Snapshots snapshots;
    private final Slots slots;
    private final IncomingFiles incoming;
    private final Districts districts;
    private final SlotWords words;
    private final Wording wording;
    private final UsDate dates;

    UploadsPage(
            Uploads uploads,
            Snapshots snapshots,
            Slots slots,
            IncomingFiles incoming,
            Districts districts,
            SlotWords words,
            Wording wording,
            UsDate dates) {
        this.uploads = uploads;
        this.snapshots = snapshots;
        this.slots = slots;
        this.incoming = incoming;
        this.districts = districts;
        this.words = words;
        this.wording = wording;
        this.dates = dates;
    }

    @PostMapping("/uploads")
    String look(@RequestParam(name = "files", required = false) Optional<List<MultipartFile>> files, @Me Person me) {
        var shown = new ArrayList<Shown>();
        try {
            for (var file : files.orElse(List.of())) {
                // A browser sends one nameless part when no file was chosen.
                if (!nameOf(file).isEmpty()) {
                    shown.add(new Shown(nameOf(file), incoming.take(file)));
                }
            }
            return shown.isEmpty()
                    ? "redirect:/owed?none"
                    : "redirect:/uploads/" + uploads.look(me, shown).id();
        } catch (IOException e) {
            throw StorageFull.or(e, "Chosen files could not be taken over from the web server");
        } finally {
            shown.forEach(file -> incoming.remove(file.file()));
        }
    }

    @GetMapping("/uploads/{id}")
    String upload(@PathVariable String id, @Me Person me, Model page) {
        var upload = uploads.find(me, id).orElseThrow(NotHere::new);
        if (upload.isSent()) {
            return receiptsOf(upload.received());
        }
        page.addAttribute("id", upload.id());
        page.addAttribute(
                "found",
                upload.found().stream().map(file -> shown(file, upload.found())).toList());
        page.addAttribute(
                "undecided", upload.undecided().stream().map(this::shown).toList());
        page.addAttribute(
                "refused", upload.passed().stream().filter(Passed::refused).toList());
        page.addAttribute(
                "setAside", upload.passed().stream().filter(p -> !p.refused()).toList());
        page.addAttribute("count", upload.found().size());
        page.addAttribute("size", Size.of(upload.bytes()));
        return "submission/upload";
    }

    @PostMapping("/uploads/{id}/sides")
    String decide(@PathVariable String id, @RequestParam Map<String, String> form, @Me Person me) {
        uploads.decide(me, id, sides(form));
        return "redirect:/uploads/" + id;
    }

    @PostMapping("/uploads/{id}/send")
    String send(@PathVariable String id, @Me Person me) {
        var sent = uploads.send(me, id);
        return sent.isEmpty()
                ? "redirect:/uploads/" + id
                : receiptsOf(sent.stream().map(Snapshot::id).toList());
    }

    @PostMapping("/uploads/{id}/discard")
    String discard(@PathVariable String id, @Me Person me) {
        uploads.discard(me, id);
        return "redirect:/owed";
    }

    private static String receiptsOf(List<SnapshotId> sent) {
        return sent.size() == 1
                ? "redirect:/receipts/" + sent.get(0)
                : "redirect:/receipts?of="
                        + String.join(",", sent.stream().map(SnapshotId::text).toList());
    }

    private ShownFile shown(Found file, List<Found> all) {
        var before = snapshots.of(file.slot()).stream().findFirst();
        return new ShownFile(
                0,
                file.fileName(),
                file.arrivedAs(),
                words.title(file.slot()),
                words.district(file.slot()),
                file.slot().path(),
                file.rows(),
                Size.of(file.bytes()),
                file.reasons(),
                before.map(snapshot ->
                                Sentence.of("upload.replaces", dates.day(snapshot.receivedAt()), snapshot.rows()))
                        .orElse(Sentence.of("upload.first")),
                doubt(file, all));
    }

    /** One file cannot be both sides, but where nobody moved. One that was withdrawn may have been sent by mistake. */
    private Optional<Sentence> doubt(Found file, List<Found> all) {
        var other = file.slot().otherSide();
        if (all.stream()
                .anyMatch(one -> one.slot().equals(other) && one.sha256().equals(file.sha256()))) {
            return Optional.of(
                    Sentence.of("upload.same-in-upload." + other.side().word()));
        }
        return snapshots
                .find(other, file.sha256())
                .filter(there -> slots.find(other)
                        .filter(slot -> slot.stage() != Stage.OWED)
                        .isPresent())
                .map(there -> Sentence.of(
                        "upload.same-as-other-side." + other.side().word(),
                        dates.day(there.receivedAt()),
                        there.id().text()));
    }

    private ShownFile shown(Undecided file) {
        return new ShownFile(
                file.place(),
                file.fileName(),
                file.arrivedAs(),
                words.title(file.kind(), file.year()),
                districts.nameOf(file.district()),
                "",
                file.rows(),
                Size.of(file.bytes()),
                file.reasons(),
                Sentence.of("upload.side.why"),
                Optional.empty());
    }

    private static Map<Integer, Side> sides(Map<String, String> form) {
        var sides = new HashMap<Integer, Side>();
        form.forEach((name, value) -> {
            if (name.matches("side-[0-9]{1,6}") && value.matches("enrolled|tested")) {
                sides.put(Integer.parseInt(name.substring(5)), Side.of(value));
            }
        });
        return sides;
    }

    /** The name alone: old browsers send a whole path, and a name is shown, never used as one. */
    private static String nameOf(MultipartFile file) {
        var name = Optional.ofNullable(file.getOriginalFilename()).orElse("");
        var bare = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}", "");
        return bare.length() > 200 ? bare.substring(bare.length() - 200) : bare;
    }

    /**
     * A file as the page shows it; {@code path} is its slot's, {@code then} what sending it does, {@code doubt} why it
     * should perhaps not be sent.
     */
    record ShownFile(
            int place,
            String fileName,
            String arrivedAs,
            String title,
            String district,
            String path,
            long rows,
            String size,
            List<Reason> reasons,
            Sentence then,
            Optional<Sentence> doubt) {

        public boolean isFromZip() {
            return !arrivedAs.equals(fileName);
        }
    }
}
