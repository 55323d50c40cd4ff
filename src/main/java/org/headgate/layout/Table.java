package org.headgate.layout;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A small CSV file with a header on the class path: a layout, a set of codes. */
final class Table {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private Table() {}

    static List<Line> read(String file) {
        try (var in = new InputStreamReader(Layouts.resource(file), StandardCharsets.UTF_8);
                var parser = CSVParser.parse(in, FORMAT)) {
            return parser.stream().map(record -> new Line(file, record)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line whose cells are asked for by the header's names. */
    record Line(String file, CSVRecord record) {

        String get(String column) {
            if (!record.isSet(column)) {
                throw new IllegalStateException("%s has no column %s in record %d: give every line all columns"
                        .formatted(file, column, record.getRecordNumber()));
            }
            return record.get(column);
        }

        int number(String column) {
            var text = get(column);
            return text.isEmpty() ? 0 : Integer.parseInt(text);
        }
    }
}
