package org.headgate.followup;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * The mail server of those who configure none: real SMTP and IMAP on free ports of this machine. It takes mail for any
 * address, lets anybody read it, and forgets all when it stops.
 */
class EmbeddedMail {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedMail.class);
    private static final String HERE = "127.0.0.1";

    private final GreenMail server = new GreenMail(new ServerSetup[] {
                new ServerSetup(0, HERE, ServerSetup.PROTOCOL_SMTP), new ServerSetup(0, HERE, ServerSetup.PROTOCOL_IMAP)
            })
            .withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());

    void start() {
        server.start();
        LOG.info("No spring.mail.host is set: mails stay on this machine (SMTP port {}, IMAP port {})", smtp(), imap());
    }

    void stop() {
        server.stop();
    }

    int smtp() {
        return server.getSmtp().getPort();
    }

    int imap() {
        return server.getImap().getPort();
    }

    /** Everybody who ever got a mail, by address. */
    List<Mailbox> mailboxes() {
        return server.getUserManager().listUser().stream()
                .map(user -> new Mailbox(user.getEmail(), messages(user).size()))
                .sorted(Comparator.comparing(Mailbox::address))
                .toList();
    }

    /** What was received for that address, newest first; nothing for an address that never got any. */
    List<MimeMessage> received(String address) {
        return server.getUserManager().listUser().stream()
                .filter(user -> user.getEmail().toLowerCase(Locale.ROOT).equals(address.toLowerCase(Locale.ROOT)))
                .flatMap(user -> messages(user).stream())
                .sorted(Comparator.comparing(StoredMessage::getUid).reversed())
                .map(StoredMessage::getMimeMessage)
                .toList();
    }

    private List<StoredMessage> messages(GreenMailUser user) {
        try {
            return server.getManagers().getImapHostManager().getInbox(user).getMessages();
        } catch (FolderException e) {
            throw new IllegalStateException("The embedded mail server lost the inbox of " + user.getEmail(), e);
        }
    }

    /** @param count mails in the inbox */
    record Mailbox(String address, int count) {}

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "spring.mail.host", matchIfMissing = true, havingValue = "none")
    static class WithoutMailHost {

        @Bean(initMethod = "start", destroyMethod = "stop")
        EmbeddedMail embeddedMail() {
            return new EmbeddedMail();
        }

        @Bean
        JavaMailSender mailSender(EmbeddedMail mail) {
            var sender = new JavaMailSenderImpl();
            sender.setHost(HERE);
            sender.setPort(mail.smtp());
            return sender;
        }
    }
}
