package org.headgate.process;

import org.headgate.access.ForLeads;
import org.headgate.access.Me;
import org.headgate.access.Person;
import org.headgate.reference.Side;
import org.headgate.reference.Wording;
import org.headgate.submission.SlotId;
import org.headgate.submission.Slots;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** How a lead gets this very file out of TOMS, step by step. */
@Controller
@ForLeads
class PullFilePage {

    private final Slots slots;
    private final Tasks tasks;
    private final Wording wording;

    PullFilePage(Slots slots, Tasks tasks, Wording wording) {
        this.slots = slots;
        this.tasks = tasks;
        this.wording = wording;
    }

    @GetMapping("/tasks/pull-file/{district}/{kind}/{side}/{year}")
    String pullFile(
            @PathVariable String district,
            @PathVariable String kind,
            @PathVariable String side,
            @PathVariable String year,
            @Me Person me,
            Model page) {
        var slot = slots.inUrl(district, kind, side, year);
        page.addAttribute("slot", slot.id());
        page.addAttribute("dueOn", slot.dueOn());
        page.addAttribute("isOpen", tasks.find(me, slot.id(), Tasks.PULL_FILE).isPresent());
        page.addAttribute("report", reportNameOf(slot.id()));
        page.addAttribute(
                "role", wording.say("pull-file.role." + slot.id().kind().word()));
        return "process/pull-file";
    }

    // TOMS names its reports by the spring of the school year, and the Initial ELPAC's by neither year nor side.
    private String reportNameOf(SlotId slot) {
        return wording.say(
                "pull-file.report." + slot.kind().word(),
                String.valueOf(slot.year().spring()),
                slot.side() == Side.TESTED ? "Tested" : "Enrolled");
    }
}
