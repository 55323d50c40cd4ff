package org.headgate.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.headgate.OnHeadgate;
import org.headgate.demo.Season;
import org.headgate.demo.TomsFile;
import org.headgate.load.Loads;
import org.headgate.reference.District;
import org.headgate.reference.DistrictCode;
import org.headgate.reference.Kind;
import org.headgate.reference.SchoolYear;
import org.headgate.reference.Side;
import org.headgate.submission.SlotId;
import org.headgate.submission.SnapshotId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@OnHeadgate
class SeasonChecksTest {

    private static final District HERE = new District(new DistrictCode("99940310000000"), "Season Unified", "Test");

    private static final District LONG_AGO =
            new District(new DistrictCode("99940330000000"), "Long Ago Unified", "Test");

    @Autowired
    Checks checks;

    @Autowired
    Verdicts verdicts;

    @Autowired
    Loads loads;

    @Autowired
    ApplicationContext context;

    @Test
    void noFileStraightFromTomsIsBlockedAndTheIncompleteOneIs() {
        // From here on a school has more than one grade, as schools have.
        var season = Season.of(11, 1500, HERE);
        for (var year : Season.YEARS) {
            for (var kind : Kind.values()) {
                assertThatBothSidesPass(season, kind, year);
            }
        }

        var whole = season.file(HERE.code(), Kind.CAASPP, Side.TESTED, SchoolYear.of("2024-25"));
        var incomplete = arrive(whole.withoutSchools(1).cutInTheLastLine());
        var verdict = checks.ensure(incomplete);

        assertThat(verdict.word()).isEqualTo("blocked");
        assertThat(verdicts.causesOf(verdict))
                .extracting(cause -> cause.rule().id())
                .contains("schools-gone", "cut-last-line");
    }

    @Test
    void noFileOfAnOldYearIsBlockedEither() {
        var season = Season.of(13, 300, LONG_AGO);
        for (var kind : Kind.values()) {
            Season.yearsOf(kind).stream()
                    .filter(year -> year.compareTo(Season.YEARS.get(0)) < 0)
                    .forEach(year -> assertThatBothSidesPass(season, kind, year));
        }
    }

    private void assertThatBothSidesPass(Season season, Kind kind, SchoolYear year) {
        var district = season.districts().get(0).code();
        for (var side : Side.values()) {
            var file = season.file(district, kind, side, year);
            var snapshot = arrive(file);
            var verdict = checks.ensure(snapshot);
            assertThat(verdict.rows()).isEqualTo(file.rows().size());
            var cries = verdicts.causesOf(verdict).stream()
                    .filter(cause -> cause.weight() != Rule.Weight.NOTES)
                    .map(cause -> file.name() + " " + cause.rule().id() + " " + cause.column() + " " + cause.found()
                            + " "
                            + cause.weight().word() + " "
                            + cause.rule().say(verdicts.examplesOf(cause).get(0)))
                    .toList();
            assertThat(cries).noneMatch(cry -> cry.contains(" blocks "));
            // Pupils who moved, and a kind of test for which nobody did: both are true of these files.
            assertThat(cries)
                    .allMatch(cry -> Pattern.compile(
                                    " (tested-without-enrolled|row-of-another-district|other-side-same-file) ")
                            .matcher(cry)
                            .find());
            loads.ensure(snapshot);
        }
    }

    private SnapshotId arrive(TomsFile file) {
        var slot = new SlotId(file.district().code(), file.kind(), file.side(), file.year());
        return Arrivals.in(context).of(slot, file.bytes());
    }
}
