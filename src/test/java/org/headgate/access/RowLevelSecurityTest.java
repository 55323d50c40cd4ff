package org.headgate.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.headgate.OnHeadgate;
import org.headgate.platform.Scope;
import org.headgate.reference.District;
import org.headgate.reference.DistrictCode;
import org.headgate.reference.Districts;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@OnHeadgate
class RowLevelSecurityTest {

    private static final DistrictCode MINE = new DistrictCode("99900110000000");
    private static final DistrictCode THEIRS = new DistrictCode("99900120000000");

    @Autowired
    Districts districts;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aThreadSeesTheRowsOfItsScopeAndWithoutOneNone() {
        districts.list(new District(MINE, "Mine", "Test"));
        districts.list(new District(THEIRS, "Theirs", "Test"));
        people.add("mine@rls.example", "Mine", Role.LEAD, "secret", List.of(MINE));
        people.add("theirs@rls.example", "Theirs", Role.LEAD, "secret", List.of(THEIRS));

        assertThat(Scope.everything().call(this::memberships)).isEqualTo(2);
        assertThat(Scope.of(List.of(MINE.text())).call(this::memberships)).isEqualTo(1);
        assertThat(Scope.of(List.of()).call(this::memberships)).isZero();
    }

    @Test
    void everyTableWithADistrictForcesRowLevelSecurityOnAnAppThatOwnsNothing() {
        assertThat(jdbc.sql("""
                SELECT c.oid::regclass::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'district' AND NOT a.attisdropped
                WHERE c.relkind IN ('r', 'p') AND NOT (c.relrowsecurity AND c.relforcerowsecurity)
                  AND has_table_privilege(c.oid, 'SELECT')
                """).query(String.class).list()).isEmpty();
        assertThat(jdbc.sql("SELECT count(*) FROM pg_tables WHERE tableowner = current_user")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user")
                        .query(Boolean.class)
                        .single())
                .isFalse();
    }

    private long memberships() {
        return jdbc.sql("SELECT count(*) FROM access.memberships WHERE district LIKE '999001%'")
                .query(Long.class)
                .single();
    }
}
