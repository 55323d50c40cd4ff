package org.headgate.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.headgate.layout.ScoreFile.ALDER;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.headgate.layout.Trial.Outcome;
import org.headgate.reference.Kind;
import org.headgate.reference.SchoolYear;
import org.headgate.reference.Sentence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialTest {

    private static final Layouts KNOWN = Layouts.onClassPath();
    private static final Sheet.Name NEXT = new Sheet.Name(Kind.CAASPP, SchoolYear.of("2025-26"));

    @TempDir
    private Path directory;

    @Test
    void nextYearsSheetAndAFileThatFollowsItAreFine() {
        var sheet = Sheet.of(NEXT, nextYear(), KNOWN);

        var trial = Trial.of(sheet, "sample.csv", sample(sheet, ""), KNOWN);

        assertThat(spoken(trial.surprises())).isEmpty();
        assertThat(trial.outcome()).isEqualTo(Outcome.FINE);
        assertThat(spoken(trial.sample()))
                .contains(
                        "The header of the sample has exactly the 402 columns of the sheet.",
                        "All 3 rows have as many values as the header, 402.",
                        "The tests were completed in school year 2025-26.");
        assertThat(spoken(trial.changes().orElseThrow().all()))
                .containsExactly(
                        "Column 401, Homeland, is new.",
                        "Column 3 was called StudentLastName and is called LegalLastName.");
    }

    @Test
    void cellsThatTheSheetDoesNotExpectAreCountedByColumnWithoutShowingOne() {
        var sheet = Sheet.of(NEXT, nextYear(), KNOWN);

        var trial = Trial.of(sheet, "sample.csv", sample(sheet, "Canary"), KNOWN);

        assertThat(trial.outcome()).isEqualTo(Outcome.DOUBTFUL);
        assertThat(spoken(trial.surprises()))
                .anyMatch(said -> said.contains("Gender: 3 of 3 cells are no code") && said.contains("line 2"))
                .noneMatch(said -> said.contains("Canary"));
    }

    @Test
    void lastYearsSheetAndSampleUnderNextYearsNameAreDoubted() {
        var names =
                KNOWN.find(Kind.CAASPP, SchoolYear.of("2024-25")).orElseThrow().names();
        var old = ScoreFile.of("caaspp", "2024-25")
                .with(3, ALDER, ALDER, "2025-05-01")
                .text();

        var trial = Trial.of(Sheet.of(NEXT, names, KNOWN), "sample.csv", ScoreFile.write(directory, old), KNOWN);

        assertThat(trial.outcome()).isEqualTo(Outcome.DOUBTFUL);
        assertThat(spoken(trial.sample()))
                .contains("The header has the 401 columns of the 2024-25 CAASPP layout, and the rows hold its tests.")
                .anyMatch(said -> said.startsWith("The sample is a file of 2024-25, the sheet describes 2025-26."));
    }

    @Test
    void aSampleOfAnotherYearIsNamedByItsDifferences() {
        var sheet = Sheet.of(NEXT, nextYear(), KNOWN);
        var old = ScoreFile.of("caaspp", "2024-25")
                .with(3, ALDER, ALDER, "2025-05-01")
                .text();

        var trial = Trial.of(sheet, "sample.csv", ScoreFile.write(directory, old), KNOWN);

        assertThat(trial.outcome()).isEqualTo(Outcome.DOUBTFUL);
        assertThat(spoken(trial.sample()))
                .contains(
                        "Column 3 should be called LegalLastName and is called \"StudentLastName\".",
                        "Column 401, Homeland, is missing.");
    }

    @Test
    void aSampleThatIsNoScoreFileMakesTheTrialUseless() {
        var sheet = Sheet.of(NEXT, nextYear(), KNOWN);

        assertThat(Trial.of(sheet, "sample.csv", ScoreFile.write(directory, "Name,Amount\na,1\n"), KNOWN)
                        .outcome())
                .isEqualTo(Outcome.NOT_USABLE);
        assertThat(Trial.of(sheet, "sample.csv", ScoreFile.write(directory, ""), KNOWN)
                        .outcome())
                .isEqualTo(Outcome.NOT_USABLE);
    }

    @Test
    void withoutASampleNothingIsSure() {
        assertThat(Trial.of(Sheet.of(NEXT, nextYear(), KNOWN)).outcome()).isEqualTo(Outcome.DOUBTFUL);
    }

    /** Last year's names, one renamed and one new before the end. */
    private static List<String> nextYear() {
        var names = new ArrayList<>(
                KNOWN.find(Kind.CAASPP, SchoolYear.of("2024-25")).orElseThrow().names());
        names.set(2, "LegalLastName");
        names.add(names.size() - 1, "Homeland");
        return names;
    }

    /** Three rows with what the sheet requires; {@code gender} stands in for the gender where it is given. */
    private Path sample(Sheet sheet, String gender) {
        var cells = sheet.columns().stream()
                .map(column -> column.goesTo().equals("gender") && !gender.isEmpty() ? gender : cell(column))
                .toList();
        var row = String.join("^", cells) + "\n";
        return ScoreFile.write(directory, String.join("^", sheet.layout().names()) + "\n" + row.repeat(3));
    }

    private static String cell(Column column) {
        if (!column.codes().isEmpty() && column.type() == ColumnType.CODE) {
            return column.required() ? column.codes().get(0) : "";
        }
        return switch (column.goesTo()) {
            case "completed_on" -> "2026-05-01";
            case "enrolled_district", "tested_district" -> ALDER;
            default ->
                column.required()
                        ? switch (column.type()) {
                            case DATE -> "2015-05-01";
                            case CDS14 -> "99100010123456";
                            case YESNO -> "No";
                            default -> "1234567890";
                        }
                        : "";
        };
    }

    private static List<String> spoken(List<Sentence> sentences) {
        return sentences.stream().map(Spoken::of).toList();
    }
}
