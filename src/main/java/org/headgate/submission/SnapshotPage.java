package org.headgate.submission;

import org.headgate.access.Me;
import org.headgate.access.Person;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** One file version: what it is, how far it has come, what was found. */
@Controller
class SnapshotPage {

    private final InUrl inUrl;
    private final Slots slots;
    private final Snapshots snapshots;
    private final SlotWords words;
    private final UsDate dates;

    SnapshotPage(InUrl inUrl, Slots slots, Snapshots snapshots, SlotWords words, UsDate dates) {
        this.inUrl = inUrl;
        this.slots = slots;
        this.snapshots = snapshots;
        this.words = words;
        this.dates = dates;
    }

    @GetMapping("/snapshots/{id}")
    String snapshot(@PathVariable String id, @Me Person me, Model page) {
        var snapshot = inUrl.find(id, me);
        var slot = slots.find(snapshot.slot()).orElseThrow();
        var newest = snapshots.of(snapshot.slot()).get(0);
        page.addAttribute("snapshot", snapshot);
        page.addAttribute("slotTitle", words.title(snapshot.slot()));
        page.addAttribute("district", words.district(snapshot.slot()));
        page.addAttribute("received", dates.moment(snapshot.receivedAt()));
        page.addAttribute("size", Size.of(snapshot.bytes()));
        page.addAttribute("isNewest", newest.id().equals(snapshot.id()));
        page.addAttribute("newest", newest.id().text());
        page.addAttribute("newestReceived", dates.day(newest.receivedAt()));
        words.show(slot, me, page);
        return "submission/snapshot";
    }
}
