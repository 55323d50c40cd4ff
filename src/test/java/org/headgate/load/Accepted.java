package org.headgate.load;

import java.util.List;
import org.headgate.reference.District;
import org.headgate.reference.Districts;
import org.headgate.submission.SlotId;
import org.headgate.submission.SnapshotId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Snapshots as the check leaves them: rows staged and sealed, some set aside. Every number follows from the row's. */
class Accepted {

    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    private final JdbcClient jdbc;
    private final Districts districts;

    Accepted(JdbcClient jdbc, Districts districts) {
        this.jdbc = jdbc;
        this.districts = districts;
    }

    /** @param rowsInFile what the receipt says; as many as are staged, when all is well */
    Staged snapshot(SlotId slot, int rowsInFile, int staged, List<Integer> setAside) {
        districts.list(new District(slot.district(), "District " + slot.district(), "Test"));
        var number = received(slot, rowsInFile);
        jdbc.sql("SELECT stage.open(?)").param(number).query().singleRow();
        for (var statement : List.of(SCORES, PUPILS)) {
            jdbc.sql(statement.replace("_N ", "_" + number + " "))
                    .param("load", number)
                    .param("district", slot.district().text())
                    .param("side", slot.side().word())
                    .param("year", slot.year().spring())
                    .param("rows", staged)
                    .update();
        }
        for (var line : setAside) {
            jdbc.sql("INSERT INTO stage.set_aside (load_id, line, district, rule) VALUES (?, ?, ?, 'pupil-twice')")
                    .params(number, line, slot.district().text())
                    .update();
        }
        jdbc.sql("SELECT stage.seal(?)").param(number).query().singleRow();
        return new Staged(number, idOf(number));
    }

    private long received(SlotId slot, int rows) {
        var collection = jdbc.sql("""
                INSERT INTO submission.collections (name, due_on) VALUES (?, current_date) RETURNING id
                """)
                .param("Loads of " + slot + " " + System.nanoTime())
                .query(Long.class)
                .single();
        jdbc.sql("""
                INSERT INTO submission.slots (slot, district, kind, side, school_year, collection, due_on)
                VALUES (?, ?, ?, ?, ?, ?, current_date) ON CONFLICT DO NOTHING
                """)
                .params(
                        slot.text(),
                        slot.district().text(),
                        slot.kind().word(),
                        slot.side().word(),
                        slot.year().spring(),
                        collection)
                .update();
        return jdbc.sql("""
                INSERT INTO submission.snapshots
                    (id, slot, district, file_name, arrived_as, sha256, bytes, rows, layout, sent_by)
                VALUES (?, ?, ?, 'a.csv', 'a.csv', encode(sha256(?::bytea), 'hex'), 1, ?, 'caaspp-2024-25', 'a@b.example')
                RETURNING number
                """)
                .params(freshId(), slot.text(), slot.district().text(), String.valueOf(System.nanoTime()), rows)
                .query(Long.class)
                .single();
    }

    private SnapshotId idOf(long number) {
        return new SnapshotId(jdbc.sql("SELECT id FROM submission.snapshots WHERE number = ?")
                .param(number)
                .query(String.class)
                .single());
    }

    private static String freshId() {
        var id = new StringBuilder();
        var left = System.nanoTime();
        for (var i = 0; i < 13; i++) {
            id.append(ALPHABET.charAt((int) (left % ALPHABET.length())));
            left /= ALPHABET.length();
        }
        return id.toString();
    }

    private static final String SCORES = """
            INSERT INTO stage.scores_N (load_id, line, district, side, school_year, record_type, ssid, grade,
                enrolled_school, tested_school, gender, ethnicity, elas, special_education, include_indicator,
                scale_score, level)
            SELECT :load, row + 1, :district, :side, :year, CASE row % 2 WHEN 0 THEN 1 ELSE 2 END,
                   lpad((row / 2)::text, 10, '9'), 3 + row % 3, CASE WHEN row % 4 > 0 THEN '9990011000000' || row % 4 END,
                   '99900110000005', CASE row % 3 WHEN 0 THEN 'F' ELSE 'M' END, 500 + row % 2 * 200, 'EO', row % 10 = 0,
                   CASE row % 7 WHEN 0 THEN 'N' ELSE 'Y' END, 2400 + row % 100, 1 + row % 4
            FROM generate_series(1, :rows) row
            """;

    private static final String PUPILS = """
            INSERT INTO stage.pupils_N (load_id, line, district, ssid, last_name, first_name, birth_date, gender,
                enrolled_school_name, tested_school_name)
            SELECT :load, row + 1, :district, lpad((row / 2)::text, 10, '9'), 'Last' || row / 2, 'First' || :load,
                   '2012-01-01', 'F', 'School ' || row % 4, 'Tested school'
            FROM generate_series(1, :rows) row
            """;

    record Staged(long number, SnapshotId id) {}
}
