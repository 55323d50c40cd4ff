package org.headgate.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.headgate.demo.Season;
import org.headgate.demo.TomsFile;
import org.headgate.layout.Layouts;
import org.headgate.reference.District;
import org.headgate.reference.DistrictCode;
import org.headgate.reference.Kind;
import org.headgate.reference.Side;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files straight from TOMS, of every documented year, looked at with no server: the check cries about none. */
class SoundFilesTest {

    private static final District DISTRICT =
            new District(new DistrictCode("99940340000000"), "Sound Valley Unified", "Test");
    private static final Season SEASON = Season.of(29, 900, DISTRICT);

    private static final Rules RULES = new Rules();

    @TempDir
    Path folder;

    static Stream<TomsFile> files() {
        return Stream.of(Kind.values())
                .flatMap(kind -> Season.yearsOf(kind).stream()
                        .flatMap(year ->
                                Stream.of(Side.values()).map(side -> SEASON.file(DISTRICT.code(), kind, side, year))));
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFileOfAnyYearIsClean(TomsFile file) {
        assertThat(cries(file)).isEmpty();
    }

    @Test
    void soAreSmallFilesOfManyDistricts() {
        var cries = new ArrayList<String>();
        for (var seed = 1; seed <= 300; seed++) {
            var kind = Kind.values()[seed % 3];
            var years = Season.yearsOf(kind);
            var side = Side.values()[seed / 3 % 2];
            cries.addAll(cries(
                    Season.alone(seed, 20 + seed % 200, DISTRICT, kind, side, years.get(seed / 6 % years.size()))));
        }
        assertThat(cries).isEmpty();
    }

    private List<String> cries(TomsFile file) {
        var report = new Inspection(Layouts.onClassPath(), RULES)
                .of(
                        file.csvInto(folder),
                        file.name(),
                        Optional.empty(),
                        LocalDate.of(file.year().spring(), 9, 15));
        assertThat(report.rows()).isEqualTo(file.rows().size());
        return report.causes().stream()
                .filter(cause -> report.weight(cause) != Rule.Weight.NOTES)
                .map(cause -> file.name() + " (" + report.rows() + " rows): "
                        + cause.rule().id() + " " + cause.column()
                        + " " + cause.found() + " times: "
                        + cause.examples().stream()
                                .findFirst()
                                .map(cause.rule()::say)
                                .orElse(""))
                .toList();
    }
}
