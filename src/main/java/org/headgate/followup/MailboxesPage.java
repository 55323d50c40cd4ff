package org.headgate.followup;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.headgate.access.Me;
import org.headgate.access.NotHere;
import org.headgate.access.Person;
import org.headgate.platform.HeadgateSettings;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The mail that the embedded server really received. Letters hold no pupil data, so in a demo everybody may look. */
@Controller
@Profile({"demo", "test"})
@ConditionalOnProperty(name = "spring.mail.host", matchIfMissing = true, havingValue = "none")
class MailboxesPage {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("MMMM d, uuuu, h:mm a zzz", Locale.US);

    private final EmbeddedMail mail;
    private final String address;
    private final Clock clock;

    MailboxesPage(EmbeddedMail mail, HeadgateSettings headgate, Clock clock) {
        this.mail = mail;
        this.address = headgate.address();
        this.clock = clock;
    }

    @GetMapping("/demo/mailboxes")
    String mailboxes(@Me Person me, Model model) {
        model.addAttribute(
                "mailboxes",
                mail.mailboxes().stream()
                        .filter(box -> mayOpen(me, box.address()))
                        .toList());
        return "followup/mailboxes";
    }

    @GetMapping("/demo/mailboxes/{address}")
    String mailbox(@Me Person me, @PathVariable String address, Model model) {
        if (!mayOpen(me, address)) {
            throw new NotHere();
        }
        model.addAttribute("address", address);
        model.addAttribute(
                "mails", mail.received(address).stream().map(this::opened).toList());
        return "followup/mailbox";
    }

    private static boolean mayOpen(Person me, String address) {
        return me.isStaff() || me.email().equals(address);
    }

    private Opened opened(MimeMessage message) {
        try {
            return new Opened(
                    message.getFrom()[0].toString(),
                    message.getSubject(),
                    MOMENT.format(message.getSentDate().toInstant().atZone(clock.getZone())),
                    message.getContent().toString().lines().map(this::line).toList());
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("The embedded mail server holds a mail that cannot be read", e);
        }
    }

    // Our own address becomes a way into this very app, wherever it runs.
    private Line line(String text) {
        return text.startsWith(address + "/") ? new Line(text, text.substring(address.length())) : new Line(text, "");
    }

    record Opened(String from, String subject, String at, List<Line> lines) {}

    /** @param link a path of this app, or "" */
    record Line(String text, String link) {}
}
