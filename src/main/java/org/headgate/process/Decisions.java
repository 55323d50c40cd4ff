package org.headgate.process;

import java.time.Instant;
import java.util.Optional;
import org.headgate.submission.SlotId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What specialists decided about tickets, in their own words: kept here so that the engine holds words and ids only. */
@Component
class Decisions {

    private final JdbcClient jdbc;

    Decisions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void note(SlotId slot, String ticket, String word, String by, String text) {
        jdbc.sql(
                        "INSERT INTO process.decisions (ticket, slot, district, word, decided_by, text) VALUES (?, ?, ?, ?, ?, ?)")
                .params(ticket, slot.text(), slot.district().text(), word, by, text)
                .update();
    }

    Optional<Decision> lastAbout(String ticket) {
        return jdbc.sql("""
                SELECT ticket, word, decided_by, text, decided_at FROM process.decisions
                WHERE ticket = ? ORDER BY id DESC LIMIT 1
                """)
                .param(ticket)
                .query((row, n) -> new Decision(
                        row.getString("ticket"),
                        row.getString("word"),
                        row.getString("decided_by"),
                        row.getString("text"),
                        row.getTimestamp("decided_at").toInstant()))
                .optional();
    }

    /** {@code word} is accepted, ask-for-new-file, withdrawn or nothing-to-report; {@code by} an email. */
    record Decision(String ticket, String word, String by, String text, Instant at) {}
}
