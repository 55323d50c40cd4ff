package org.headgate.dashboard;

import java.util.Optional;
import org.headgate.reference.DistrictCode;
import org.headgate.reference.SchoolYear;
import org.headgate.reference.Side;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What a page shows; all of it stands in the URL.
 *
 * @param test empty for the overview
 * @param school the code of one school, or empty for the whole district
 */
record Choice(
        DistrictCode district, Optional<Assessment> test, SchoolYear year, Side side, Breakdown by, String school) {

    /** The page of this choice. */
    public String page() {
        return url("/dashboards");
    }

    /** The same numbers as a file. */
    public String csv() {
        return url("/dashboards.csv");
    }

    public Choice of(Assessment other) {
        return new Choice(district, Optional.of(other), year, side, by, "");
    }

    public Choice overview() {
        return new Choice(district, Optional.empty(), year, side, by, "");
    }

    public Choice by(Breakdown other) {
        return new Choice(district, test, year, side, other, other == Breakdown.SCHOOL ? "" : school);
    }

    private String url(String path) {
        var url = UriComponentsBuilder.fromPath(path).queryParam("district", district.text());
        test.ifPresent(t -> url.queryParam("test", t.word()));
        url.queryParam("year", year.text()).queryParam("side", side.word());
        if (test.isPresent()) {
            url.queryParam("by", by.word());
        }
        if (!school.isEmpty()) {
            url.queryParam("school", school);
        }
        return url.encode().toUriString();
    }
}
