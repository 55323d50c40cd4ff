package org.headgate.check;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.headgate.submission.Snapshot;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sees again every place that rules see in a snapshot: only causes are kept, so whoever wants all of their places has
 * the file read once more. Stages nothing, and may be done at any time.
 */
@Component
class Rereading {

    private final SnapshotFiles files;
    private final SqlRules sqlRules;
    private final Verdicts verdicts;
    private final TransactionTemplate transaction;

    Rereading(SnapshotFiles files, SqlRules sqlRules, Verdicts verdicts, TransactionTemplate transaction) {
        this.files = files;
        this.sqlRules = sqlRules;
        this.verdicts = verdicts;
        this.transaction = transaction;
    }

    /** What the file alone shows, in its order. */
    void readFile(Snapshot snapshot, Findings findings, FileReading.Rows rows) throws IOException {
        files.read(snapshot, findings, rows);
    }

    /** What shows against the county's rows; once the snapshot's own are gone, the examples that its verdict kept. */
    void askCounty(Snapshot snapshot, Verdict verdict, Findings findings) {
        var asked = Boolean.TRUE.equals(transaction.execute(inPassing -> {
            inPassing.setRollbackOnly();
            return sqlRules.apply(snapshot, findings);
        }));
        if (!asked) {
            verdicts.countyExamplesOf(verdict)
                    .forEach(kept -> findings.add(
                            kept.rule(),
                            "",
                            Place.ofSchool(kept.example().school()),
                            () -> kept.example().arguments()));
        }
    }

    /** Both, in a slice of what a verdict tells of. */
    void each(Snapshot snapshot, Verdict verdict, Slice slice, Findings findings) throws IOException {
        Findings wanted = (rule, column, place, arguments) -> {
            if (slice.holds(rule, column, place)) {
                findings.add(rule, column, place, arguments);
            }
        };
        readFile(snapshot, wanted, new FileReading.Nowhere());
        askCounty(snapshot, verdict, wanted);
    }

    /**
     * A part of what was found; an empty word takes all.
     *
     * @param rule its id
     * @param column a column's name
     * @param school 14 digits
     */
    record Slice(String rule, String column, String school) {

        static final Slice ALL = new Slice("", "", "");

        boolean holds(Rule seen, String in, Place place) {
            return (rule.isEmpty() || rule.equals(seen.id()))
                    && (column.isEmpty() || column.equals(in))
                    && (school.isEmpty() || school.equals(place.school()));
        }

        /** As parameters of an address. */
        Map<String, String> parameters() {
            var parameters = new LinkedHashMap<String, String>();
            if (!column.isEmpty()) {
                parameters.put("column", column);
            }
            if (!school.isEmpty()) {
                parameters.put("school", school);
            }
            return parameters;
        }
    }
}
