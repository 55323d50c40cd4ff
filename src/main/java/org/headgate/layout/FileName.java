package org.headgate.layout;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.headgate.reference.DistrictCode;
import org.headgate.reference.Kind;
import org.headgate.reference.SchoolYear;
import org.headgate.reference.Side;

/**
 * What a file's name says about it. TOMS writes
 * {@code <14 digits>_<kind>_Student_Score_Data_File_<Enrolled|Tested>StudentScoreData_<YYYY>_DLMTR.CSV}, but browsers and
 * people rename freely: a hint, never proof.
 */
record FileName(Optional<DistrictCode> district, Optional<Kind> kind, Optional<Side> side, Optional<SchoolYear> year) {

    private static final Pattern DISTRICT = Pattern.compile("^([0-9]{14})(?![0-9])");
    private static final Pattern ENROLLED = Pattern.compile("(?i)(?<![a-z])enrolled");
    private static final Pattern TESTED = Pattern.compile("(?i)(?<![a-z])tested");
    private static final Pattern SPRING = Pattern.compile("(?i)ScoreData_(20[0-9]{2})(?![0-9])");
    private static final Pattern YEARS = Pattern.compile("(?<![0-9])(20[0-9]{2}-[0-9]{2})(?![-0-9])");

    static FileName of(String name) {
        return new FileName(district(name), kind(name.toLowerCase(Locale.ROOT)), side(name), year(name));
    }

    private static Optional<DistrictCode> district(String name) {
        var code = DISTRICT.matcher(name);
        return code.find() ? Optional.of(new DistrictCode(code.group(1))) : Optional.empty();
    }

    private static Optional<Kind> kind(String name) {
        boolean caaspp = name.contains("caaspp");
        boolean elpac = name.contains("elpac");
        if (caaspp == elpac) {
            return Optional.empty();
        }
        if (caaspp) {
            return Optional.of(Kind.CAASPP);
        }
        boolean summative = name.contains("summative");
        boolean initial = name.contains("initial");
        return summative == initial
                ? Optional.empty()
                : Optional.of(summative ? Kind.ELPAC_SUMMATIVE : Kind.ELPAC_INITIAL);
    }

    private static Optional<Side> side(String name) {
        boolean enrolled = ENROLLED.matcher(name).find();
        boolean tested = TESTED.matcher(name).find();
        return enrolled == tested ? Optional.empty() : Optional.of(enrolled ? Side.ENROLLED : Side.TESTED);
    }

    private static Optional<SchoolYear> year(String name) {
        var spring = SPRING.matcher(name);
        if (spring.find()) {
            return Optional.of(new SchoolYear(Integer.parseInt(spring.group(1))));
        }
        var years = YEARS.matcher(name);
        return years.find() ? spanned(years.group(1)) : Optional.empty();
    }

    private static Optional<SchoolYear> spanned(String text) {
        int from = Integer.parseInt(text.substring(2, 4));
        int to = Integer.parseInt(text.substring(5));
        return to == from + 1 ? Optional.of(SchoolYear.of(text)) : Optional.empty();
    }
}
