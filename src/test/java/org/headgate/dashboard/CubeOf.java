package org.headgate.dashboard;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Publishes made-up results of a district, cell by cell as a load counts them. Numbers of loads are far from real ones. */
class CubeOf {

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final String district;
    private final List<Pupil> pupils = new ArrayList<>();

    CubeOf(JdbcTemplate template, String district) {
        this.template = template;
        this.jdbc = JdbcClient.create(template);
        this.district = district;
    }

    /** @param level 0 is a row that is not counted */
    private record Pupil(String school, int grade, List<String> groups, int level) {}

    CubeOf pupils(int n, String school, int grade, int level, String... groups) {
        for (var i = 0; i < n; i++) {
            pupils.add(new Pupil(school, grade, List.of(groups), level));
        }
        return this;
    }

    /** A believable number of pupils of a grade, most of whom the test counts. */
    CubeOf somePupils(Random random, int n, String school, int grade, double success, int levels) {
        for (var i = 0; i < n; i++) {
            var learner = random.nextInt(100) < 20;
            var poor = random.nextInt(100) < 55;
            var level = 0;
            if (random.nextInt(100) > 3) {
                level = 1;
                while (level < levels && random.nextDouble() < success - (learner ? 0.22 : 0) - (poor ? 0.08 : 0)) {
                    level++;
                }
            }
            var ethnicity = List.of(500, 500, 500, 500, 500, 700, 700, 200, 200, 800, 400, 600);
            pupils.add(new Pupil(
                    school,
                    grade,
                    List.of(
                            "gender:" + (random.nextInt(200) == 0 ? "X" : random.nextBoolean() ? "F" : "M"),
                            "ethnicity:" + (random.nextInt(150) == 0 ? 100 : ethnicity.get(random.nextInt(12))),
                            "elas:" + (learner ? "EL" : random.nextInt(5) == 0 ? "RFEP" : "EO"),
                            "special_education:" + (random.nextInt(100) < 14 ? "yes" : "no"),
                            "economic_disadvantage:" + (poor ? "yes" : "no"),
                            "foster:" + (random.nextInt(250) == 0 ? "yes" : "no"),
                            "homeless:" + (random.nextInt(25) == 0 ? "yes" : "no"),
                            "migrant:" + (random.nextInt(60) == 0 ? "yes" : "no"),
                            "military:" + (random.nextInt(80) == 0 ? "yes" : "no")),
                    level));
        }
        return this;
    }

    /** Makes them the published results of a test; several tests may share a load. */
    void publish(long load, String kind, String side, int year, int recordType, Instant received) {
        var slot = "%s:%s:%s:%d".formatted(district, kind, side, year);
        jdbc.sql("""
                INSERT INTO analytics.loads (id, slot, district, snapshot, rows, loaded, set_aside, received_at, loaded_at)
                VALUES (?, ?, ?, ?, 0, 0, 0, ?, ?) ON CONFLICT DO NOTHING
                """)
                .params(load, slot, district, "cube-" + load, Timestamp.from(received), Timestamp.from(received))
                .update();
        jdbc.sql("""
                INSERT INTO analytics.published (slot, district, kind, side, school_year, load_id, switched_at)
                VALUES (?, ?, ?, ?, ?, ?, now()) ON CONFLICT DO NOTHING
                """).params(slot, district, kind, side, year, load).update();
        var cells = cells().entrySet().stream()
                .map(cell -> {
                    var key = cell.getKey();
                    var counts = cell.getValue();
                    return new Object[] {
                        load,
                        district,
                        side,
                        year,
                        recordType,
                        key.school(),
                        key.grade(),
                        key.group(),
                        counts[5],
                        counts[0],
                        counts[1],
                        counts[2],
                        counts[3],
                        counts[4]
                    };
                })
                .toList();
        template.batchUpdate(
                "INSERT INTO analytics.cube_cells VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)", cells);
        pupils.clear();
    }

    void nameSchool(String cds, int year, String name) {
        jdbc.sql("""
                INSERT INTO analytics.schools (cds, school_year, district, name, named_by) VALUES (?, ?, ?, ?, 0)
                ON CONFLICT DO NOTHING
                """).params(cds, year, district, name).update();
    }

    private record Key(String school, int grade, String group) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return toString().compareTo(other.toString());
        }
    }

    private TreeMap<Key, int[]> cells() {
        var cells = new TreeMap<Key, int[]>();
        for (var pupil : pupils) {
            for (var school : List.of("", pupil.school())) {
                count(cells, new Key(school, pupil.grade(), "all"), pupil);
                count(cells, new Key(school, -1, "all"), pupil);
                pupil.groups().forEach(group -> {
                    count(cells, new Key(school, -1, group), pupil);
                    count(cells, new Key(school, pupil.grade(), group), pupil);
                });
            }
        }
        return cells;
    }

    private static void count(TreeMap<Key, int[]> cells, Key key, Pupil pupil) {
        var counts = cells.computeIfAbsent(key, k -> new int[6]);
        counts[5]++;
        if (pupil.level() > 0) {
            counts[0]++;
            counts[pupil.level()]++;
        }
    }
}
