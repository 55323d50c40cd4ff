package org.headgate.dashboard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.headgate.dashboard.SmallGroups.Place;

/** One district's results in one test, side and year, without what would show a small group. */
class Tables {

    /** The column's or the school's name where the file does not say to which one a pupil belongs. */
    static final String NOT_STATED = "?";

    private final Map<Place, Counted> counted;
    private final Set<Place> hidden;

    /** {@code cells} are what the load counted; whoever belongs to no column or school of a total gets one here. */
    Tables(Map<Place, Counted> cells, SmallGroups smallGroups) {
        this.counted = withThoseNotStated(cells);
        this.hidden = smallGroups.hidden(counted.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().pupils())));
    }

    /** What may be shown of a place; empty where nobody was counted, and where a small group would be seen. */
    Optional<Counted> shown(Place place) {
        return isHidden(place) ? Optional.empty() : counted(place);
    }

    boolean isHidden(Place place) {
        return hidden.contains(place);
    }

    boolean hasPupils(Place place) {
        return counted(place).isPresent();
    }

    /** The schools with pupils, by code; the one not stated comes last. */
    List<String> schools() {
        var schools = new TreeSet<>(LAST_IF_NOT_STATED);
        counted.keySet().stream()
                .filter(place -> hasPupils(place) && !place.school().isEmpty())
                .forEach(place -> schools.add(place.school()));
        return List.copyOf(schools);
    }

    /** The columns of a family that have pupils in a school, in the order of their codes: yes before no. */
    List<String> columns(String school, String family) {
        var columns = new TreeSet<>(IN_READING_ORDER);
        counted.keySet().stream()
                .filter(place -> hasPupils(place)
                        && place.school().equals(school)
                        && place.column().startsWith(family + ":"))
                .forEach(place -> columns.add(place.column()));
        return List.copyOf(columns);
    }

    static final Comparator<String> LAST_IF_NOT_STATED =
            Comparator.comparing((String name) -> name.endsWith(NOT_STATED)).thenComparing(Comparator.naturalOrder());

    static final Comparator<String> IN_READING_ORDER = Comparator.comparing(
                    (String column) -> column.endsWith(NOT_STATED))
            .thenComparing(column -> column.endsWith(":no"))
            .thenComparing(Tables::numberOf)
            .thenComparing(Comparator.naturalOrder());

    private Optional<Counted> counted(Place place) {
        return Optional.ofNullable(counted.get(place)).filter(c -> c.pupils() > 0);
    }

    private static int numberOf(String column) {
        var member = column.substring(column.indexOf(':') + 1);
        return member.matches("[0-9]{1,4}") ? Integer.parseInt(member) : 0;
    }

    private static Map<Place, Counted> withThoseNotStated(Map<Place, Counted> cells) {
        var all = new LinkedHashMap<>(cells);
        var columns = cells.keySet().stream().map(Place::column).distinct().toList();
        for (var column : columns) {
            addRest(all, new Place("", column), new Place(NOT_STATED, column), partsOf(all, column));
        }
        var schools = all.keySet().stream().map(Place::school).distinct().toList();
        var families = columns.stream()
                .filter(column -> column.contains(":"))
                .map(column -> column.substring(0, column.indexOf(':')))
                .distinct()
                .toList();
        for (var family : families) {
            for (var school : schools) {
                var parts = all.keySet().stream()
                        .filter(place ->
                                place.school().equals(school) && place.column().startsWith(family + ":"))
                        .toList();
                addRest(all, new Place(school, ""), new Place(school, family + ":" + NOT_STATED), parts);
            }
        }
        return all;
    }

    private static List<Place> partsOf(Map<Place, Counted> all, String column) {
        return all.keySet().stream()
                .filter(place -> !place.school().isEmpty() && place.column().equals(column))
                .toList();
    }

    private static void addRest(Map<Place, Counted> all, Place total, Place rest, List<Place> parts) {
        var left = Optional.ofNullable(all.get(total));
        for (var part : new ArrayList<>(parts)) {
            left = left.map(
                    l -> Optional.ofNullable(all.get(part)).map(l::minus).orElse(l));
        }
        left.filter(l -> l.pupils() > 0).ifPresent(l -> all.put(rest, l));
    }
}
