package org.headgate.check;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.headgate.access.NotHere;
import org.headgate.submission.Snapshot;
import org.headgate.submission.SnapshotId;
import org.headgate.submission.Snapshots;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;

/** What was found in a snapshot, causes first, and how far its check is. */
@Controller
class FindingsPage {

    private final Snapshots snapshots;
    private final Verdicts verdicts;
    private final Progress progress;

    FindingsPage(Snapshots snapshots, Verdicts verdicts, Progress progress) {
        this.snapshots = snapshots;
        this.verdicts = verdicts;
        this.progress = progress;
    }

    @GetMapping("/snapshots/{id}/findings")
    String findings(
            @PathVariable String id,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean fragment,
            Model page) {
        var snapshot = snapshot(id);
        var verdict = verdicts.find(snapshot.id());
        page.addAttribute("snapshot", snapshot);
        page.addAttribute("verdict", verdict.orElse(null));
        page.addAttribute("causes", verdict.map(this::causes).orElse(List.of()));
        return fragment ? "check/findings :: findings" : "check/findings";
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
        page.addAttribute("verdict", verdicts.find(snapshot.id()).orElse(null));
        return fragment ? "check/progress :: progress" : "check/progress";
    }

    @GetMapping("/snapshots/{id}/findings.csv")
    ResponseEntity<byte[]> csv(@PathVariable String id) {
        var snapshot = snapshot(id);
        var lines = new StringBuilder("rule,column,weight,found,line,sentence,remedy\n");
        for (var cause : verdicts.find(snapshot.id()).map(this::causes).orElse(List.of())) {
            for (var example : cause.examples()) {
                var line = example.line().isPresent()
                        ? Long.toString(example.line().getAsLong())
                        : "";
                lines.append(String.join(
                                ",",
                                cell(cause.rule().id()),
                                cell(cause.found().column()),
                                cell(cause.found().weight().word()),
                                Long.toString(cause.found().found()),
                                line,
                                cell(cause.rule().say(example)),
                                cell(cause.rule().remedy())))
                        .append('\n');
            }
        }
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header("Content-Disposition", "attachment; filename=\"findings-" + snapshot.id() + ".csv\"")
                .body(lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    // A spreadsheet takes a cell that begins so for a formula.
    static String cell(String text) {
        var harmless = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return '"' + harmless.replace("\"", "\"\"") + '"';
    }

    private Snapshot snapshot(String id) {
        if (!id.matches("[a-z2-9]{13}")) {
            throw new NotHere();
        }
        return snapshots.find(new SnapshotId(id)).orElseThrow(NotHere::new);
    }

    private List<Shown> causes(Verdict verdict) {
        return verdicts.causesOf(verdict).stream()
                .map(found -> new Shown(found, found.rule(), verdicts.examplesOf(found)))
                .toList();
    }

    /** A cause with its examples. */
    record Shown(Verdicts.Found found, Rule rule, List<Causes.Example> examples) {

        public String lineOf(Causes.Example example) {
            return example.line().isPresent() ? "%,d".formatted(example.line().getAsLong()) : "";
        }

        /** Whether its examples are cells, with a value and what was expected. */
        public boolean isAboutCells() {
            return !examples.isEmpty() && examples.get(0).arguments().containsKey("value");
        }
    }
}
