package org.headgate.check;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.headgate.layout.ColumnType;
import org.jspecify.annotations.Nullable;

/** Knows from one wrong cell which program has been at it: each leaves traces of its own. */
final class Traces {

    private static final Set<String> ERRORS =
            Set.of("#NAME?", "#VALUE!", "#REF!", "#DIV/0!", "#NULL!", "#NUM!", "#N/A", "#SPILL!", "Err:502", "Err:508");
    private static final Set<String> NOTHING = Set.of(
            "NA", "N/A", "NULL", "Null", "null", "NaN", "nan", "NAN", "None", "none", "NONE", "nil", "<NA>", "NaT",
            "(null)", "\\N");
    private static final Set<String> TRUE_FALSE =
            Set.of("TRUE", "FALSE", "True", "False", "true", "false", "WAHR", "FALSCH");
    private static final Pattern GROUPED = Pattern.compile("-?[0-9]{1,3}(,[0-9]{3})+(\\.[0-9]+)?");
    private static final Pattern DECIMALS = Pattern.compile("-?[0-9]+\\.0+");
    // From 1968 to 2064, as spreadsheets count days.
    private static final Pattern SERIAL = Pattern.compile("(2[5-9]|[345][0-9])[0-9]{3}(\\.[0-9]+)?");
    private static final Pattern MIDNIGHT = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}[ T]00:00(:00(\\.0+)?)?Z?");
    // What the second byte of a letter looks like to whom takes it for Windows-1252.
    private static final String SECOND_BYTES = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\uFFFD";

    private final Rule spreadsheetError;
    private final Rule emptyCellsFilled;
    private final Rule trueFalse;
    private final Rule thousands;
    private final Rule decimals;
    private final Rule dateAsNumber;
    private final Rule dateReformatted;
    private final Rule textForced;
    private final Rule quotes;
    private final Rule spaces;
    private final Rule scientific;
    private final Rule control;
    private final Rule lettersLost;
    private final Rule lettersGarbled;
    private final Rule loneQuote;

    Traces(Rules rules) {
        spreadsheetError = rules.get("spreadsheet-error");
        emptyCellsFilled = rules.get("empty-cells-filled");
        trueFalse = rules.get("true-false");
        thousands = rules.get("thousands-separators");
        decimals = rules.get("decimals-added");
        dateAsNumber = rules.get("date-as-number");
        dateReformatted = rules.get("date-reformatted");
        textForced = rules.get("text-forced");
        quotes = rules.get("quotes-in-cells");
        spaces = rules.get("spaces-around-values");
        scientific = rules.get("scientific-notation");
        control = rules.get("control-characters");
        lettersLost = rules.get("letters-lost");
        lettersGarbled = rules.get("letters-garbled");
        loneQuote = rules.get("lone-quote");
    }

    /** The rule that names what happened to a cell that its column refuses; {@code otherwise} where nothing tells. */
    Rule inRefused(String cell, ColumnType type, Rule otherwise) {
        var signs = inSigns(cell);
        if (signs != null) {
            return signs;
        }
        if (isError(cell)) {
            return spreadsheetError;
        }
        if (NOTHING.contains(cell)) {
            return emptyCellsFilled;
        }
        var byType = switch (type) {
            case YESNO -> TRUE_FALSE.contains(cell) ? trueFalse : null;
            case DATE -> inDate(cell);
            default -> inNumber(cell);
        };
        return byType != null ? byType : Cells.isScientific(cell) ? scientific : otherwise;
    }

    private @Nullable Rule inSigns(String cell) {
        for (var i = 0; i < cell.length(); i++) {
            if (isControl(cell.charAt(i))) {
                return control;
            }
        }
        var first = cell.charAt(0);
        var last = cell.charAt(cell.length() - 1);
        if (isSpace(first) || isSpace(last)) {
            return spaces;
        }
        if (first == '\'' || first == '=') {
            return textForced;
        }
        return first == '"' && last == '"' && cell.length() > 1 ? quotes : null;
    }

    private @Nullable Rule inDate(String cell) {
        if (SERIAL.matcher(cell).matches()) {
            return dateAsNumber;
        }
        return isMidnight(cell) ? dateReformatted : null;
    }

    /** A day with the first moment of it: a program made a time of what was a date. */
    static boolean isMidnight(String cell) {
        return MIDNIGHT.matcher(cell).matches();
    }

    private @Nullable Rule inNumber(String cell) {
        if (GROUPED.matcher(cell).matches()) {
            return thousands;
        }
        return DECIMALS.matcher(cell).matches() ? decimals : null;
    }

    /** The rule that a free text breaks; null for a sound one. */
    @Nullable
    Rule inText(String cell, boolean name) {
        var isQuoteOpen = false;
        for (var i = 0; i < cell.length(); i++) {
            var c = cell.charAt(i);
            isQuoteOpen ^= c == '"';
            if (isControl(c)) {
                return control;
            }
            if (c == '\uFFFD' || c == '?' && name && !isError(cell)) {
                return lettersLost;
            }
            if ((c == 'Ã' || c == 'Â') && i + 1 < cell.length() && isSecondByte(cell.charAt(i + 1))) {
                return lettersGarbled;
            }
        }
        if (isQuoteOpen) {
            return loneQuote;
        }
        return cell.charAt(0) == '#' && isError(cell) ? spreadsheetError : null;
    }

    /** The rule that a cell breaks of which nobody says what may stand in it; null for one that can be read. */
    @Nullable
    Rule inAnything(String cell) {
        return cell.chars().anyMatch(c -> isControl((char) c)) ? control : null;
    }

    /** What fills the rule's message beyond column, value and expectation; none of it can tell a pupil. */
    Map<String, String> said(Rule rule, String cell) {
        var said = new HashMap<String, String>();
        if (rule == control) {
            cell.chars()
                    .filter(c -> isControl((char) c))
                    .findFirst()
                    .ifPresent(c -> said.put("number", Integer.toString(c)));
        } else if (rule == textForced) {
            said.put("sign", cell.charAt(0) == '=' ? "an equals sign" : "an apostrophe");
        } else if (rule == spreadsheetError || rule == emptyCellsFilled || rule == trueFalse) {
            said.put("value", cell.substring(0, Math.min(14, cell.length())));
        }
        return said;
    }

    private static boolean isError(String cell) {
        return ERRORS.contains(cell) || cell.length() > 2 && cell.chars().allMatch(c -> c == '#');
    }

    private static boolean isControl(char c) {
        return c < ' ' && c != '\t' || c == '\u007F';
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\u00A0';
    }

    private static boolean isSecondByte(char c) {
        return c >= '\u0080' && c <= '\u00BF' || SECOND_BYTES.indexOf(c) >= 0;
    }
}
