package org.headgate.check;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.headgate.access.Audit;
import org.headgate.access.Me;
import org.headgate.access.NotHere;
import org.headgate.access.Person;
import org.headgate.reference.Districts;
import org.headgate.reference.Wording;
import org.headgate.submission.Snapshot;
import org.headgate.submission.SnapshotId;
import org.headgate.submission.Snapshots;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Every place that was found in a snapshot, or in one school of it, to be taken along. */
@Controller
class DownloadsPage {

    private static final Map<String, String> TYPES = Map.of(
            "csv", "text/csv;charset=UTF-8",
            "json", "application/json",
            "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final Snapshots snapshots;
    private final Verdicts verdicts;
    private final Rereading rereading;
    private final Waivers waivers;
    private final Districts districts;
    private final Wording wording;
    private final Audit audit;

    DownloadsPage(
            Snapshots snapshots,
            Verdicts verdicts,
            Rereading rereading,
            Waivers waivers,
            Districts districts,
            Wording wording,
            Audit audit) {
        this.snapshots = snapshots;
        this.verdicts = verdicts;
        this.rereading = rereading;
        this.waivers = waivers;
        this.districts = districts;
        this.wording = wording;
        this.audit = audit;
    }

    /** Written as it is read, so that a million places take no more memory than ten. */
    @GetMapping("/snapshots/{id}/findings.{type:csv|json|xlsx}")
    void download(
            @PathVariable String id,
            @PathVariable String type,
            @RequestParam(defaultValue = "") String school,
            @Me Person me,
            HttpServletResponse response)
            throws IOException {
        if (!id.matches(FindingsPage.ID)) {
            throw new NotHere();
        }
        var snapshot = snapshots.find(new SnapshotId(id)).orElseThrow(NotHere::new);
        var slice = new Rereading.Slice("", "", FindingsPage.school(school));
        var verdict = verdicts.find(snapshot.id()).orElseThrow(NotHere::new);
        audit.note(
                me.email(),
                "downloaded findings",
                type + " of snapshot " + id + (school.isEmpty() ? "" : ", school " + school));
        response.setContentType(TYPES.get(type));
        var name = "findings-" + id + (school.isEmpty() ? "" : "-" + school) + "." + type;
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
        write(extract(snapshot, verdict, slice), type, response);
    }

    private Extract extract(Snapshot snapshot, Verdict verdict, Rereading.Slice slice) {
        return new Extract(
                snapshot.fileName(),
                about(snapshot, verdict, slice),
                verdict.word(),
                verdict.rows(),
                verdict.ruleSet(),
                verdicts.causesOf(verdict, slice.school()).stream()
                        .map(Verdicts.Found::counted)
                        .toList(),
                waivers.rowsInForce(snapshot.slot()),
                findings -> rereading.each(snapshot, verdict, slice, findings));
    }

    private List<String> about(Snapshot snapshot, Verdict verdict, Rereading.Slice slice) {
        var slot = snapshot.slot();
        var what = wording.say(
                "check.sheet.about",
                districts.nameOf(slot.district()),
                wording.of(slot.kind()),
                wording.of(slot.side()),
                slot.year().text());
        var judged = wording.say(
                "check.verdict." + verdict.word(),
                verdict.rows(),
                verdict.blocking(),
                verdict.warnings(),
                verdict.setAside());
        return slice.school().isEmpty()
                ? List.of(what, judged)
                : List.of(what, wording.say("check.findings.of-school", slice.school()), judged);
    }

    private void write(Extract extract, String type, HttpServletResponse response) throws IOException {
        var out = response.getOutputStream();
        switch (type) {
            case "csv" -> new CsvFindings(out).add(extract);
            case "json" -> {
                try (var json = JsonFindings.into(out)) {
                    JsonFindings.write(extract, json);
                }
            }
            default -> new WorkbookFindings(wording).write(extract, out);
        }
    }
}
