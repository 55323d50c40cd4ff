package org.headgate.followup;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.headgate.platform.HeadgateSettings;
import org.headgate.platform.SqlFile;
import org.headgate.reference.DistrictCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Mails that wait for the postman, were sent, or could not be. */
@Component
class Outbox {

    private static final String POST = SqlFile.read("followup", "post-mail");
    private static final String OF_TICKET = SqlFile.read("followup", "mails-of-ticket");

    private final JdbcClient jdbc;
    private final Postman postman;
    private final String host;
    private final Clock clock;

    Outbox(JdbcClient jdbc, Postman postman, HeadgateSettings headgate, Clock clock) {
        this.jdbc = jdbc;
        this.postman = postman;
        this.host =
                Optional.ofNullable(URI.create(headgate.address()).getHost()).orElse("headgate");
        this.clock = clock;
    }

    /** One mail of the letter for each recipient. It goes out when the caller's transaction commits, and only then. */
    @Transactional(propagation = Propagation.MANDATORY)
    void post(long letter, DistrictCode district, List<String> recipients, String subject, String body) {
        for (var recipient : recipients) {
            jdbc.sql(POST)
                    .param("messageId", "<" + UUID.randomUUID() + "@" + host + ">")
                    .param("letter", letter)
                    .param("district", district.text())
                    .param("recipient", oneLine(recipient))
                    .param("subject", oneLine(subject))
                    .param("body", body)
                    .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                postman.nudge();
            }
        });
    }

    /** The mails of a ticket's letters, by letter. */
    Map<Long, List<Mail>> ofTicket(String number) {
        return jdbc.sql(OF_TICKET).param("ticket", number).query(Outbox::mail).list().stream()
                .collect(Collectors.groupingBy(Mail::letter));
    }

    /** Mails that were given up, oldest first. */
    List<Mail> undelivered() {
        return jdbc.sql("SELECT * FROM followup.outbox WHERE state = 'dead' ORDER BY id LIMIT 200")
                .query(Outbox::mail)
                .list();
    }

    long countUndelivered() {
        return jdbc.sql("SELECT count(*) FROM followup.outbox WHERE state = 'dead'")
                .query(Long.class)
                .single();
    }

    /** Puts every mail that was given up back in line, and says how many; asked twice, the second finds none. */
    @Transactional
    int tryAgain() {
        return jdbc.sql("UPDATE followup.outbox SET state = 'waiting', tries = 0, next_try_at = ? WHERE state = 'dead'")
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    // A line end in a header would let its writer add headers of her own.
    static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    static Mail mail(ResultSet row, int n) throws SQLException {
        return new Mail(
                row.getLong("id"),
                row.getString("message_id"),
                row.getLong("letter"),
                row.getString("recipient"),
                row.getString("subject"),
                row.getString("body"),
                row.getString("state"),
                row.getInt("tries"),
                row.getTimestamp("next_try_at").toInstant(),
                instant(row, "sent_at"),
                Optional.ofNullable(row.getString("last_error")));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        var time = row.getTimestamp(column);
        return time == null ? Optional.empty() : Optional.of(time.toInstant());
    }
}
