package org.headgate.submission;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.headgate.access.Me;
import org.headgate.access.NotHere;
import org.headgate.access.Person;
import org.headgate.reference.District;
import org.headgate.reference.DistrictCode;
import org.headgate.reference.Districts;
import org.headgate.reference.Kind;
import org.headgate.reference.SchoolYear;
import org.headgate.reference.Side;
import org.headgate.reference.Wording;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What districts owe: a lead sees hers as a matrix with the drop zone above it, staff a list of all. */
@Controller
class OwedPage {

    private static final int DISTRICTS_A_PAGE = 50;

    private final Slots slots;
    private final Uploads uploads;
    private final Districts districts;
    private final SlotWords words;
    private final Wording wording;

    OwedPage(Slots slots, Uploads uploads, Districts districts, SlotWords words, Wording wording) {
        this.slots = slots;
        this.uploads = uploads;
        this.districts = districts;
        this.words = words;
        this.wording = wording;
    }

    @GetMapping("/owed")
    String owed(
            @RequestParam(required = false) Optional<String> district,
            @RequestParam(defaultValue = "1") int page,
            @Me Person me,
            Model model) {
        model.addAttribute("unsent", uploads.unsent(me));
        if (district.isPresent()) {
            return ofDistrict(chosen(district.get(), me), me, model);
        }
        if (me.districtCodes().size() == 1) {
            return ofDistrict(me.districtCodes().get(0), me, model);
        }
        return ofAll(Math.max(1, page), me, model);
    }

    private String ofDistrict(DistrictCode district, Person me, Model model) {
        var owed = slots.of(district);
        var turn = words.turn(district, me);
        model.addAttribute("district", districts.nameOf(district));
        model.addAttribute("sum", words.sum(owed));
        model.addAttribute("isOneOfMany", me.districtCodes().size() != 1);
        model.addAttribute(
                "years",
                owed.stream()
                        .map(slot -> slot.id().year())
                        .distinct()
                        .sorted(Comparator.reverseOrder())
                        .toList());
        model.addAttribute("rows", rows(owed, turn));
        return "submission/owed";
    }

    private List<Row> rows(List<Slot> owed, SlotWords.Turn turn) {
        return owed.stream()
                .map(slot -> new RowKey(slot.id().kind(), slot.id().side()))
                .distinct()
                .sorted(Comparator.comparing(RowKey::kind).thenComparing(RowKey::side))
                .map(key -> new Row(
                        wording.of(key.kind()),
                        wording.of(key.side()),
                        owed.stream()
                                .filter(slot -> slot.id().kind() == key.kind()
                                        && slot.id().side() == key.side())
                                .collect(Collectors.toMap(slot -> slot.id().year(), slot -> cell(slot, turn)))))
                .toList();
    }

    private Cell cell(Slot slot, SlotWords.Turn turn) {
        return new Cell(slot.id().path(), words.stands(slot, turn), words.look(slot));
    }

    private String ofAll(int page, Person me, Model model) {
        var ofDistrict = slots.all().stream()
                .collect(Collectors.groupingBy(slot -> slot.id().district()));
        var owing = districts.all().stream()
                .filter(district -> ofDistrict.containsKey(district.code()))
                .toList();
        model.addAttribute("page", page);
        model.addAttribute("pages", (owing.size() + DISTRICTS_A_PAGE - 1) / DISTRICTS_A_PAGE);
        model.addAttribute("count", owing.size());
        model.addAttribute(
                "lines",
                owing.stream()
                        .skip((page - 1L) * DISTRICTS_A_PAGE)
                        .limit(DISTRICTS_A_PAGE)
                        .map(district -> line(district, ofDistrict))
                        .toList());
        return "submission/owed-by-all";
    }

    private Line line(District district, Map<DistrictCode, List<Slot>> ofDistrict) {
        return new Line(
                district.code().text(),
                district.name(),
                words.sum(ofDistrict.getOrDefault(district.code(), List.of())));
    }

    private static DistrictCode chosen(String text, Person me) {
        try {
            var district = new DistrictCode(text);
            if (me.sees(district)) {
                return district;
            }
        } catch (IllegalArgumentException e) {
            // Not a code: there is no such district, and the answer below says so.
        }
        throw new NotHere();
    }

    private record RowKey(Kind kind, Side side) {}

    /** A row of the matrix; a year without a slot was not asked for. */
    record Row(String kind, String side, Map<SchoolYear, Cell> cells) {}

    record Cell(String path, String sentence, String look) {}

    record Line(String code, String name, String sum) {}
}
