package org.headgate.submission;

import java.util.Arrays;
import java.util.List;
import org.headgate.access.Me;
import org.headgate.access.NotHere;
import org.headgate.access.Person;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The paper that says Headgate has the file. */
@Controller
class ReceiptsPage {

    private final InUrl inUrl;
    private final SlotWords words;
    private final UsDate dates;

    ReceiptsPage(InUrl inUrl, SlotWords words, UsDate dates) {
        this.inUrl = inUrl;
        this.words = words;
        this.dates = dates;
    }

    @GetMapping("/receipts/{id}")
    String receipt(@PathVariable String id, @Me Person me, Model page) {
        return receipts(List.of(id), me, page);
    }

    /** {@code of}: the receipts of one upload, with commas between. */
    @GetMapping("/receipts")
    String receipts(@RequestParam(defaultValue = "") String of, @Me Person me, Model page) {
        return of.isEmpty() ? "redirect:/" : receipts(Arrays.asList(of.split(",")), me, page);
    }

    private String receipts(List<String> ids, Person me, Model page) {
        if (ids.isEmpty() || ids.size() > 100) {
            throw new NotHere();
        }
        page.addAttribute(
                "receipts", ids.stream().map(id -> receipt(inUrl.find(id, me))).toList());
        return "submission/receipts";
    }

    private Receipt receipt(Snapshot snapshot) {
        return new Receipt(
                snapshot,
                words.title(snapshot.slot()),
                words.district(snapshot.slot()),
                dates.moment(snapshot.receivedAt()),
                Size.of(snapshot.bytes()));
    }

    record Receipt(Snapshot snapshot, String title, String district, String received, String size) {}
}
