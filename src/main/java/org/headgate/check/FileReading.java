package org.headgate.check;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.headgate.layout.Layout;
import org.headgate.layout.LineEnds;
import org.headgate.layout.Row;
import org.headgate.layout.RowReader;
import org.jspecify.annotations.Nullable;

/** Reads a file once, from end to end, and applies the rules on bytes, header, row shape and cells on the way. */
class FileReading {

    // Lines that a sheet holds in Excel since 2007, and before.
    private static final Set<Long> SPREADSHEET_LIMITS = Set.of(1_048_576L, 65_536L);

    private final Rules rules;
    private final Layout layout;
    private final Claim claim;
    private final Findings findings;

    FileReading(Rules rules, Layout layout, Claim claim, Findings findings) {
        this.rules = rules;
        this.layout = layout;
        this.claim = claim;
        this.findings = findings;
    }

    /** Where the rows go, one by one, in file order. */
    interface Rows {

        /** A row of the right shape. The same {@code facts} come with the next row's values. */
        void take(Facts facts);

        /** A row that is about no pupil, or can't be told apart; it is not taken. */
        void setAside(long line, Rule rule);
    }

    /** Where rows go when only the findings are wanted: counted, and nothing else. */
    static final class Nowhere implements Rows {

        private long rows;
        private long setAside;

        @Override
        public void take(Facts facts) {
            rows++;
        }

        @Override
        public void setAside(long line, Rule rule) {
            rows++;
            setAside++;
        }

        long rows() {
            return rows;
        }

        /** Rows that are not taken. */
        long setAside() {
            return setAside;
        }
    }

    /** Closes the bytes. Bad data is a finding; an {@link IOException} means the bytes could not be had. */
    void read(InputStream bytes, Rows rows) throws IOException {
        try (var reader = RowReader.open(bytes)) {
            var header = reader.header();
            lookAtHeader(header);
            lookAtSaving(reader);
            var unfinished = new UnfinishedRow();
            new Shape(header).readAll(reader, rows, unfinished);
            lookAtWhole(reader, unfinished);
        }
    }

    private void lookAtHeader(List<String> header) {
        var present = new HashSet<String>();
        header.forEach(name -> present.add(Layout.plain(name)));
        var known = new HashSet<String>();
        for (var column : layout.columns()) {
            known.add(Layout.plain(column.name()));
            if (!present.contains(Layout.plain(column.name()))) {
                noteColumn("column-missing", column.name());
            }
        }
        for (var name : header) {
            if (!known.contains(Layout.plain(name))) {
                noteColumn("column-unknown", name.length() > 40 ? name.substring(0, 40) + "…" : name);
            }
        }
    }

    private void noteColumn(String rule, String column) {
        findings.add(rules.get(rule), column, Place.HEADER, () -> Map.of("column", column, "layout", layout.name()));
    }

    private void lookAtSaving(RowReader reader) {
        if (reader.byteOrderMark()) {
            findings.add(rules.get("byte-order-mark"), Map.of());
        }
        if (reader.quoted()) {
            findings.add(rules.get("quotes-around-values"), Map.of());
        }
    }

    private void lookAtWhole(RowReader reader, UnfinishedRow last) {
        if (!reader.endedWithLineEnd() && last.line > 0) {
            findings.add(
                    rules.get("cut-last-line"),
                    "",
                    Place.ofLine(last.line),
                    () -> Map.of("cells", Integer.toString(last.cells), "expected", Integer.toString(last.expected)));
        }
        lookAtLineEnds(reader.lineEnds());
        if (SPREADSHEET_LIMITS.contains(last.everyLine)) {
            findings.add(
                    rules.get("rows-at-spreadsheet-limit"),
                    Map.of("lines", String.format(Locale.US, "%,d", last.everyLine)));
        }
    }

    // Nobody documented whether TOMS ends lines with LF or CRLF, only one way is as good as the other. CR is no longer
    // written by anything but a spreadsheet told to.
    private void lookAtLineEnds(LineEnds ends) {
        var rule = rules.get("line-ends-changed");
        if (ends.changesOn().isPresent()) {
            findings.add(
                    rule,
                    "",
                    Place.ofLine(ends.changesOn().getAsLong()),
                    () -> Map.of("found", ends.changesTo(), "expected", "line 1 with " + ends.first()));
        } else if (ends.first().equals("CR")) {
            findings.add(rule, "", Place.HEADER, () -> Map.of("found", "CR", "expected", "TOMS writes CRLF or LF"));
        }
    }

    /** The last line, and the last row if it was too short or lacks its end. */
    private static final class UnfinishedRow {
        private long everyLine;
        private long line;
        private int cells;
        private int expected;
    }

    /** The file's columns, each with its check, and the rows against them. */
    private final class Shape {

        private final int width;
        private final CellRules.ColumnCheck[] checks;
        private final int endOfRecord;
        private final Rule lettersLost = rules.get("letters-lost");
        private final Facts facts;
        private final RowRules rowRules;
        private final CountRules countRules;
        private final PairRules pairRules;

        Shape(List<String> header) {
            width = header.size();
            checks = new CellRules.ColumnCheck[width];
            var cellRules = new CellRules(rules);
            var end = -1;
            for (var i = 0; i < width; i++) {
                var column = layout.column(header.get(i));
                if (Layout.plain(header.get(i)).equals("endofrecord")) {
                    end = i;
                } else if (column.isPresent()) {
                    checks[i] = cellRules.of(column.orElseThrow());
                }
            }
            endOfRecord = end;
            facts = new Facts(layout, header, claim);
            rowRules = new RowRules(rules, facts);
            countRules = new CountRules(rules, facts);
            pairRules = new PairRules(rules.of(claim.kind(), Rule.How.OnPairs.class), facts);
        }

        void readAll(RowReader reader, Rows rows, UnfinishedRow last) {
            var oddRows = new OddRows(rules, layout, width);
            for (var row : reader) {
                last.everyLine = row.line();
                if (row.isBlank()) {
                    findings.add(rules.get("blank-lines"), "", Place.ofLine(row.line()), Map::of);
                    continue;
                }
                last.line = 0;
                var odd = oddRows.why(row);
                if (odd != null) {
                    setAside(row, odd, oddRows, rows, last);
                } else {
                    facts.read(row);
                    lookAtCells(row, last);
                    lookAtRow();
                    rows.take(facts);
                }
            }
            countRules.judge(findings);
        }

        private void lookAtRow() {
            rowRules.apply(findings);
            countRules.count();
            pairRules.compare(facts, findings);
        }

        private void setAside(Row row, Rule odd, OddRows oddRows, Rows rows, UnfinishedRow last) {
            if (row.size() < width) {
                last.line = row.line();
                last.cells = row.size();
                last.expected = width;
            }
            findings.add(odd, "", Place.ofLine(row.line()), () -> oddRows.said(odd, row));
            rows.setAside(row.line(), odd);
        }

        private void lookAtCells(Row row, UnfinishedRow last) {
            var ends = endOfRecord < 0 || row.cell(endOfRecord).equals("ZZ");
            if (!ends) {
                noEnd(row, last);
            }
            if (row.flaw().isPresent()) {
                findings.add(rules.get("encoding-utf-8"), "", facts.here(), () -> Map.of("column", damagedColumn(row)));
            }
            for (var i = 0; i < width; i++) {
                var check = checks[i];
                if (check != null) {
                    var broken = broken(check, row, i);
                    // Bytes that are no letters read as the sign for a lost one: that is said already.
                    if (broken != null && !(row.flaw().isPresent() && broken == lettersLost)) {
                        note(broken, check, row, i, ends);
                    }
                }
            }
        }

        // Bytes that are not UTF-8 read as the sign for a lost letter.
        private String damagedColumn(Row row) {
            var place = 0;
            while (place < width - 1 && row.cell(place).indexOf('\uFFFD') < 0) {
                place++;
            }
            return checks[place] == null ? "column " + (place + 1) : checks[place].column();
        }

        private void noEnd(Row row, UnfinishedRow last) {
            last.line = row.line();
            last.cells = width;
            last.expected = width;
            findings.add(rules.get("end-of-record"), "", facts.here(), Map::of);
        }

        private static @Nullable Rule broken(CellRules.ColumnCheck check, Row row, int place) {
            if (row.isEmpty(place)) {
                return check.brokenByEmpty();
            }
            return check.isPlainlySound(row, place) ? null : check.brokenByFilled(row.cell(place));
        }

        private void note(Rule broken, CellRules.ColumnCheck check, Row row, int place, boolean ends) {
            findings.add(broken, check.column(), facts.here(), () -> {
                var said = check.said(broken, row.cell(place));
                if (!ends) {
                    // In a row that has slipped sideways any cell may hold a name.
                    said.put("value", Shown.NOT_KEPT);
                }
                return said;
            });
        }
    }
}
