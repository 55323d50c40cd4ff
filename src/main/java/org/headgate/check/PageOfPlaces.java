package org.headgate.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Takes one page's places out of all that are seen, and then says that it has enough. */
final class PageOfPlaces implements Findings {

    private final long skipped;
    private final int most;
    private final List<Causes.Example> taken = new ArrayList<>();
    private long seen;

    PageOfPlaces(long skipped, int most) {
        this.skipped = skipped;
        this.most = most;
    }

    @Override
    public void add(Rule rule, String column, Place place, Supplier<Map<String, String>> arguments) {
        if (seen++ < skipped) {
            return;
        }
        taken.add(new Causes.Example(place.line(), place.school(), arguments.get()));
        if (taken.size() == most) {
            throw new Full();
        }
    }

    List<Causes.Example> taken() {
        return taken;
    }

    /** Ends a reading early; not a fault, so it carries no trace. */
    static final class Full extends RuntimeException {
        private Full() {
            super("The page is full", null, false, false);
        }
    }
}
