package org.headgate.demo;

import org.headgate.reference.District;

/**
 * A fictional school.
 *
 * @param cds 14 digits
 * @param charterNumber 4 digits, empty for most
 */
record School(District district, String cds, String name, String charterNumber) {

    String charterIndicator() {
        return charterNumber.isEmpty() ? "" : "LF";
    }
}
