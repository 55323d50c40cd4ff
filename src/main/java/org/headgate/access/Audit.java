package org.headgate.access;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who did what to what. Append only; subjects are ids, never a pupil. */
@Component
public class Audit {

    private final JdbcClient jdbc;

    Audit(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** For example {@code note(me, "took over", "review-findings of 9900…:caaspp:tested:2024-25")}. */
    public void note(String person, String act, String subject) {
        jdbc.sql("INSERT INTO access.audit (person, act, subject) VALUES (?, ?, ?)")
                .params(person, act, subject)
                .update();
    }
}
