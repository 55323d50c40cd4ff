package org.headgate.layout;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.headgate.reference.Sentence;

/** Knows by their headers the files that people send by mistake, so that each gets its own explanation. */
final class Strangers {

    private record Stranger(String sentence, Set<String> names) {}

    // The first whose names are all there; the more telling ones stand first.
    private static final List<Stranger> STRANGERS = List.of(
            new Stranger("layout.refused.cers-export", Set.of("districtid", "ncesid", "schoolid")),
            new Stranger("layout.refused.cers-export", Set.of("studentidentifier", "assessmentsubtype")),
            new Stranger("layout.refused.cers-student", Set.of("studentidentifier", "lastorsurname")),
            new Stranger("layout.refused.cers-student", Set.of("studentidentifier", "submitdatetime")),
            new Stranger(
                    "layout.refused.research", Set.of("countycode", "districtcode", "schoolcode", "meanscalescore")),
            new Stranger(
                    "layout.refused.research", Set.of("countycode", "districtcode", "schoolcode", "studentgroupid")),
            new Stranger("layout.refused.research", Set.of("countycode", "districtcode", "schoolcode", "testid")),
            new Stranger("layout.refused.entities", Set.of("countycode", "districtcode", "schoolcode", "typeid")),
            new Stranger("layout.refused.warehouse", Set.of("test_year", "sst_record_id")),
            new Stranger("layout.refused.preliminary", Set.of("enrolled_school_id")));

    private static final List<String> TOMS_REPORTS = List.of(
            "SSR Availability",
            "SSR Distribution",
            "Completion Status",
            "Electronic Summary Report",
            "Test Assignment",
            "Test Settings",
            "Online Reporting System");

    private Strangers() {}

    static Optional<Sentence> refusal(List<String> header) {
        var names = new HashSet<String>();
        header.stream().limit(Nearest.MOST_NAMES).map(Layout::plain).forEach(names::add);
        return STRANGERS.stream()
                .filter(stranger -> names.containsAll(stranger.names()))
                .map(stranger -> Sentence.of(stranger.sentence()))
                .findFirst();
    }

    /** Other reports of TOMS say what they are in a title above the table or in the file's name. */
    static Optional<Sentence> refusalByTitle(String fileName, List<String> firstLines) {
        var title = plain(fileName + " " + String.join(" ", firstLines));
        return TOMS_REPORTS.stream()
                .filter(report -> title.contains(plain(report)))
                .map(report -> Sentence.of("layout.refused.toms-report", report))
                .findFirst();
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[ _-]", "");
    }
}
