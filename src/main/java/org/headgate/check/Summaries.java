package org.headgate.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.headgate.reference.DistrictCode;
import org.springframework.stereotype.Component;

/** What was found, by rule, from what was kept: as much as a page can show, however much there is. */
@Component
class Summaries {

    private final Verdicts verdicts;

    Summaries(Verdicts verdicts) {
        this.verdicts = verdicts;
    }

    /** Worst first; of one school only, unless {@code school} is empty. */
    List<Group> of(Verdict verdict, DistrictCode district, String school) {
        var byRule = verdicts.causesOf(verdict, school).stream()
                .collect(Collectors.groupingBy(Verdicts.Found::rule, LinkedHashMap::new, Collectors.toList()));
        var schools = school.isEmpty()
                ? verdicts.schoolsOf(verdict, district, "", Group.SCHOOLS)
                : Map.<String, Verdicts.Schools>of();
        var examples = verdicts.examplesOf(verdict, new Rereading.Slice("", "", school), Group.EXAMPLES);
        var groups = new ArrayList<Group>();
        byRule.forEach((rule, inColumns) -> groups.add(group(
                rule,
                inColumns,
                schools.getOrDefault(rule.id(), Verdicts.Schools.NONE),
                examples.getOrDefault(rule.id(), List.of()))));
        groups.sort(Group.WORST_FIRST);
        return groups;
    }

    private static Group group(
            Rule rule, List<Verdicts.Found> inColumns, Verdicts.Schools schools, List<Causes.Example> examples) {
        return new Group(
                rule,
                inColumns.stream()
                        .map(Verdicts.Found::weight)
                        .min(Comparator.naturalOrder())
                        .orElse(rule.weight()),
                inColumns.stream().mapToLong(Verdicts.Found::found).sum(),
                inColumns.stream().mapToLong(Verdicts.Found::waived).sum(),
                inColumns.stream()
                        .filter(cause -> !cause.column().isEmpty())
                        .sorted(Comparator.comparingLong(Verdicts.Found::found).reversed())
                        .map(cause -> new Group.InColumn(cause.column(), cause.found()))
                        .toList(),
                schools.first(),
                schools.count(),
                examples);
    }
}
