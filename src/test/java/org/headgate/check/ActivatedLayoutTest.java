package org.headgate.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.headgate.OnHeadgate;
import org.headgate.layout.Column;
import org.headgate.layout.Layout;
import org.headgate.layout.Layouts;
import org.headgate.layout.Sheet;
import org.headgate.reference.Kind;
import org.headgate.reference.SchoolYear;
import org.headgate.submission.KnownLayouts;
import org.headgate.submission.SlotId;
import org.headgate.submission.Snapshots;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A year that came as data alone is checked and staged like any other. */
@OnHeadgate
class ActivatedLayoutTest {

    private static final String DISTRICT = "99940970000000";
    private static final SlotId NEW_YEAR = SlotId.of(DISTRICT, "caaspp", "tested", "2034-35");
    private static final String LAYOUT = "caaspp-2034-35";

    @Autowired
    Checks checks;

    @Autowired
    KnownLayouts layouts;

    @Autowired
    Snapshots snapshots;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationContext context;

    @AfterEach
    void nothingStaysActive() {
        jdbc.sql("DELETE FROM submission.layouts WHERE name = ?").param(LAYOUT).update();
    }

    @Test
    void rowsAreStagedByTheNewNamesAndAColumnBehindTheLastOneIsOnlyWarnedOf() throws InterruptedException {
        anotherNodeActivates(Sheet.text(newLayout()));
        var text = new String(CaasppFile.of(DISTRICT).withPupils(2, 1).bytes(), StandardCharsets.UTF_8)
                .replaceFirst("StudentLastName", "LegalLastName")
                .replaceFirst("EndofRecord", "EndofRecord^Homeroom")
                .replace("ZZ\n", "ZZ^12\n");

        var snapshot = Arrivals.in(context).of(NEW_YEAR, text.getBytes(StandardCharsets.UTF_8));
        var verdict = checks.ensure(snapshot);

        assertThat(verdict.rows()).isEqualTo(6);
        assertThat(verdict.setAside()).isZero();
        var number = snapshots.find(snapshot).orElseThrow().number();
        assertThat(jdbc.sql("SELECT count(*) FROM stage.pupils_" + number + " WHERE last_name IS NOT NULL")
                        .query(Long.class)
                        .single())
                .isEqualTo(6);
        assertThat(jdbc.sql("SELECT rule FROM checks.findings WHERE snapshot = ? AND rule LIKE 'column-%'")
                        .param(snapshot.text())
                        .query(String.class)
                        .list())
                .containsExactly("column-unknown");
    }

    private static Layout newLayout() {
        var last = Layouts.onClassPath()
                .find(Kind.CAASPP, SchoolYear.of("2024-25"))
                .orElseThrow();
        var columns = new ArrayList<Column>();
        for (var c : last.columns()) {
            var name = c.name().equals("StudentLastName") ? "LegalLastName" : c.name();
            columns.add(new Column(
                    c.position(), name, c.type(), c.length(), c.required(), c.codes(), c.goesTo(), c.meaning()));
        }
        return new Layout(Kind.CAASPP, SchoolYear.of("2034-35"), columns);
    }

    /** Straight into the database, as this node would find it; it sees it within seconds. */
    private void anotherNodeActivates(String sheet) throws InterruptedException {
        jdbc.sql("""
                INSERT INTO submission.layouts (name, kind, school_year, sheet, sha256, activated_by, activated_at)
                VALUES (?, 'caaspp', 2035, ?, '', 'test@check.example', clock_timestamp())
                """).params(LAYOUT, sheet).update();
        for (var tries = 0; tries < 50 && layouts.now().named(LAYOUT).isEmpty(); tries++) {
            Thread.sleep(200);
        }
        assertThat(layouts.now().named(LAYOUT)).isPresent();
    }
}
