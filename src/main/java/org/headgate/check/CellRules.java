package org.headgate.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.headgate.layout.Column;
import org.headgate.layout.ColumnType;
import org.headgate.layout.Row;
import org.jspecify.annotations.Nullable;

/** Makes, once a file, the one check of each column, so that a sound cell costs a few comparisons and no garbage. */
final class CellRules {

    private static final ShortTexts YES_NO = new ShortTexts(List.of("Yes", "No", "Y", "N"));
    private static final Pattern STANDARD_ERROR = Pattern.compile("StandardErrorMeasurement|SEMMinus[0-9]");

    private final Rule keyCellEmpty;
    private final Rule requiredCellEmpty;
    private final Rule notADate;
    private final Rule dateReformatted;
    private final Rule codeUnknown;
    private final Rule ssidForm;
    private final Rule scientificNotation;
    private final Rule cdsForm;
    private final Rule cdsZeroLost;
    private final Rule zerosLost;
    private final Rule yesNo;
    private final Rule number;
    private final Rule lengthOverrun;
    private final Traces traces;

    CellRules(Rules rules) {
        keyCellEmpty = rules.get("key-cell-empty");
        requiredCellEmpty = rules.get("required-cell-empty");
        notADate = rules.get("not-a-date");
        dateReformatted = rules.get("date-reformatted");
        codeUnknown = rules.get("code-unknown");
        ssidForm = rules.get("ssid-form");
        scientificNotation = rules.get("scientific-notation");
        cdsForm = rules.get("cds-form");
        cdsZeroLost = rules.get("cds-zero-lost");
        zerosLost = rules.get("zeros-lost");
        yesNo = rules.get("yesno");
        number = rules.get("number");
        lengthOverrun = rules.get("length-overrun");
        traces = new Traces(rules);
    }

    ColumnCheck of(Column column) {
        if (column.goesTo().equals("ssid")) {
            return new Ssid(column);
        }
        return switch (column.type()) {
            case DATE -> new Date(column);
            case CDS14 -> new Cds(column);
            case YESNO -> new YesNo(column);
            case SCORE, INT ->
                STANDARD_ERROR.matcher(column.name()).matches() ? new StandardError(column) : new Num(column);
            case DIGITS -> new Digits(column);
            case CODE -> column.codes().isEmpty() ? new Sound(column) : new Code(column);
            case TEXT -> new Text(column);
            case ID -> new Id(column);
            case SETTING, BLANK -> new Sound(column);
        };
    }

    /** The check of one column's cells. */
    abstract class ColumnCheck {

        private final Column column;
        private final @Nullable Rule brokenByEmpty;
        private final boolean keepsValues;

        private ColumnCheck(Column column) {
            this.column = column;
            var key = Set.of("record_type", "ssid").contains(column.goesTo());
            this.brokenByEmpty = !column.required() ? null : key ? keyCellEmpty : requiredCellEmpty;
            this.keepsValues = keepsValues(column);
        }

        /** The rule that an empty cell breaks here; null where cells may be empty. */
        final @Nullable Rule brokenByEmpty() {
            return brokenByEmpty;
        }

        /** Whether the bytes alone tell that the cell is sound, so that no text need be made of it. */
        boolean isPlainlySound(Row row, int place) {
            return false;
        }

        /** The rule that the cell breaks; null for a sound one. */
        @Nullable
        Rule brokenByFilled(String cell) {
            var refused = refuses(cell);
            return refused == null ? null : traces.inRefused(cell, column.type(), refused);
        }

        /** The rule of the column's type that the cell breaks, whatever the reason. */
        abstract @Nullable Rule refuses(String cell);

        abstract String expected();

        final String column() {
            return column.name();
        }

        /** What may be kept of a cell: nothing that could name a pupil, of an SSID its end. */
        final String shown(String cell) {
            if (column.goesTo().equals("ssid")) {
                return Shown.end(cell);
            }
            if (!keepsValues) {
                return cell.isEmpty() ? Shown.of(cell) : Shown.NOT_KEPT;
            }
            return column.type() == ColumnType.DATE ? Shown.day(cell) : Shown.of(cell);
        }

        /** What fills the message of the rule that the cell breaks. */
        final Map<String, String> said(Rule broken, String cell) {
            var said = new HashMap<>(Map.of("column", column(), "value", shown(cell), "expected", expected()));
            said.putAll(traces.said(broken, cell));
            return said;
        }

        int length() {
            return column.length();
        }

        Column layout() {
            return column;
        }
    }

    private static boolean keepsValues(Column column) {
        var name = column.name().toLowerCase(Locale.ROOT);
        return !Set.of(ColumnType.TEXT, ColumnType.ID, ColumnType.BLANK).contains(column.type())
                && !name.contains("birth")
                && !name.contains("address")
                && !name.contains("local");
    }

    private final class Sound extends ColumnCheck {

        Sound(Column column) {
            super(column);
        }

        @Override
        boolean isPlainlySound(Row row, int place) {
            return row.isPlain(place);
        }

        @Override
        @Nullable
        Rule brokenByFilled(String cell) {
            return traces.inAnything(cell);
        }

        @Override
        @Nullable
        Rule refuses(String cell) {
            return null;
        }

        @Override
        String expected() {
            return "a value";
        }
    }

    /** An id that nobody counts with; only that it was counted with can be told. */
    private final class Id extends ColumnCheck {

        Id(Column column) {
            super(column);
        }

        @Override
        boolean isPlainlySound(Row row, int place) {
            return row.isDigits(place);
        }

        @Override
        @Nullable
        Rule brokenByFilled(String cell) {
            var unreadable = traces.inAnything(cell);
            return unreadable == null ? super.brokenByFilled(cell) : unreadable;
        }

        @Override
        @Nullable
        Rule refuses(String cell) {
            return cell.indexOf('E') > 0 && Cells.isScientific(cell) ? scientificNotation : null;
        }

        @Override
        String expected() {
            return "an id as TOMS gave it";
        }
    }

    private final class Text extends ColumnCheck {

        private final boolean name;

        Text(Column column) {
            super(column);
            name = column.name().contains("Name");
        }

        @Override
        boolean isPlainlySound(Row row, int place) {
            return row.isPlain(place) && (length() == 0 || row.length(place) <= length());
        }

        @Override
        @Nullable
        Rule brokenByFilled(String cell) {
            var trace = traces.inText(cell, name);
            return trace == null ? refuses(cell) : trace;
        }

        @Override
        @Nullable
        Rule refuses(String cell) {
            return length() > 0 && cell.length() > length() ? lengthOverrun : null;
        }

        @Override
        String expected() {
            return "up to " + length() + " characters";
        }
    }

    private final class Ssid extends ColumnCheck {

        Ssid(Column column) {
            super(column);
        }

        @Override
        boolean isPlainlySound(Row row, int place) {
            return row.length(place) == 10 && row.isDigits(place) && row.at(place, 0) != row.at(place, 9);
        }

        @Override
        @Nullable
        Rule refuses(String cell) {
            if (cell.length() == 10 && Cells.isDigits(cell)) {
                return isOneDigitRepeated(cell) ? ssidForm : null;
            }
            return ssidForm;
        }

        private static boolean isOneDigitRepeated(String cell) {
            for (var i = 1; i < cell.length(); i++) {
                if (cell.charAt(i) != cell.charAt(0)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        String expected() {
            return "10 digits";
        }
    }

    private final class Cds extends ColumnCheck {

        Cds(Column column) {
            super(column);
        }

        @Override
        boolean isPlainlySound(Row row, int place) {
            return row.length(place) == 14 && row.isDigits(place);
        }

        @Override
        @Nullable
        Rule refuses(String cell) {
            if (!Cells.isDigits(cell)) {
                return cdsForm;
            }
            return cell.length() == 14 ? null : cell.length() == 13 ? cdsZeroLost : cdsForm;
        }

        @Override
        String expected() {
            return "14 digits";
        }
    }

    private final class Date extends ColumnCheck {

        Date(Column column) {
            super(column);
        }

        @Override
        boolean isPlainlySound(Row row, int place) {
            return row.length(place) == 10 && Cells.date(row, place) != Cells.NONE;
        }

        @Override
        @Nullable
        Rule refuses(String cell) {
            if (Cells.isDate(cell) && (cell.length() == 10 || !Traces.isMidnight(cell))) {
                return null;
            }
            return Cells.isReformattedDate(cell) ? dateReformatted : notADate;
        }

        @Override
        String expected() {
            return "a date as YYYY-MM-DD";
        }
    }

    private final class YesNo extends ColumnCheck {

        YesNo(Column column) {
            super(column);
        }

        @Override
        boolean isPlainlySound(Row row, int place) {
            return YES_NO.hold(row.packed(place));
        }

        // One file may spell Yes in one column and write Y in the next; both are TOMS' own.
        @Override
        @Nullable
        Rule refuses(String cell) {
            return switch (cell) {
                case "Yes", "No", "Y", "N" -> null;
                default -> yesNo;
            };
        }

        @Override
        String expected() {
            return "Yes or No";
        }
    }

    private class Num extends ColumnCheck {

        Num(Column column) {
            super(column);
        }

        @Override
        boolean isPlainlySound(Row row, int place) {
            return row.isDigits(place);
        }

        @Override
        @Nullable
        Rule refuses(String cell) {
            return (Cells.isNumber(cell) && !isDecimal(cell)) || cell.equals("NS") ? null : number;
        }

        private static boolean isDecimal(String cell) {
            return cell.charAt(cell.length() - 1) == '0' && cell.indexOf('.') > 0;
        }

        @Override
        String expected() {
            return "a number, or NS for no score";
        }
    }

    /** CAASPP's standard errors are the numbers that TOMS fills up with zeros: 0034. */
    private final class StandardError extends Num {

        StandardError(Column column) {
            super(column);
        }

        @Override
        boolean isPlainlySound(Row row, int place) {
            return row.length(place) >= 4 && row.isDigits(place);
        }

        @Override
        @Nullable
        Rule refuses(String cell) {
            return Cells.isDigits(cell) && cell.length() < 4 ? zerosLost : super.refuses(cell);
        }

        @Override
        String expected() {
            return "4 digits";
        }
    }

    private final class Digits extends ColumnCheck {

        private final int digits;

        Digits(Column column) {
            super(column);
            // Charter numbers have 4, districts of accountability 7; other widths of layouts are not to be trusted.
            digits = column.length() == 4 || column.length() == 7 ? column.length() : 0;
        }

        @Override
        boolean isPlainlySound(Row row, int place) {
            return row.length(place) >= digits && row.isDigits(place);
        }

        @Override
        @Nullable
        Rule refuses(String cell) {
            if (!Cells.isDigits(cell)) {
                return number;
            }
            return cell.length() < digits ? zerosLost : null;
        }

        @Override
        String expected() {
            return digits == 0 ? "digits only" : digits + " digits";
        }
    }

    private final class Code extends ColumnCheck {

        private final Set<String> codes;
        private final ShortTexts shortCodes;
        private final String expected;
        private final int width;

        Code(Column column) {
            super(column);
            codes = new HashSet<>(column.codes());
            shortCodes = new ShortTexts(column.codes());
            width = codes.stream().mapToInt(String::length).max().orElse(0);
            expected =
                    column.codes().size() == 1 ? column.codes().get(0) : "one of " + String.join(", ", column.codes());
        }

        @Override
        boolean isPlainlySound(Row row, int place) {
            return shortCodes.hold(row.packed(place));
        }

        @Override
        @Nullable
        Rule refuses(String cell) {
            if (codes.contains(cell)) {
                return null;
            }
            return cell.length() < width
                            && Cells.isDigits(cell)
                            && codes.contains("0".repeat(width - cell.length()) + cell)
                    ? zerosLost
                    : codeUnknown;
        }

        @Override
        String expected() {
            return expected;
        }
    }
}
