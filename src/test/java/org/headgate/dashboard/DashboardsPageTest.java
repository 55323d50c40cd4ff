package org.headgate.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.headgate.OnHeadgate;
import org.headgate.access.People;
import org.headgate.access.Role;
import org.headgate.reference.District;
import org.headgate.reference.DistrictCode;
import org.headgate.reference.Districts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@OnHeadgate
class DashboardsPageTest {

    private static final DistrictCode OURS = new DistrictCode("99970010000000");
    private static final DistrictCode THEIRS = new DistrictCode("99970020000000");
    private static final DistrictCode EMPTY = new DistrictCode("99970030000000");
    private static final String NORTH = "99970010000001";
    private static final String SOUTH = "99970010000002";
    private static final String TINY = "99970010000003";
    private static final Instant RECEIVED = Instant.parse("2026-11-03T18:00:00Z");

    @Autowired
    JdbcTemplate template;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Districts districts;

    @Autowired
    People people;

    @Autowired
    UserDetailsService signedIn;

    @Autowired
    WebApplicationContext headgate;

    private MockMvc browser;

    @BeforeEach
    void twoDistrictsWithResultsAndOneWithout() {
        browser = MockMvcBuilders.webAppContextSetup(headgate)
                .apply(springSecurity())
                .build();
        if (districts.find(OURS).isPresent()) {
            return;
        }
        districts.list(new District(OURS, "Dashboard Unified", "Test"));
        districts.list(new District(THEIRS, "Neighbor Unified", "Test"));
        districts.list(new District(EMPTY, "Empty Unified", "Test"));
        people.add("lead@dashboard.example", "Lea", Role.LEAD, "secret", List.of(OURS));
        people.add("lead@empty-dashboard.example", "Eva", Role.LEAD, "secret", List.of(EMPTY));
        people.add("staff@dashboard.example", "Sam", Role.SPECIALIST, "secret", List.of());
        publishOurs();
        new CubeOf(template, THEIRS.text())
                .pupils(77, "99970020000001", 3, 4, "gender:F")
                .publish(9_970_009, "caaspp", "tested", 2025, 1, RECEIVED);
    }

    /** North and South are large, Tiny has seven pupils; of last year's pupils fewer met the standard. */
    private void publishOurs() {
        var cube = new CubeOf(template, OURS.text());
        cube.nameSchool(NORTH, 2025, "North School");
        cube.nameSchool(SOUTH, 2025, "=South School");
        cube.nameSchool(TINY, 2025, "Tiny School");
        for (var year = 2024; year <= 2025; year++) {
            var better = year == 2025 ? 5 : 0;
            cube.pupils(40 - better, NORTH, 3, 1, "gender:F", "foster:no")
                    .pupils(30, NORTH, 3, 2, "gender:M", "foster:no")
                    .pupils(20 + better, NORTH, 3, 3, "gender:F", "foster:no")
                    .pupils(13, NORTH, 4, 4, "gender:M", "foster:no")
                    .pupils(6, NORTH, 4, 0, "gender:M", "foster:no")
                    .pupils(50, SOUTH, 3, 3, "gender:M", "foster:no")
                    .pupils(60, SOUTH, 4, 2, "gender:F", "foster:no")
                    .pupils(7, TINY, 4, 4, "gender:F", "foster:yes")
                    .publish(9_970_000 + year, "caaspp", "tested", year, 1, RECEIVED);
        }
        var random = new Random(1);
        for (var grade = 3; grade < 9; grade++) {
            cube.somePupils(random, 60, NORTH, grade, 0.6, 4);
            cube.somePupils(random, 25, SOUTH, grade, 0.5, 4);
            cube.somePupils(random, 3, TINY, grade, 0.5, 4);
        }
        cube.publish(9_972_025, "caaspp", "tested", 2025, 2, RECEIVED);
    }

    @Test
    void aLeadReadsHowHerDistrictDidInOneSentenceATest() throws Exception {
        var page = textOf(lead("/dashboards"));

        assertThat(page)
                .contains("Dashboard Unified", "Dashboards, 2024-25")
                .contains("In 2024-25, 43 of 100 pupils met or exceeded the standard in English language arts,"
                        + " 2 more than the year before.")
                .contains(
                        "Counted: 220 pupils with a valid score (Include Indicator Y). From the Tested file received on"
                                + " November 3, 2026. The file does not say whether its results are preliminary or final.")
                .contains("Nothing is loaded yet for this choice: 2024-25, Summative ELPAC, Tested file.")
                .contains("The file is loaded, but no pupil has a valid score in Science (CAST) for 2024-25.");
    }

    @Test
    void theTableByGradeSaysWhatSqlSaysOverTheCells() throws Exception {
        var page = lead("/dashboards?test=caaspp-ela&year=2024-25");
        var rows = jdbc.sql("""
                SELECT 'Grade ' || grade || ' ' || tested || ' ' || round(100.0 * level_1 / tested) || '% '
                    || round(100.0 * level_2 / tested) || '% ' || round(100.0 * level_3 / tested) || '% '
                    || round(100.0 * level_4 / tested) || '% ' || round(100.0 * (level_3 + level_4) / tested) || '%'
                FROM analytics.cube_cells
                WHERE load_id = 9972025 AND record_type = 1 AND school = '' AND grade >= 0 AND grp = 'all'
                ORDER BY grade
                """).query(String.class).list();

        assertThat(rows).hasSize(2);
        assertThat(rowsOf(page, "grade-table"))
                .hasSize(2)
                .allSatisfy(row -> assertThat(rows).anyMatch(row::startsWith));
    }

    @Test
    void theChartShowsTheNumbersOfItsTable() throws Exception {
        var page = lead("/dashboards?test=caaspp-ela&year=2024-25");
        var chart = textOf(between(page, "aria-labelledby=\"grade-title grade-desc\"", "</svg>"));

        assertThat(chart)
                .contains("Grade 3 140 pupils", "Met or exceeded 54%", "Grade 4 80 pupils", "Met or exceeded 25%");
        assertThat(rowsOf(page, "grade-table")).first().asString().startsWith("Grade 3 140 25% 21% 54% 0% 54%");
        assertThat(between(page, "aria-labelledby=\"grade-title", "</svg>")).doesNotContain("style=");
    }

    @Test
    void aSmallSchoolIsNowhereInThePageAndTheNextSmallestCoversIt() throws Exception {
        var page = lead("/dashboards?test=caaspp-ela&year=2024-25&by=school");

        assertThat(rowsOf(page, "school-table"))
                .anySatisfy(row -> assertThat(row).startsWith("Tiny School Hidden Hidden Hidden Hidden Hidden Hidden"))
                .filteredOn(row -> row.contains("Hidden"))
                .hasSize(2);
        assertThat(textOf(page))
                .contains(
                        "Hidden means: fewer than 11 pupils, or a group that would give away such a one by subtraction.")
                .doesNotContain(" 7 pupils");
        assertThat(textOf(lead("/dashboards?test=caaspp-ela&year=2024-25&school=" + TINY)))
                .contains("Every group here is hidden")
                .doesNotContain("Counted: 7");
    }

    @Test
    void aFewFosterChildrenAreNotToldByThoseWhoAreNone() throws Exception {
        assertThat(rowsOf(lead("/dashboards?test=caaspp-ela&year=2024-25&by=group"), "foster-table"))
                .hasSize(2)
                .allSatisfy(row -> assertThat(row).contains("Hidden").doesNotContain("%"));
    }

    @Test
    void theExportHasTheRowsOfTheTableAndNoFormulaInIt() throws Exception {
        var table = rowsOf(lead("/dashboards?test=caaspp-ela&year=2024-25&by=school"), "school-over-years-table");
        var answer = response("lead@dashboard.example", "/dashboards.csv?test=caaspp-ela&year=2024-25&by=school");
        var lines = answer.getContentAsString().lines().toList();

        assertThat(answer.getContentType()).startsWith("text/csv");
        assertThat(lines.get(0))
                .startsWith("District code,District,School,Test,File side,Breakdown,Group,School year,");
        assertThat(lines.stream()
                        .skip(1)
                        .filter(line -> line.contains(",School,"))
                        .map(DashboardsPageTest::asTableRow))
                .containsExactlyElementsOf(table.stream()
                        .map(row -> row.replace("no year to compare", "").strip())
                        .toList());
        assertThat(answer.getContentAsString()).contains(",'=South School,").doesNotContain(",=South");
    }

    @Test
    void anotherDistrictAndAChoiceThatDoesNotExistAnswerLikeAMissingPage() throws Exception {
        assertThat(Stream.of(
                        "/dashboards?district=" + THEIRS,
                        "/dashboards?district=" + THEIRS + "&test=caaspp-ela",
                        "/dashboards.csv?test=caaspp-ela&district=" + THEIRS,
                        "/dashboards?district=99970990000000",
                        "/dashboards?district=nonsense",
                        "/dashboards?test=nonsense",
                        "/dashboards?year=2024-99",
                        "/dashboards?side=nonsense",
                        "/dashboards?by=nonsense",
                        "/dashboards?test=caaspp-ela&school=nonsense",
                        "/dashboards.csv"))
                .allSatisfy(url -> assertThat(
                                response("lead@dashboard.example", url).getStatus())
                        .as(url)
                        .isEqualTo(404));
        assertThat(textOf(lead("/dashboards"))).doesNotContain("Neighbor");
    }

    @Test
    void aSchoolOfAnotherDistrictShowsNothing() throws Exception {
        assertThat(textOf(lead("/dashboards?test=caaspp-ela&year=2024-25&school=99970020000001")))
                .doesNotContain("77");
    }

    @Test
    void staffChooseAmongAllDistricts() throws Exception {
        var page = as("staff@dashboard.example", "/dashboards?district=" + THEIRS + "&test=caaspp-ela");

        assertThat(textOf(page)).contains("Neighbor Unified", "Dashboard Unified", "100 of 100 pupils");
    }

    @Test
    void whereNothingIsLoadedThePageSaysWhereToSeeWhatIsOwed() throws Exception {
        var page = as("lead@empty-dashboard.example", "/dashboards?test=caaspp-ela&year=2024-25");

        assertThat(textOf(page)).contains("Nothing is loaded yet for this choice: 2024-25, CAASPP, Tested file.");
        assertThat(page).contains("href=\"/owed\"");
    }

    @Test
    void noHiddenRowOfAnyTableHasANumber() throws Exception {
        for (var by : List.of("grade", "school", "group")) {
            for (var school : List.of("", NORTH, SOUTH, TINY)) {
                var page = lead("/dashboards?test=caaspp-math&year=2024-25&by=" + by + "&school=" + school);
                assertThat(Pattern.compile("(?s)<tr>(?:(?!</tr>).)*Hidden.*?</tr>")
                                .matcher(page)
                                .results())
                        .allSatisfy(row -> assertThat(textOf(row.group())).doesNotContain("%"));
                assertThat(textOf(page)).doesNotContainPattern("\\b([1-9]|10) pupils\\b");
            }
        }
    }

    private String lead(String url) throws Exception {
        return as("lead@dashboard.example", url);
    }

    private String as(String email, String url) throws Exception {
        var response = response(email, url);
        assertThat(response.getStatus()).as(url).isEqualTo(200);
        return response.getContentAsString();
    }

    private MockHttpServletResponse response(String email, String url) throws Exception {
        return browser.perform(get(url).with(user(signedIn.loadUserByUsername(email))))
                .andReturn()
                .getResponse();
    }

    private static List<String> rowsOf(String page, String table) {
        return Pattern.compile("(?s)<tr>(.*?)</tr>")
                .matcher(between(page, "id=\"" + table + "\"", "</table>"))
                .results()
                .map(row -> textOf(row.group(1)))
                .skip(1)
                .toList();
    }

    /** A line of the export as its row reads in the table over the years. */
    private static String asTableRow(String line) {
        var cells = Stream.of(line.split(",", -1)).skip(6).toList();
        var shown = !line.contains("Hidden");
        return String.join(
                        " ",
                        Stream.of(
                                        cells.subList(0, 3).stream(),
                                        cells.subList(3, 8).stream().map(cell -> shown ? cell + "%" : cell),
                                        cells.subList(8, 9).stream())
                                .flatMap(cell -> cell)
                                .toList())
                .replace("'=", "=")
                .strip();
    }

    private static String between(String page, String start, String end) {
        assertThat(page).contains(start);
        var from = page.indexOf(start);
        return page.substring(from, page.indexOf(end, from));
    }

    private static String textOf(String html) {
        return html.replaceAll("(?s)<script.*?</script>|<[^>]+>", " ")
                .replace("&#39;", "'")
                .replace("&amp;", "&")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
