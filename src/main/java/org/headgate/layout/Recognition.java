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
     * @param reasons why, one sentence each
     */
    record ScoreFile(
            Kind kind,
            Optional<Side> side,
            SchoolYear year,
            List<DistrictCode> districts,
            Layout layout,
            long rows,
            List<Sentence> reasons)
            implements Recognition {}

    /** Something else, or a score file that was altered beyond reading: what it is, and what to do. */
    record Refused(Sentence why) implements Recognition {}
}
