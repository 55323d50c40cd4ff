package org.headgate.check;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.headgate.access.ForStaff;
import org.headgate.access.Me;
import org.headgate.access.NotHere;
import org.headgate.access.Person;
import org.headgate.submission.Snapshot;
import org.headgate.submission.SnapshotId;
import org.headgate.submission.Snapshots;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where county staff let a warning stand, with a reason and for a time, or take that back. */
@Controller
@ForStaff
class WaiversPage {

    private final Snapshots snapshots;
    private final Rules rules;
    private final Verdicts verdicts;
    private final Waivers waivers;

    WaiversPage(Snapshots snapshots, Rules rules, Verdicts verdicts, Waivers waivers) {
        this.snapshots = snapshots;
        this.rules = rules;
        this.verdicts = verdicts;
        this.waivers = waivers;
    }

    @PostMapping("/snapshots/{id}/waivers")
    String give(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String rule,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String until,
            @Me Person me,
            RedirectAttributes next) {
        var snapshot = snapshot(id);
        var verdict = verdicts.find(snapshot.id()).orElseThrow(NotHere::new);
        var waived = rules.find(rule).orElseThrow(NotHere::new);
        var day = day(until);
        if (reason.isBlank() || reason.length() > Waivers.LONGEST_REASON) {
            next.addFlashAttribute("fault", "check.waiver.no-reason");
        } else if (day.filter(waivers::mayEndOn).isEmpty()) {
            next.addFlashAttribute("fault", "check.waiver.no-day");
        } else if (waivers.give(snapshot, verdict, waived, reason.strip(), day.get(), me.email())) {
            next.addFlashAttribute("done", "check.waiver.given");
        } else {
            next.addFlashAttribute("fault", "check.waiver.cannot");
        }
        next.addFlashAttribute("faultRule", rule);
        next.addFlashAttribute("reason", reason);
        return "redirect:/snapshots/" + id + "/findings";
    }

    @PostMapping("/snapshots/{id}/waivers/{number:[0-9]{1,18}}/end")
    String revoke(@PathVariable String id, @PathVariable long number, @Me Person me, RedirectAttributes next) {
        var snapshot = snapshot(id);
        next.addFlashAttribute(
                "done",
                waivers.revoke(snapshot.slot(), number, me.email()) ? "check.waiver.revoked" : "check.waiver.was-over");
        return "redirect:/snapshots/" + id + "/findings";
    }

    private Snapshot snapshot(String id) {
        if (!id.matches(FindingsPage.ID)) {
            throw new NotHere();
        }
        return snapshots.find(new SnapshotId(id)).orElseThrow(NotHere::new);
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
