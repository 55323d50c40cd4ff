package org.headgate.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.headgate.reference.Kind;
import org.headgate.reference.SchoolYear;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LayoutsTest {

    private static final Set<String> WORDS = Set.of(("record_type ssid uin grade enrolled_grade enrolled_district "
                    + "enrolled_school tested_district tested_school gender ethnicity elas parent_education special_education "
                    + "migrant military foster homeless economic_disadvantage condition_code attemptedness include_indicator "
                    + "completed_on score_available_on scale_score level prior_grade prior_scale_score prior_level oral_score "
                    + "oral_level written_score written_level part_1_level part_2_level part_3_level part_4_level last_name "
                    + "first_name birth_date enrolled_district_name enrolled_school_name tested_district_name tested_school_name")
            .split(" "));

    private static final List<String> CORE =
            List.of(("record_type ssid uin grade enrolled_grade enrolled_district enrolled_school tested_district "
                            + "tested_school gender ethnicity elas parent_education special_education migrant military foster "
                            + "homeless economic_disadvantage condition_code attemptedness include_indicator completed_on "
                            + "score_available_on scale_score level last_name first_name birth_date tested_district_name "
                            + "tested_school_name")
                    .split(" "));

    /** What the files of old years do not tell. */
    private static final Map<String, Set<String>> NOT_YET = Map.of(
            "caaspp-2018-19", Set.of("score_available_on"),
            "caaspp-2020-21", Set.of("score_available_on"),
            "caaspp-2021-22", Set.of("score_available_on"),
            "elpac-initial-2019-20", Set.of("score_available_on", "attemptedness"));

    private static final Layouts LAYOUTS = Layouts.onClassPath();

    static Stream<Layout> layouts() {
        return LAYOUTS.all().stream();
    }

    @Test
    void everyDocumentedYearOfEveryKindIsThere() {
        assertThat(LAYOUTS.all())
                .extracting(layout -> layout.name() + " " + layout.columns().size())
                .containsExactlyInAnyOrder(
                        "caaspp-2018-19 292",
                        "caaspp-2020-21 351",
                        "caaspp-2021-22 365",
                        "caaspp-2022-23 363",
                        "caaspp-2023-24 375",
                        "caaspp-2024-25 401",
                        "elpac-summative-2018-19 99",
                        "elpac-summative-2019-20 293",
                        "elpac-summative-2021-22 370",
                        "elpac-summative-2022-23 369",
                        "elpac-summative-2023-24 370",
                        "elpac-summative-2024-25 376",
                        "elpac-initial-2019-20 86",
                        "elpac-initial-2020-21 272",
                        "elpac-initial-2022-23 289",
                        "elpac-initial-2023-24 288",
                        "elpac-initial-2024-25 290");
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void everyColumnGoesWhereScoresHaveAPlace(Layout layout) {
        assertThat(layout.columns())
                .extracting(Column::goesTo)
                .allSatisfy(word -> assertThat(word.isEmpty() || WORDS.contains(word))
                        .as(word)
                        .isTrue());
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void everyLayoutFillsWhatEveryScoreNeeds(Layout layout) {
        var none = CORE.stream().filter(word -> layout.filling(word).isEmpty()).collect(Collectors.toSet());

        assertThat(none).isEqualTo(NOT_YET.getOrDefault(layout.name(), Set.of()));
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void onlyPartLevelsAndOldTestsByPartsComeFromMoreThanOneColumn(Layout layout) {
        var several = WORDS.stream()
                .filter(word -> layout.allFilling(word).size() > 1)
                .toList();

        assertThat(several)
                .allMatch(word -> layout.kind() == Kind.CAASPP && word.matches("part_[123]_level")
                        || layout.column("FinalTestedDistrictCode").isEmpty()
                                && word.matches("tested_.*|completed_on"));
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void noTwoColumnsShareAName(Layout layout) {
        assertThat(layout.names().stream().map(Layout::plain)).doesNotHaveDuplicates();
    }

    @Test
    void codesOfASharedSetAreSpelledOut() {
        var layout = LAYOUTS.find(Kind.CAASPP, SchoolYear.of("2024-25")).orElseThrow();

        assertThat(layout.filling("ethnicity").orElseThrow().codes())
                .containsExactly("100", "200", "300", "400", "500", "600", "700", "800");
        assertThat(layout.filling("gender").orElseThrow().codes()).containsExactly("F", "M", "X");
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void aHeaderIsRecognisedWithoutRegardToCaseAndSpaces(Layout layout) {
        var header = layout.names().stream()
                .map(name -> " " + name.toUpperCase(Locale.ROOT))
                .toList();

        assertThat(LAYOUTS.recognise(header)).contains(layout);
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void aHeaderWithOneColumnRenamedIsStillNearestToItsOwnLayout(Layout layout) {
        for (int place = 0; place < layout.columns().size(); place += 7) {
            var header = new ArrayList<>(layout.names());
            header.set(place, "Homeroom");

            assertThat(LAYOUTS.recognise(header)).isEmpty();
            var nearest = LAYOUTS.nearest(header);
            assertThat(nearest.layout().name()).isEqualTo(layout.name());
            assertThat(nearest.renamed())
                    .singleElement()
                    .extracting(Nearest.Renamed::found)
                    .isEqualTo(new Nearest.Found(place + 1, "Homeroom"));
        }
    }

    @Test
    void oldHeadersAreRecognisedWhetherTheyWriteHyphensOrDashes() {
        var layout = LAYOUTS.find(Kind.ELPAC_INITIAL, SchoolYear.of("2020-21")).orElseThrow();

        assertThat(layout.names()).anyMatch(name -> name.contains("\u2014"));
        assertThat(LAYOUTS.recognise(layout.names().stream()
                        .map(name -> name.replace('\u2014', '-'))
                        .toList()))
                .contains(layout);
    }

    @Test
    void theCodesOfOldYearsAreTheirOwn() {
        var summative =
                LAYOUTS.find(Kind.ELPAC_SUMMATIVE, SchoolYear.of("2018-19")).orElseThrow();

        assertThat(summative.filling("record_type").orElseThrow().codes()).contains("SA");
        assertThat(summative.filling("gender").orElseThrow().codes()).contains("Female", "Male");
        for (var layout : LAYOUTS.all()) {
            var alternate =
                    layout.filling("condition_code").orElseThrow().codes().contains("ALT");
            assertThat(alternate)
                    .as(layout.name())
                    .isEqualTo(layout.kind() != Kind.CAASPP && layout.year().spring() <= 2022);
            layout.columns().stream()
                    .filter(column -> column.name().replace(" ", "").matches("(CALPADS)?PrimaryLanguage.*"))
                    .forEach(column -> assertThat(column.codes())
                            .as(layout.name())
                            .contains(layout.year().spring() <= 2023 ? "01" : "SPA"));
        }
    }

    @Test
    void aHeaderWithTwoColumnsSwappedIsNoLayout() {
        var header = new ArrayList<>(aLayout().names());
        header.set(1, aLayout().names().get(2));
        header.set(2, aLayout().names().get(1));

        assertThat(LAYOUTS.recognise(header)).isEmpty();
        assertThat(LAYOUTS.nearest(header).moved()).hasSize(1);
    }

    @Test
    void theNearestLayoutNamesWhatIsMissingUnknownAndRenamed() {
        var header = new ArrayList<>(aLayout().names());
        header.set(2, "FamilyName");
        header.remove("Gender");
        header.add(0, "RecordIdentifier");

        var nearest = LAYOUTS.nearest(header);

        assertThat(nearest.layout()).isEqualTo(aLayout());
        assertThat(nearest.isLikely()).isTrue();
        assertThat(nearest.missing()).extracting(Column::name).containsExactly("Gender");
        assertThat(nearest.unknown()).containsExactly(new Nearest.Found(1, "RecordIdentifier"));
        assertThat(nearest.renamed()).singleElement().satisfies(renamed -> {
            assertThat(renamed.expected().name()).isEqualTo("StudentLastName");
            assertThat(renamed.found()).isEqualTo(new Nearest.Found(4, "FamilyName"));
        });
        assertThat(nearest.moved()).isEmpty();
    }

    @Test
    void aNameThatStandsTwiceIsUnknownTheSecondTime() {
        var header = new ArrayList<>(aLayout().names());
        header.add(10, "SSID");

        assertThat(LAYOUTS.nearest(header).unknown()).containsExactly(new Nearest.Found(11, "SSID"));
    }

    private static Layout aLayout() {
        return LAYOUTS.find(Kind.CAASPP, SchoolYear.of("2024-25")).orElseThrow();
    }
}
