package org.headgate.process;

import java.util.List;
import org.headgate.access.Person;
import org.headgate.reference.DistrictCode;

/** Who the diagrams' user tasks wait for. */
final class Groups {

    static final String DATA_SPECIALISTS = "data-specialists";

    private Groups() {}

    static String leadsOf(DistrictCode district) {
        return "leads-of-" + district.text();
    }

    /** The groups a person works in; admins look on. */
    static List<String> of(Person person) {
        return switch (person.role()) {
            case LEAD -> person.districtCodes().stream().map(Groups::leadsOf).toList();
            case SPECIALIST -> List.of(DATA_SPECIALISTS);
            case ADMIN -> List.of();
        };
    }
}
