package org.headgate.submission;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.headgate.access.Person;
import org.headgate.layout.Reason;
import org.headgate.reference.DistrictCode;
import org.headgate.reference.Districts;
import org.headgate.reference.Kind;
import org.headgate.reference.SchoolYear;
import org.headgate.reference.Sentence;
import org.headgate.reference.Side;
import org.headgate.reference.Wording;
import org.springframework.stereotype.Component;

/** Why a readable score file still goes nowhere. */
@Component
class UploadWords {

    private final Districts districts;
    private final Slots owed;
    private final SlotWords slots;
    private final Wording wording;
    private final UsDate dates;

    UploadWords(Districts districts, Slots owed, SlotWords slots, Wording wording, UsDate dates) {
        this.districts = districts;
        this.owed = owed;
        this.slots = slots;
        this.wording = wording;
        this.dates = dates;
    }

    /** Says the code that stands in the file and nothing else about that district, not even whether it is known. */
    Sentence otherDistrict(Person who, List<DistrictCode> inFile) {
        if (inFile.isEmpty()) {
            return Sentence.of("upload.no-district");
        }
        var hers = who.districtCodes().stream()
                .map(code -> districts.nameOf(code) + " (" + code + ")")
                .collect(Collectors.joining(", "));
        return Sentence.of("upload.other-district", inFile.get(0).text(), hers);
    }

    Sentence notAskedFor(SlotId slot) {
        return notCollected(slot.district(), slot.kind(), slot.year())
                .orElseGet(() -> notAskedFor(slot.district(), slots.title(slot)));
    }

    /** Of a file whose side is not known: neither is asked for. */
    Sentence notAskedFor(Drafts.File file) {
        return notCollected(file.district(), file.kind(), file.year())
                .orElseGet(() -> notAskedFor(file.district(), slots.title(file.kind(), file.year())));
    }

    private Sentence notAskedFor(DistrictCode district, String title) {
        return Sentence.of("upload.not-asked-for", districts.nameOf(district), title);
    }

    /** Nothing at all is asked of the district for that school year, but something is for others. */
    private Optional<Sentence> notCollected(DistrictCode district, Kind kind, SchoolYear year) {
        var collected = owed.of(district).stream()
                .map(slot -> slot.id().year())
                .distinct()
                .sorted()
                .map(SchoolYear::text)
                .toList();
        return collected.isEmpty() || collected.contains(year.text())
                ? Optional.empty()
                : Optional.of(Sentence.of("upload.not-collected", wording.of(kind), year.text(), inARow(collected)));
    }

    /** {@code 2022-23, 2023-24 and 2024-25}. */
    private static String inARow(List<String> years) {
        var last = years.size() - 1;
        return last == 0 ? years.get(0) : String.join(", ", years.subList(0, last)) + " and " + years.get(last);
    }

    Sentence alreadyHere(Snapshot snapshot) {
        return Sentence.of(
                "upload.already-here",
                dates.moment(snapshot.receivedAt()),
                snapshot.id().text());
    }

    Sentence headerKept() {
        return Sentence.of("upload.header-kept");
    }

    /** What the person said stands in place of what nobody could tell. */
    Reason sideSaid(Side side) {
        return new Reason(
                Reason.About.SIDE, Reason.Confidence.CERTAIN, Sentence.of("layout.reason.side-said." + side.word()));
    }

    Sentence slotTaken(SlotId slot) {
        return Sentence.of("upload.slot-taken", slots.title(slot));
    }
}
