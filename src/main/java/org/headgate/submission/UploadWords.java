package org.headgate.submission;

import java.util.List;
import java.util.stream.Collectors;
import org.headgate.access.Person;
import org.headgate.reference.DistrictCode;
import org.headgate.reference.Districts;
import org.headgate.reference.Sentence;
import org.springframework.stereotype.Component;

/** Why a readable score file still goes nowhere. */
@Component
class UploadWords {

    private final Districts districts;
    private final SlotWords slots;
    private final UsDate dates;

    UploadWords(Districts districts, SlotWords slots, UsDate dates) {
        this.districts = districts;
        this.slots = slots;
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
        return Sentence.of("upload.not-asked-for", districts.nameOf(slot.district()), slots.title(slot));
    }

    /** Of a file whose side is not known: neither is asked for. */
    Sentence notAskedFor(Drafts.File file) {
        return Sentence.of(
                "upload.not-asked-for", districts.nameOf(file.district()), slots.title(file.kind(), file.year()));
    }

    Sentence alreadyHere(Snapshot snapshot) {
        return Sentence.of(
                "upload.already-here",
                dates.moment(snapshot.receivedAt()),
                snapshot.id().text());
    }

    Sentence slotTaken(SlotId slot) {
        return Sentence.of("upload.slot-taken", slots.title(slot));
    }
}
