package org.headgate.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.headgate.reference.Kind;
import org.headgate.reference.SchoolYear;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    private static final Layouts LAYOUTS = Layouts.onClassPath();

    static Stream<Layout> layouts() {
        return LAYOUTS.all().stream();
    }

    @ParameterizedTest
    @CsvSource({
        "caaspp, 363, 375, 401",
        "elpac-summative, 369, 370, 376",
        "elpac-initial, 289, 288, 290",
    })
    void everyKindHasThreeYearsOfColumns(String kind, int first, int second, int third) {
        assertThat(Stream.of("2022-23", "2023-24", "2024-25")
                        .map(year -> LAYOUTS.find(Kind.of(kind), SchoolYear.of(year))
                                .orElseThrow()
                                .columns()
                                .size()))
                .containsExactly(first, second, third);
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
        assertThat(CORE)
                .allSatisfy(word -> assertThat(layout.filling(word)).as(word).isPresent());
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void onlyPartLevelsComeFromMoreThanOneColumn(Layout layout) {
        assertThat(WORDS)
                .filteredOn(word -> layout.allFilling(word).size() > 1)
                .allMatch(word -> layout.kind() == Kind.CAASPP && word.matches("part_[12]_level"));
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void noTwoColumnsShareAName(Layout layout) {
        assertThat(layout.names()).hasSameSizeAs(new HashSet<>(layout.names()));
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
