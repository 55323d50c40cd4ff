package org.headgate.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.headgate.reference.Kind;
import org.headgate.reference.SchoolYear;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SheetTest {

    private static final Layouts KNOWN = Layouts.onClassPath();
    private static final Sheet.Name NEXT = new Sheet.Name(Kind.CAASPP, SchoolYear.of("2025-26"));

    static List<Layout> layouts() {
        return KNOWN.all();
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void everyKnownLayoutWrittenAsASheetReadsAsItself(Layout layout) {
        var sheet = Sheet.read(new Sheet.Name(layout.kind(), layout.year()), Sheet.text(layout), KNOWN);

        assertThat(sheet.faults()).isEmpty();
        assertThat(sheet.layout()).isEqualTo(layout);
    }

    @Test
    void aSheetOfNamesAloneTakesTheRestFromLastYear() {
        var sheet = Sheet.of(NEXT, lastYear().names(), KNOWN);

        assertThat(sheet.faults()).isEmpty();
        assertThat(sheet.columns()).isEqualTo(lastYear().columns());
        assertThat(sheet.guesses())
                .extracting(Spoken::of)
                .containsExactly("For 401 columns the sheet left something open; it was taken from the same-named"
                        + " column of caaspp-2024-25.");
    }

    @Test
    void aStatesDocumentIsReadAsItIs() {
        var sheet = read("""
                number,name,start,end,length,type,nullable,codes,definition
                1,RecordType,1,2,2,code,no,01|02,The test
                2,SSID,3,12,10,digits,no,10 digits,The pupil
                3,CALPADSDistrictCode,13,26,14,cds14,no,14 digits,Where enrolled
                4,Gender,27,27,1,code,yes,F|M|X|N,Gender
                5,Blank1,28,30,3,blank,yes,,Nothing
                6,EndofRecord,31,32,2,code,no,ZZ,The end
                """);

        assertThat(sheet.faults()).isEmpty();
        assertThat(sheet.columns())
                .extracting(Column::name, Column::type, Column::required, Column::codes, Column::goesTo)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("SSID", ColumnType.DIGITS, true, List.of(), "ssid"),
                        org.assertj.core.groups.Tuple.tuple(
                                "Gender", ColumnType.CODE, false, List.of("F", "M", "X", "N"), "gender"));
    }

    @Test
    void aRenamedColumnTakesItsPlaceFromTheOneThatStoodThereAndSaysSo() {
        var names = lastYear().names().stream()
                .map(name -> name.equals("StudentLastName") ? "LegalLastName" : name)
                .toList();

        var sheet = Sheet.of(NEXT, names, KNOWN);

        assertThat(sheet.layout().filling("last_name").orElseThrow().name()).isEqualTo("LegalLastName");
        assertThat(sheet.guesses())
                .extracting(Spoken::of)
                .anyMatch(guess -> guess.contains("LegalLastName stands where StudentLastName stood"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X,number,2,no,,, | Line 2, type: \"number\" is no type; expected is one of text, digits",
                "X,text,two,no,,, | Line 2, length: \"two\" is no length",
                "X,text,2,maybe,,, | Line 2, required: \"maybe\" should be yes or no",
                "X,code,2,no,@nowhere,, | Line 2, codes: Headgate has no code set @nowhere",
                "X,text,2,no,,shoe_size, | Line 2, goes_to: scores have no place called \"shoe_size\"; expected is",
                ",text,2,no,,, | Line 2, name: \"\" is no name for a column",
                "SSID,digits,10,yes,,ssid, | Line 4, name: \"SSID\" is named on line 2 already",
                "X,digits,10,yes,,ssid, | Line 4, goes_to: SSID goes to ssid, and so does X",
            })
    void everyFaultIsNamedWithLineColumnValueAndExpectation(String line, String said) {
        var sheet = read("name,type,length,required,codes,goes_to,meaning\n" + line + "\n"
                + "RecordType,code,2,yes,01,record_type,\n"
                + "SSID,digits,10,yes,,ssid,\n"
                + "CALPADSDistrictCode,cds14,14,yes,,enrolled_district,\n"
                + "EndofRecord,code,2,yes,ZZ,,\n");

        assertThat(sheet.isUsable()).isFalse();
        assertThat(sheet.faults()).extracting(Spoken::of).first().asString().contains(said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | Line 1 should name the sheet's columns",
                "column;width | Line 1 should name the sheet's columns, at least \"name\"",
                "name | The sheet has no line below its heads",
                "'name\n\"open' | can't be read as CSV",
                "'number,name\n1,SSID\n3,UIN' | Line 3, number: \"3\" should be 2",
            })
    void whatIsNoSheetIsToldSo(String text, String said) {
        assertThat(read(text).faults().stream().map(Spoken::of).collect(Collectors.joining(" ")))
                .contains(said);
    }

    @Test
    void aSheetWithoutWhatFilesARowIsNoUse() {
        var sheet = read("name\nStudentLastName\nGender\nEndofRecord\n");

        assertThat(sheet.faults())
                .extracting(Spoken::of)
                .anyMatch(fault -> fault.startsWith("No column goes to ssid"))
                .anyMatch(fault -> fault.startsWith("No column goes to enrolled_district"));
    }

    @Test
    void whatNothingFillsAnyMoreIsDoubtful() {
        var names = lastYear().names().stream()
                .filter(name -> !name.equals("ScaleScore"))
                .toList();

        var sheet = Sheet.of(NEXT, names, KNOWN);

        assertThat(sheet.isUsable()).isTrue();
        assertThat(sheet.doubts())
                .extracting(Spoken::of)
                .singleElement()
                .asString()
                .startsWith("Nothing goes to scale_score any more; in caaspp-2024-25 column ScaleScore did.");
    }

    @ParameterizedTest
    @CsvSource({
        "caaspp-2025-26.csv, caaspp-2025-26",
        "elpac-initial-2026-27 (1).CSV, elpac-initial-2026-27",
        "C:\\layouts\\caaspp-2025-26.csv, caaspp-2025-26",
        "caaspp-2025-27.csv, ''",
        "star-2025-26.csv, ''",
        "layout.csv, ''",
    })
    void theNameOfTheSheetTellsKindAndYearOrNothing(String file, String name) {
        assertThat(Sheet.Name.of(file)
                        .map(n -> n.kind().word() + "-" + n.year())
                        .orElse(""))
                .isEqualTo(name);
    }

    private static Sheet read(String text) {
        return Sheet.read(NEXT, text, KNOWN);
    }

    private static Layout lastYear() {
        return KNOWN.find(Kind.CAASPP, SchoolYear.of("2024-25")).orElseThrow();
    }
}
