package org.headgate.process;

import jakarta.servlet.http.HttpServletRequest;
import org.headgate.submission.Slots;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What happened to a slot so far, in order: a part of the slot's page, or a page of its own. */
@Controller
class TimelinePage {

    private final Slots slots;
    private final Timeline timeline;

    TimelinePage(Slots slots, Timeline timeline) {
        this.slots = slots;
        this.timeline = timeline;
    }

    @GetMapping("/slots/{district}/{kind}/{side}/{year}/timeline")
    String timeline(
            @PathVariable String district,
            @PathVariable String kind,
            @PathVariable String side,
            @PathVariable String year,
            HttpServletRequest request,
            Model page) {
        var slot = slots.inUrl(district, kind, side, year);
        page.addAttribute("slot", slot.id());
        page.addAttribute("rounds", timeline.of(slot.id()));
        return request.getHeader("HX-Request") == null ? "process/timeline" : "process/timeline :: timeline";
    }
}
