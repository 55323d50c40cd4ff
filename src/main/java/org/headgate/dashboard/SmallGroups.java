package org.headgate.dashboard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Decides which groups of pupils a page may not show: those smaller than the threshold, and as many others as it
 * takes that none of those comes back by subtraction from a total.
 *
 * <p>Every school and the whole district are rows; every grade and every pupil group are columns of a family (grade,
 * gender, ...), and within a family the columns add up to the row's total. All of them are judged at once, so that the
 * page by grade does not give away what the page by school hides. Each sum that is shown in any place has either no
 * hidden member or at least two, the hidden members of a shown total are together no small group themselves, and all
 * sums together give none away either.
 *
 * <p>What it does not guard against: somebody who compares two files of one slot, or the Enrolled with the Tested
 * side, and a shown group of eleven or more in which all pupils reached the same level.
 */
class SmallGroups {

    private static final String TOTAL = "";

    private final int smallest;

    /** {@code smallest} is the size of the smallest group that may be shown. */
    SmallGroups(int smallest) {
        this.smallest = smallest;
    }

    /**
     * The places to hide.
     *
     * @param pupils how many were counted in each place; a place without pupils may be missing
     */
    Set<Place> hidden(Map<Place, Integer> pupils) {
        var hidden = new HashSet<Place>();
        pupils.forEach((place, n) -> {
            if (n > 0 && n < smallest) {
                hidden.add(place);
            }
        });
        var sums = sums(pupils);
        do {
            coverAll(sums, hidden);
        } while (coverWhatIsStillFound(sums, hidden, pupils));
        return hidden;
    }

    /** Every total with what adds up to it: across a family's columns in a row, and across schools in a column. */
    private List<Sum> sums(Map<Place, Integer> pupils) {
        var schools = new LinkedHashSet<String>();
        var columns = new LinkedHashSet<String>();
        pupils.keySet().forEach(place -> {
            schools.add(place.school());
            columns.add(place.column());
        });
        var families = columns.stream().map(SmallGroups::familyOf).distinct().filter(family -> !family.equals(TOTAL));
        var acrossFamilies = families.flatMap(family -> schools.stream()
                .map(school -> new Sum(
                        pupils,
                        new Place(school, TOTAL),
                        columns.stream()
                                .filter(column -> familyOf(column).equals(family))
                                .map(column -> new Place(school, column)))));
        var acrossSchools = columns.stream()
                .map(column -> new Sum(
                        pupils,
                        new Place(TOTAL, column),
                        schools.stream()
                                .filter(school -> !school.equals(TOTAL))
                                .map(school -> new Place(school, column))));
        return Stream.concat(acrossFamilies, acrossSchools)
                .filter(sum -> !sum.parts().isEmpty())
                .toList();
    }

    private void coverAll(List<Sum> sums, Set<Place> hidden) {
        int before;
        do {
            before = hidden.size();
            sums.forEach(sum -> cover(sum, hidden));
            // Each place hidden for one sum may lay open another sum that it belongs to.
        } while (hidden.size() > before);
    }

    /** No single sum gives a small group away now, but several together may; true if one did and more was hidden. */
    private boolean coverWhatIsStillFound(List<Sum> sums, Set<Place> hidden, Map<Place, Integer> pupils) {
        var concerned = sums.stream().filter(sum -> sum.concerns(hidden)).toList();
        var subtraction = new Subtraction(hidden);
        concerned.forEach(sum -> subtraction.sum(sum.total(), sum.parts()));
        var before = hidden.size();
        subtraction.found().stream()
                .filter(place -> pupils.getOrDefault(place, 0) < smallest)
                .forEach(place -> concerned.stream()
                        .filter(sum ->
                                sum.parts().contains(place) || sum.total().equals(place))
                        .flatMap(sum -> sum.nextToHide(hidden).stream())
                        .min(Comparator.comparing((Place next) -> pupils.getOrDefault(next, 0)))
                        .ifPresent(hidden::add));
        return hidden.size() > before;
    }

    /** Hides more of a sum until what is hidden stays hidden. */
    private void cover(Sum sum, Set<Place> hidden) {
        while (sum.gives(hidden, smallest)) {
            var next = sum.nextToHide(hidden);
            if (next.isEmpty()) {
                return;
            }
            hidden.add(next.get());
        }
    }

    private static String familyOf(String column) {
        var colon = column.indexOf(':');
        return colon < 0 ? TOTAL : column.substring(0, colon);
    }

    /**
     * A place in the tables of a test and year.
     *
     * @param school empty for the whole district
     * @param column {@code family:member}, such as {@code grade:3} or {@code gender:F}; empty for all pupils
     */
    record Place(String school, String column) {

        boolean isEverybody() {
            return school.equals(TOTAL) && column.equals(TOTAL);
        }
    }

    /** A total and those of its parts that have pupils, smallest first. */
    private record Sum(Map<Place, Integer> pupils, Place total, List<Place> parts) {

        Sum(Map<Place, Integer> pupils, Place total, Stream<Place> parts) {
            this(
                    pupils,
                    total,
                    parts.filter(place -> pupils.getOrDefault(place, 0) > 0)
                            .sorted(Comparator.comparing((Place place) -> pupils.getOrDefault(place, 0)))
                            .toList());
        }

        boolean concerns(Set<Place> hidden) {
            return hidden.contains(total) || parts.stream().anyMatch(hidden::contains);
        }

        /** Whether the hidden can be told by subtraction, one by one or together as a small group. */
        boolean gives(Set<Place> hidden, int smallest) {
            var hiddenParts = parts.stream().filter(hidden::contains).toList();
            var totalIsHidden = hidden.contains(total);
            if (hiddenParts.isEmpty() && !totalIsHidden) {
                return false;
            }
            if (totalIsHidden) {
                return hiddenParts.isEmpty();
            }
            var together = hiddenParts.stream()
                    .mapToInt(part -> pupils.getOrDefault(part, 0))
                    .sum();
            return hiddenParts.size() == 1 || together < smallest;
        }

        /** The smallest shown part; where no part is left, the total itself unless it is everybody's. */
        Optional<Place> nextToHide(Set<Place> hidden) {
            var candidates = new ArrayList<>(parts);
            if (!total.isEverybody()) {
                candidates.add(total);
            }
            return candidates.stream().filter(place -> !hidden.contains(place)).findFirst();
        }
    }
}
