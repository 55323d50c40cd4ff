package org.headgate.dashboard;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.headgate.dashboard.SmallGroups.Place;
import org.headgate.platform.SqlFile;
import org.headgate.reference.DistrictCode;
import org.headgate.reference.Kind;
import org.headgate.reference.SchoolYear;
import org.headgate.reference.Side;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the published loads say. Everything that leaves here has small groups taken out. */
@Component
class Results {

    private static final String READ_CELLS = SqlFile.read("dashboard", "read-cells");
    private static final String READ_TOTALS = SqlFile.read("dashboard", "read-totals");
    private static final String READ_FILES = SqlFile.read("dashboard", "read-files");

    private final JdbcClient jdbc;
    private final Clock clock;
    private final SmallGroups smallGroups;

    Results(JdbcClient jdbc, Clock clock, DashboardSettings settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.smallGroups = new SmallGroups(settings.smallestGroup());
    }

    /** A test's tables for that year and the two before it, as far as they are loaded. */
    Map<SchoolYear, Tables> of(DistrictCode district, Side side, Assessment test, SchoolYear year) {
        var cells = new TreeMap<SchoolYear, Map<Place, Counted>>();
        jdbc.sql(READ_CELLS)
                .param("district", district.text())
                .param("side", side.word())
                .param("recordType", test.recordType())
                .param("first", year.spring() - 2)
                .param("last", year.spring())
                .query(row -> {
                    cells.computeIfAbsent(new SchoolYear(row.getInt("school_year")), y -> new HashMap<>())
                            .put(placeOf(row), countedIn(row, test));
                });
        var tables = new TreeMap<SchoolYear, Tables>();
        cells.forEach((y, places) -> tables.put(y, new Tables(places, smallGroups)));
        return tables;
    }

    /** Each test's tables for that year and the one before, holding the district's total only. */
    Map<Assessment, Map<SchoolYear, Tables>> totals(DistrictCode district, Side side, SchoolYear year) {
        var totals = new HashMap<Assessment, Map<SchoolYear, Tables>>();
        jdbc.sql(READ_TOTALS)
                .param("district", district.text())
                .param("side", side.word())
                .param("first", year.spring() - 1)
                .param("last", year.spring())
                .query(row -> {
                    var recordType = row.getInt("record_type");
                    for (var test : Assessment.values()) {
                        if (test.recordType() == recordType) {
                            totals.computeIfAbsent(test, t -> new TreeMap<>())
                                    .put(
                                            new SchoolYear(row.getInt("school_year")),
                                            new Tables(Map.of(new Place("", ""), countedIn(row, test)), smallGroups));
                        }
                    }
                });
        return totals;
    }

    /** The files behind a district's pages. */
    List<File> files(DistrictCode district) {
        return jdbc.sql(READ_FILES)
                .param("district", district.text())
                .query((row, n) -> new File(
                        Kind.of(row.getString("kind")),
                        Side.of(row.getString("side")),
                        new SchoolYear(row.getInt("school_year")),
                        row.getTimestamp("received_at")
                                .toInstant()
                                .atZone(clock.getZone())
                                .toLocalDate()))
                .list();
    }

    /** The names of a district's schools by code; a school that changed its name has its newest one. */
    Map<String, String> schoolNames(DistrictCode district) {
        var names = new HashMap<String, String>();
        jdbc.sql("SELECT cds, name FROM analytics.schools WHERE district = ? ORDER BY school_year")
                .param(district.text())
                .query(row -> {
                    names.put(row.getString("cds"), row.getString("name"));
                });
        return names;
    }

    /** The school year of today; it turns with July. */
    SchoolYear thisYear() {
        return SchoolYear.at(LocalDate.now(clock));
    }

    /** A published file, and the day it was received. */
    record File(Kind kind, Side side, SchoolYear year, LocalDate received) {}

    private static Place placeOf(ResultSet row) throws SQLException {
        var grade = row.getInt("grade");
        var group = row.getString("grp");
        var column = grade >= 0 ? "grade:" + grade : group.equals("all") ? "" : group;
        return new Place(row.getString("school"), column);
    }

    private static Counted countedIn(ResultSet row, Assessment test) throws SQLException {
        var levels = new Integer[test.levels()];
        for (var i = 0; i < levels.length; i++) {
            levels[i] = row.getInt("level_" + (i + 1));
        }
        return new Counted(row.getInt("enrolled"), row.getInt("tested"), List.of(levels));
    }
}
