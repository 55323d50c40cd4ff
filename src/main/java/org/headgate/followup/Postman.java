package org.headgate.followup;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Properties;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.headgate.platform.Scope;
import org.headgate.platform.SqlFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries mails from the outbox to the mail server. None gets lost: a mail counts as sent only once the server took
 * it. One may come twice, when we die between the server's answer and our mark; both then carry the same Message-ID.
 */
@Component
class Postman {

    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);
    private static final String TAKE = SqlFile.read("followup", "take-due-mail");
    private static final String EARLIER = SqlFile.read("followup", "earlier-mails");
    private static final String MARK_FAILED = SqlFile.read("followup", "mark-mail-failed");

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final JavaMailSender server;
    private final Executor executor;
    private final FollowUpSettings settings;
    private final Clock clock;
    private final AtomicBoolean nudged = new AtomicBoolean();

    Postman(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            JavaMailSender server,
            @Qualifier("applicationTaskExecutor") Executor executor,
            FollowUpSettings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.server = server;
        this.executor = executor;
        this.settings = settings;
        this.clock = clock;
    }

    /** There is a new mail: don't wait for the next round. */
    void nudge() {
        if (nudged.compareAndSet(false, true)) {
            try {
                executor.execute(this::deliver);
            } catch (TaskRejectedException e) {
                // We are shutting down; the mail waits for the next start.
                nudged.set(false);
            }
        }
    }

    /** Carries everything that is due. */
    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void deliver() {
        nudged.set(false);
        Scope.everything().run(() -> {
            while (deliverNext()) {
                // as long as there is one
            }
        });
    }

    private boolean deliverNext() {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            var due = jdbc.sql(TAKE).param("now", now()).query(Outbox::mail).optional();
            due.ifPresent(this::carry);
            return due.isPresent();
        }));
    }

    private void carry(Mail mail) {
        try {
            server.send(written(mail));
            markSent(mail);
        } catch (AddressException e) {
            // No later try makes a broken address a good one.
            markFailed(mail, e, 1);
        } catch (MessagingException | MailException e) {
            markFailed(mail, e, settings.tries());
        }
    }

    private MimeMessage written(Mail mail) throws MessagingException {
        var message = new Numbered(mail.messageId());
        var helper = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
        helper.setFrom(new InternetAddress(settings.from(), true));
        helper.setReplyTo(new InternetAddress(settings.replyTo(), true));
        helper.setTo(new InternetAddress(mail.recipient(), true));
        helper.setSubject(mail.subject());
        helper.setText(mail.body());
        helper.setSentDate(Date.from(clock.instant()));
        // Keeps vacation notices and other robots from answering (RFC 3834).
        message.setHeader("Auto-Submitted", "auto-generated");
        placeInThread(mail, message);
        return message;
    }

    private void placeInThread(Mail mail, MimeMessage message) throws MessagingException {
        var earlier = jdbc.sql(EARLIER)
                .param("letter", mail.letter())
                .param("recipient", mail.recipient())
                .query(String.class)
                .list();
        if (!earlier.isEmpty()) {
            message.setHeader("In-Reply-To", earlier.get(earlier.size() - 1));
            message.setHeader("References", String.join("\r\n ", earlier));
        }
    }

    private void markSent(Mail mail) {
        jdbc.sql("UPDATE followup.outbox SET state = 'sent', sent_at = ?, last_error = NULL WHERE id = ?")
                .params(now(), mail.id())
                .update();
    }

    private void markFailed(Mail mail, Exception failure, int tries) {
        var error = Outbox.oneLine(String.valueOf(failure.getMessage()));
        jdbc.sql(MARK_FAILED)
                .param("id", mail.id())
                .param("tries", tries)
                .param(
                        "next",
                        clock.instant().plus(pauseAfter(mail.tries() + 1)).atOffset(ZoneOffset.UTC))
                .param("error", error.substring(0, Math.min(error.length(), 500)))
                .update();
        LOG.warn("Mail {} did not go out, try {} of {}", mail.messageId(), mail.tries() + 1, tries);
    }

    private Duration pauseAfter(int tries) {
        var pause = settings.firstPause().multipliedBy(1L << Math.min(tries - 1, 20));
        return pause.compareTo(settings.longestPause()) > 0 ? settings.longestPause() : pause;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    /** A mail that keeps the Message-ID it was posted with. */
    private static final class Numbered extends MimeMessage {

        private final String id;

        Numbered(String id) {
            super(Session.getInstance(new Properties()));
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
