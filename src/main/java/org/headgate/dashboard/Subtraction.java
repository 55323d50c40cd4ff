package org.headgate.dashboard;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.headgate.dashboard.SmallGroups.Place;

/** What somebody finds out who takes all shown numbers of all tables together: the sums as one system, solved. */
class Subtraction {

    private static final double NOTHING = 1e-9;

    private final List<Place> unknowns;
    private final List<double[]> sums = new ArrayList<>();

    Subtraction(Set<Place> hidden) {
        this.unknowns = List.copyOf(hidden);
    }

    /** Adds what everybody knows: these parts add up to that total. */
    Subtraction sum(Place total, List<Place> parts) {
        var numbers = new HashMap<Place, Integer>();
        for (var i = 0; i < unknowns.size(); i++) {
            numbers.put(unknowns.get(i), i);
        }
        var row = new double[unknowns.size()];
        set(row, numbers.getOrDefault(total, -1), -1);
        parts.forEach(part -> set(row, numbers.getOrDefault(part, -1), 1));
        sums.add(row);
        return this;
    }

    /** The hidden places that have but one possible number. */
    Set<Place> found() {
        var solved = 0;
        for (var unknown = 0; unknown < unknowns.size() && solved < sums.size(); unknown++) {
            if (moveUp(unknown, solved)) {
                clear(unknown, solved);
                solved++;
            }
        }
        var found = new HashSet<Place>();
        sums.subList(0, solved).forEach(row -> {
            var left = new ArrayList<Place>();
            for (var i = 0; i < row.length; i++) {
                if (Math.abs(row[i]) > NOTHING) {
                    left.add(unknowns.get(i));
                }
            }
            if (left.size() == 1) {
                found.addAll(left);
            }
        });
        return found;
    }

    private static void set(double[] row, int unknown, double factor) {
        if (unknown >= 0) {
            row[unknown] = factor;
        }
    }

    private boolean moveUp(int unknown, int to) {
        var best = to;
        for (var r = to; r < sums.size(); r++) {
            if (Math.abs(sums.get(r)[unknown]) > Math.abs(sums.get(best)[unknown])) {
                best = r;
            }
        }
        Collections.swap(sums, to, best);
        return Math.abs(sums.get(to)[unknown]) > NOTHING;
    }

    private void clear(int unknown, int with) {
        var lead = sums.get(with);
        var by = lead[unknown];
        for (var i = 0; i < lead.length; i++) {
            lead[i] /= by;
        }
        for (var r = 0; r < sums.size(); r++) {
            var row = sums.get(r);
            var factor = row[unknown];
            if (r != with && Math.abs(factor) > NOTHING) {
                for (var i = 0; i < lead.length; i++) {
                    row[i] -= factor * lead[i];
                }
            }
        }
    }
}
