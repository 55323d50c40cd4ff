package org.headgate.reference;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The districts that owe files. */
@Component
public class Districts {

    private static final RowMapper<District> DISTRICT = (row, n) ->
            new District(new DistrictCode(row.getString("code")), row.getString("name"), row.getString("county"));

    private final JdbcClient jdbc;

    Districts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<District> find(DistrictCode code) {
        return jdbc.sql("SELECT code, name, county FROM reference.districts WHERE code = ?")
                .param(code.text())
                .query(DISTRICT)
                .optional();
    }

    /** The district's name, or its code when the directory does not list it. */
    public String nameOf(DistrictCode code) {
        return find(code).map(District::name).orElse(code.text());
    }

    public List<District> all() {
        return jdbc.sql("SELECT code, name, county FROM reference.districts ORDER BY name")
                .query(DISTRICT)
                .list();
    }

    /** Lists a district, or corrects its name. */
    public void list(District district) {
        jdbc.sql("""
                INSERT INTO reference.districts (code, name, county) VALUES (?, ?, ?)
                ON CONFLICT (code) DO UPDATE SET name = excluded.name, county = excluded.county
                """)
                .params(district.code().text(), district.name(), district.county())
                .update();
    }
}
