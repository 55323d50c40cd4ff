package org.headgate.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.headgate.Commands;
import org.headgate.OnHeadgate;
import org.headgate.access.People;
import org.headgate.access.Role;
import org.headgate.layout.Layouts;
import org.headgate.layout.Sheet;
import org.headgate.reference.District;
import org.headgate.reference.DistrictCode;
import org.headgate.reference.Districts;
import org.headgate.reference.Kind;
import org.headgate.reference.SchoolYear;
import org.headgate.reference.Side;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From the first file of a new year that is refused to the first that is taken. */
@OnHeadgate
class LayoutsPageTest {

    private static final DistrictCode MINE = new DistrictCode("99930710000000");
    private static final String LEAD = "lead@layouts.example";
    private static final String SPECIALIST = "specialist@layouts.example";
    private static final Pattern HEADER = Pattern.compile("/layouts/try\\?header=(\\d+)");

    // A year of this test's own: other tests must not see what is activated here.
    private static final SchoolYear YEAR = SchoolYear.of("2031-32");
    private static final SlotId SLOT = new SlotId(MINE, Kind.ELPAC_SUMMATIVE, Side.TESTED, YEAR);
    private static final String LAYOUT = "elpac-summative-2031-32";

    @Autowired
    Districts districts;

    @Autowired
    People people;

    @Autowired
    Seasons seasons;

    @Autowired
    Snapshots snapshots;

    @Autowired
    KnownLayouts layouts;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    @TempDir
    private Path directory;

    private Browser lead;
    private Browser specialist;

    @BeforeEach
    void aLeadAndASpecialist() {
        districts.list(new District(MINE, "Layout Unified", "Test"));
        people.add(LEAD, "Lia Lead", Role.LEAD, "secret", List.of(MINE));
        people.add(SPECIALIST, "Sid Specialist", Role.SPECIALIST, "secret", List.of());
        seasons.open("Layouts", LocalDate.of(2099, 12, 12), List.of(SLOT));
        lead = Browser.signedIn(port, LEAD, "secret");
        specialist = Browser.signedIn(port, SPECIALIST, "secret");
    }

    @AfterEach
    void nothingStaysActive() {
        jdbc.sql("DELETE FROM submission.layouts WHERE name = ?").param(LAYOUT).update();
        jdbc.sql("DELETE FROM submission.unknown_headers WHERE district = ?")
                .param(MINE.text())
                .update();
    }

    @Test
    void aHeaderNobodyKnowsGoesToTheSpecialistWhoTriesAndActivatesItAndThenTheFileIsTaken() {
        var name = "%s_Summative_ELPAC_Student_Score_Data_File_TestedStudentScoreData_2032_DLMTR.CSV".formatted(MINE);
        var file = Map.of(name, nextYear());

        var refused = lead.choose(file);
        assertThat(refused.body())
                .contains("nearly that of the Summative ELPAC file of 2024-25, but one column differs")
                .contains("Column 8 should be called", "LegalLastName")
                .contains("data specialists now see the names on line 1");

        assertThat(specialist.get("/tasks").body())
                .contains("with a header nobody knows came in.", "href=\"/layouts\"");
        assertThat(lead.get("/tasks").body()).doesNotContain("header nobody knows");
        var list = specialist.get("/layouts");
        assertThat(list.body())
                .contains(name, "Layout Unified", "One column differs from elpac-summative-2024-25", "LegalLastName");
        var header = HEADER.matcher(list.body());
        assertThat(header.find()).isTrue();
        var form = specialist.get("/layouts/try?header=" + header.group(1)).body();
        assertThat(form).contains("name,type,length,required", "LegalLastName,text");
        var sheet = specialist
                .get("/layouts/headers/" + header.group(1) + "/sheet.csv")
                .body();

        var trial = specialist.send(
                "/layouts/try",
                Map.of("kind", "elpac-summative", "year", YEAR.text()),
                parts("sheet", "sheet.csv", sheet, "sample", "x.csv", nextYear()));
        assertThat(trial.body())
                .contains("Layout " + LAYOUT + " (376 columns)")
                .contains("The header of the sample has exactly the 376 columns")
                .contains("Compared with elpac-summative-2024-25 (376 columns): 0 new, 0 gone, 1 renamed")
                .contains("The tests were completed in school year 2031-32");

        var active = specialist.post(
                "/layouts/activate", Map.of("text", sheet, "kind", "elpac-summative", "year", YEAR.text()));
        assertThat(active.body())
                .contains("Layout " + LAYOUT + " is active", "Activated by " + SPECIALIST)
                .doesNotContain("One column differs from elpac-summative-2024-25");
        assertThat(audited("activated layout")).isEqualTo(SPECIALIST);

        var chosen = lead.choose(file);
        assertThat(chosen.body())
                .contains("Summative ELPAC, Tested, 2031-32", "What we recognized and why", "(certain)", "Send 1 file");
        lead.post(chosen.uri().getPath() + "/send", Map.of());
        var snapshot = snapshots.of(SLOT).get(0);
        assertThat(snapshots.layoutOf(snapshot).column("LegalLastName")).isPresent();

        var kept = specialist.post("/layouts/" + LAYOUT + "/deactivate", Map.of());
        assertThat(kept.body()).contains("stays as it is: one file that was received");
        assertThat(layouts.now().named(LAYOUT)).isPresent();
    }

    @Test
    void aLayoutThatNoFileUsesCanBePutOutOfUseAgain() {
        var other = new Sheet.Name(Kind.ELPAC_SUMMATIVE, SchoolYear.of("2032-33"));
        var sheet = Sheet.of(other, lastYear(), layouts.now()).text();

        specialist.post(
                "/layouts/activate",
                Map.of(
                        "text",
                        sheet,
                        "kind",
                        "elpac-summative",
                        "year",
                        other.year().text()));
        assertThat(layouts.now().named("elpac-summative-2032-33")).isPresent();
        assertThat(specialist.get("/layouts/elpac-summative-2032-33").body()).contains("RecordType", "record_type");

        var gone = specialist.post("/layouts/elpac-summative-2032-33/deactivate", Map.of());
        assertThat(gone.body()).contains("is out of use");
        assertThat(layouts.now().named("elpac-summative-2032-33")).isEmpty();
        assertThat(audited("deactivated layout")).isEqualTo(SPECIALIST);
    }

    @Test
    void aSheetWithFaultsCannotBeActivatedNorOneThatComesWithHeadgate() {
        var faulty = specialist.send(
                "/layouts/try",
                Map.of("kind", "caaspp", "year", "2031-32"),
                parts("sheet", "s.csv", "name,type\nSSID,number\n", "sample", "x.csv", new byte[0]));
        assertThat(faulty.body())
                .contains("can&#39;t be used yet", "Line 2, type: &quot;number&quot; is no type")
                .doesNotContain("Activate this layout");

        var known = specialist.post(
                "/layouts/activate",
                Map.of("text", Sheet.text(Layouts.onClassPath().all().get(0)), "kind", "caaspp", "year", "2024-25"));
        assertThat(known.body()).contains("comes with Headgate and can&#39;t be replaced");
    }

    @Test
    void aSheetThatIsNoneOrNamesNoYearGetsASentence() {
        assertThat(specialist
                        .send(
                                "/layouts/try",
                                Map.of(),
                                parts("sheet", "s.csv", "name\nSSID\n", "sample", "x", new byte[0]))
                        .body())
                .contains("Which layout is it?");
        assertThat(specialist
                        .send(
                                "/layouts/try",
                                Map.of("kind", "caaspp", "year", "2031-32"),
                                parts(
                                        "sheet",
                                        "s.csv",
                                        "\0\1PK\"\n\"",
                                        "sample",
                                        "x",
                                        "junk".getBytes(StandardCharsets.UTF_8)))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void layoutsAreNoLeadsBusiness() {
        for (var path : List.of("/layouts", "/layouts/try", "/layouts/caaspp-2024-25")) {
            assertThat(lead.get(path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(specialist.get("/layouts/nothing-2024-25").statusCode()).isEqualTo(404);
    }

    @Test
    void theCommandTellsTheSameWithoutAServer() throws IOException {
        var sheet =
                Files.writeString(directory.resolve(LAYOUT + ".csv"), "name\n" + String.join("\n", nextNames()) + "\n");
        var sample = Files.write(directory.resolve("sample.csv"), nextYear());

        var said = run("layout", "try", sheet.toString(), sample.toString());
        assertThat(said)
                .startsWith("1 Layout " + LAYOUT + " (376 columns) can be used, but read what is doubtful first.")
                .contains("What differs from the other year", "was called StudentLastName and is called LegalLastName")
                .contains("All 3 rows have as many values as the header, 376.");
        assertThat(run("layout", "try", sheet.toString(), "nowhere.csv")).startsWith("3 There is no file nowhere.csv,");
        assertThat(run("layout", "try", sheet.toString())).startsWith("3 Missing required parameter: 'SAMPLE'");
        assertThat(run("layout", "try", sample.toString(), sample.toString())).startsWith("3 Which layout is it?");
        assertThat(run("layout", "try", sample.toString(), sample.toString(), "--kind", "caaspp", "--year", "2031-32"))
                .startsWith("2 Layout caaspp-2031-32");
    }

    private static String run(String... arguments) {
        var out = new ByteArrayOutputStream();
        var print = new PrintStream(out, true, StandardCharsets.UTF_8);
        var code = Commands.run(print, print, arguments);
        return code + " " + out.toString(StandardCharsets.UTF_8);
    }

    private String audited(String act) {
        return jdbc.sql("SELECT person FROM access.audit WHERE act = ? ORDER BY id DESC LIMIT 1")
                .param(act)
                .query(String.class)
                .single();
    }

    private static List<String> lastYear() {
        return Layouts.onClassPath()
                .find(Kind.ELPAC_SUMMATIVE, SchoolYear.of("2024-25"))
                .orElseThrow()
                .names();
    }

    private static List<String> nextNames() {
        var names = new ArrayList<>(lastYear());
        names.set(names.indexOf("StudentLastName"), "LegalLastName");
        return names;
    }

    private static byte[] nextYear() {
        var layout = Layouts.onClassPath()
                .find(Kind.ELPAC_SUMMATIVE, SchoolYear.of("2024-25"))
                .orElseThrow();
        var row = layout.columns().stream()
                .map(column -> switch (column.goesTo()) {
                    case "record_type" -> "21";
                    case "enrolled_district", "tested_district" -> MINE.text();
                    case "completed_on" -> "2032-03-10";
                    default -> column.name().equals("EndofRecord") ? "ZZ" : "";
                })
                .toList();
        var text = String.join("^", nextNames()) + "\r\n" + (String.join("^", row) + "\r\n").repeat(3);
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, Browser.Part> parts(Object... given) {
        var parts = new LinkedHashMap<String, Browser.Part>();
        for (var i = 0; i < given.length; i += 3) {
            var content = given[i + 2] instanceof byte[] bytes
                    ? bytes
                    : String.valueOf(given[i + 2]).getBytes(StandardCharsets.UTF_8);
            parts.put((String) given[i], new Browser.Part((String) given[i + 1], content));
        }
        return parts;
    }
}
