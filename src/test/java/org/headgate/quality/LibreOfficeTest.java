package org.headgate.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.api.ListAssert;
import org.headgate.check.Offline;
import org.headgate.check.Offline.Told;
import org.headgate.demo.Season;
import org.headgate.demo.TomsFile;
import org.headgate.reference.District;
import org.headgate.reference.DistrictCode;
import org.headgate.reference.Kind;
import org.headgate.reference.SchoolYear;
import org.headgate.reference.Side;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sound file that a real spreadsheet program has opened and saved; every test starts LibreOffice once. */
class LibreOfficeTest {

    private static final District DISTRICT =
            new District(new DistrictCode("05999010000000"), "Test Valley Unified", "Fictional County");

    // Delimiter, quote, character set (76 is UTF-8) and first line, as the filter for text wants them.
    private static final String CARETS = "94,34,76,1";
    private static final String COMMAS = "44,34,76,1";
    private static final String TEXT = "csv:Text - txt - csv (StarCalc):";

    @TempDir
    private static Path folder;

    @BeforeAll
    static void libreOfficeIsThere() {
        var found = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "soffice")));
        if (!found) {
            System.out.println("LibreOfficeTest skipped: there is no soffice (Debian: libreoffice-calc-nogui)");
        }
        Assumptions.assumeTrue(found, "There is no soffice");
    }

    @Test
    void savedWithCommasItIsRefusedAsThat() throws IOException, InterruptedException {
        assertThatSaved(CARETS, TEXT + COMMAS + ",,0,false,true,false").containsExactly("layout.refused.resaved");
    }

    @Test
    void savedWithCaretsAgainItHasLostItsZeros() throws IOException, InterruptedException {
        assertThatSaved(CARETS, TEXT + CARETS + ",,0,false,true,false").contains("zeros-lost", "cds-zero-lost");
    }

    @Test
    void savedWithQuotesItsQuotesAreSeen() throws IOException, InterruptedException {
        assertThatSaved(CARETS, TEXT + CARETS + ",,0,true,true,false")
                .contains("quotes-around-values", "zeros-lost", "cds-zero-lost");
    }

    @Test
    void savedAsTheCellsAreRatherThanAsTheyLookItsQuotesAreSeen() throws IOException, InterruptedException {
        assertThatSaved(CARETS, TEXT + CARETS + ",,0,false,false,false").contains("quotes-in-cells");
    }

    @Test
    void openedWithoutKnowingItsCaretsItIsRefusedAsThat() throws IOException, InterruptedException {
        assertThatSaved(COMMAS, TEXT + COMMAS + ",,0,false,true,false")
                .containsExactly("layout.refused.opened-without-carets");
    }

    @Test
    void savedAsAWorkbookItIsCalledAWorkbook() throws IOException, InterruptedException {
        assertThatSaved(CARETS, "xlsx").containsExactly("layout.refused.workbook");
    }

    private static ListAssert<String> assertThatSaved(String openedWith, String savedAs)
            throws IOException, InterruptedException {
        var file =
                Season.of(5, 200, DISTRICT).file(DISTRICT.code(), Kind.CAASPP, Side.TESTED, SchoolYear.of("2024-25"));
        var told = Offline.check(file.name(), converted(file, openedWith, savedAs));
        return assertThat(told.stream().map(Told::id).distinct().toList());
    }

    private static Path converted(TomsFile file, String openedWith, String savedAs)
            throws IOException, InterruptedException {
        var here = Files.createTempDirectory(folder, "file");
        var into = here.resolve("saved");
        var command = List.of(
                "soffice",
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--headless",
                "--infilter=CSV:" + openedWith,
                "--convert-to",
                savedAs,
                "--outdir",
                into.toString(),
                file.csvInto(here).toString());
        var log = here.resolve("log").toFile();
        var office = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        var ended = office.waitFor(2, TimeUnit.MINUTES);
        office.destroy();
        assertThat(ended && office.exitValue() == 0)
                .as("soffice: " + Files.readString(log.toPath()))
                .isTrue();
        try (var saved = Files.list(into)) {
            return saved.findFirst().orElseThrow();
        }
    }
}
