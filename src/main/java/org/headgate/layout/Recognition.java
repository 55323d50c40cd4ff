package org.headgate.layout;

import java.util.List;
import java.util.Optional;
import org.headgate.reference.DistrictCode;
import org.headgate.reference.Kind;
import org.headgate.reference.SchoolYear;
import org.headgate.reference.Sentence;
import org.headgate.reference.Side;

/** What a file turned out to be. */
public sealed interface Recognition {

    /**
     * A student score data file.
     *
     * @param side empty where neither name nor content tells; then the lead is asked
     * @param districts the districts its rows may be filed under: by content first, else by name
     * @param rows records below the header that were looked at to decide
     * @param reasons why, at least one each for kind, district, side and year, in this order
     */
    record ScoreFile(
            Kind kind,
            Optional<Side> side,
            SchoolYear year,
            List<DistrictCode> districts,
            Layout layout,
            long rows,
            List<Reason> reasons)
            implements Recognition {}

    /**
     * Something else, or a score file that was altered beyond reading: what it is, and what to do.
     *
     * @param details what exactly differs, one sentence each; empty where {@code why} says it all
     * @param header names that nearly are a layout's, for a specialist to look at; never a pupil's row
     */
    record Refused(Sentence why, List<Sentence> details, Optional<UnknownHeader> header) implements Recognition {

        Refused(Sentence why) {
            this(why, List.of(), Optional.empty());
        }
    }

    /**
     * A header that no layout has, or not for its year.
     *
     * @param nearest the layout that is nearest to it
     * @param year the school year its rows tell, where they had to be read
     */
    record UnknownHeader(List<String> names, Layout nearest, Optional<SchoolYear> year) {

        // TOMS adds some twenty columns a year; what is much longer is a header glued to a row.
        private static final int MOST_NEW = 60;
        private static final int LONGEST_NAME = 200;

        /** Empty unless every cell can be a column's name: a first line that is a pupil's row must not be kept. */
        static Optional<UnknownHeader> of(List<String> header, Nearest nearest, Optional<SchoolYear> year) {
            var layout = nearest.layout();
            boolean isShort = header.size() <= layout.columns().size() + MOST_NEW;
            boolean areNames = header.stream()
                    .allMatch(name -> name.length() <= LONGEST_NAME
                            && !name.matches(".*(\\d{7}|\\d{4}-\\d\\d-\\d\\d|\\d/\\d).*")
                            && !name.matches("[=+@-].*|.*\\p{Cntrl}.*"));
            return nearest.isLikely() && isShort && areNames
                    ? Optional.of(new UnknownHeader(List.copyOf(header), layout, year))
                    : Optional.empty();
        }

        /** As it may be kept: the names with carets between them. */
        public String text() {
            return String.join("^", names);
        }
    }
}
