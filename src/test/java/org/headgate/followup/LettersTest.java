package org.headgate.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.headgate.OnHeadgate;
import org.headgate.access.People;
import org.headgate.access.Role;
import org.headgate.platform.HeadgateSettings;
import org.headgate.platform.Scope;
import org.headgate.reference.District;
import org.headgate.reference.DistrictCode;
import org.headgate.reference.Districts;
import org.headgate.reference.Sentence;
import org.headgate.submission.SlotId;
import org.headgate.submission.SnapshotId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@OnHeadgate
@RecordApplicationEvents
class LettersTest {

    private static final DistrictCode DISTRICT = new DistrictCode("99950110000000");
    private static final SlotId SLOT = SlotId.of(DISTRICT.text(), "caaspp", "tested", "2024-25");
    private static final String LEAD = "lead@letters.example";
    private static final String SPECIALIST = "specialist@letters.example";

    @Autowired
    Tickets tickets;

    @Autowired
    Letters letters;

    @Autowired
    EmbeddedMail mail;

    @Autowired
    JavaMailSender server;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    FollowUpSettings settings;

    @Autowired
    HeadgateSettings headgate;

    @Autowired
    Clock clock;

    @BeforeEach
    void aDistrictWithALead(@Autowired Districts districts, @Autowired People people) {
        districts.list(new District(DISTRICT, "Letter Unified", "Test"));
        people.add(LEAD, "Lea Diaz", Role.LEAD, "secret", List.of(DISTRICT));
        people.add(SPECIALIST, "Sid Park", Role.SPECIALIST, "secret", List.of());
    }

    @Test
    void theLetterAboutFindingsIsARealMailThatNamesTheTicketTheCausesAndThePage() throws Exception {
        var ticket = tickets.open(SLOT, new SnapshotId("fndngs2222222"));

        letters.aboutFindings(ticket.number(), List.of(Sentence.of("kind.caaspp"), Sentence.of("side.tested")));

        var received = received(ticket);
        assertThat(received.getSubject())
                .isEqualTo("[" + ticket.number() + "] CAASPP, Tested, 2024-25: 2 things to look at");
        assertThat(received.getMessageID()).isEqualTo(messageIdOf(ticket));
        assertThat(received.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(received.getFrom()[0]).hasToString("Headgate <headgate@county.example>");
        assertThat(received.getReplyTo()[0]).hasToString("headgate@county.example");
        assertThat(received.getContent().toString())
                .contains("Hello Letter Unified")
                .contains("- CAASPP\r\n- Tested")
                .contains(headgate.address() + "/tickets/" + ticket.number())
                .doesNotContain("''");
        assertThat(letters.of(ticket.number()))
                .singleElement()
                .satisfies(letter -> assertThat(letter.mails()).allMatch(Mail::isSent));
    }

    @Test
    void aSecondLetterStandsInTheThreadOfTheFirst() throws Exception {
        var ticket = tickets.open(SLOT, new SnapshotId("thread2222222"));
        letters.aboutFindings(ticket.number(), List.of());
        var first = received(ticket);

        letters.fromSpecialist(ticket.number(), SPECIALIST, "Which school is it? Student 1234567890 may help.");

        var second = received(ticket, "a message from the county");
        assertThat(second.getHeader("In-Reply-To")).containsExactly(first.getMessageID());
        assertThat(second.getHeader("References")).containsExactly(first.getMessageID());
        assertThat(second.getContent().toString())
                .contains("Student ******7890 may help.")
                .contains("Sid Park, data specialist");
    }

    @Test
    void aTransactionThatIsRolledBackSendsNothing() throws Exception {
        var ticket = tickets.open(SLOT, new SnapshotId("rback22222222"));

        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            letters.fromSpecialist(ticket.number(), SPECIALIST, "Never mind");
            status.setRollbackOnly();
        });
        letters.askForNewFile(ticket.number(), SPECIALIST, "Please send all schools.");

        received(ticket, "please send a new file");
        assertThat(receivedAbout(ticket)).hasSize(1);
        assertThat(letters.of(ticket.number())).hasSize(1);
    }

    @Test
    void aMailThatTheServerRefusedGoesOutLaterUnderTheSameMessageId() throws Exception {
        var ticket = tickets.open(SLOT, new SnapshotId("refuse2222222"));
        var messageId = postedForLater(ticket);

        postmanOf(refusing()).deliver();

        assertThat(letters.of(ticket.number()).get(0).mails()).singleElement().satisfies(waiting -> {
            assertThat(waiting.isSent()).isFalse();
            assertThat(waiting.tries()).isEqualTo(1);
            assertThat(waiting.lastError()).isNotEmpty();
        });
        makeDue(ticket, "now()");
        assertThat(received(ticket).getMessageID()).isEqualTo(messageId);
    }

    @Test
    void aMailThatIsRefusedTooOftenIsGivenUpUntilAPersonHasItTriedAgain(@Autowired Outbox outbox) throws Exception {
        var ticket = tickets.open(SLOT, new SnapshotId("giveup2222222"));
        var messageId = postedForLater(ticket);
        jdbc.sql("UPDATE followup.outbox SET tries = ? WHERE message_id = ?")
                .params(settings.tries() - 1, messageId)
                .update();

        postmanOf(refusing()).deliver();
        assertThat(outbox.undelivered()).extracting(Mail::messageId).contains(messageId);

        outbox.tryAgain();
        assertThat(received(ticket).getMessageID()).isEqualTo(messageId);
        assertThat(outbox.tryAgain()).isZero();
    }

    @Test
    void twoPostmenAtOnceSendOneMail() throws Exception {
        var ticket = tickets.open(SLOT, new SnapshotId("twice22222222"));
        postedForLater(ticket);

        CompletableFuture.allOf(
                        CompletableFuture.runAsync(() -> postmanOf(server).deliver()),
                        CompletableFuture.runAsync(() -> postmanOf(server).deliver()))
                .join();

        assertThat(receivedAbout(ticket)).hasSize(1);
    }

    @Test
    void nobodyGetsAHeaderOfTheirOwnIntoAMail() throws Exception {
        var ticket = tickets.open(SLOT, new SnapshotId("header2222222"));

        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            letters.fromSpecialist(ticket.number(), SPECIALIST, "Hello\r\nBcc: thief@elsewhere.example");
            letters.aboutFindings(ticket.number(), List.of(Sentence.of("kind.caaspp")));
        });
        assertThat(Outbox.oneLine("Hello\r\nBcc: thief@elsewhere.example\u0000"))
                .isEqualTo("Hello Bcc: thief@elsewhere.example");

        assertThat(received(ticket, "a message from the county").getHeader("Bcc"))
                .isNull();
        assertThat(mail.received("thief@elsewhere.example")).isEmpty();
    }

    @Test
    void aBrokenAddressIsGivenUpAtOnceAndSaysWhy() {
        var ticket = tickets.open(SLOT, new SnapshotId("broken2222222"));
        postedForLater(ticket);
        jdbc.sql("UPDATE followup.outbox SET recipient = 'no address', next_try_at = now() WHERE letter IN "
                        + "(SELECT id FROM followup.letters WHERE ticket = ?)")
                .param(ticket.number())
                .update();

        await().pollInSameThread()
                .untilAsserted(() -> assertThat(
                                letters.of(ticket.number()).get(0).mails())
                        .singleElement()
                        .satisfies(dead -> {
                            assertThat(dead.isDead()).isTrue();
                            assertThat(dead.lastError()).isNotEmpty();
                        }));
    }

    @Test
    void whatHasNoTicketGoesToEveryLeadOfTheDistrict() {
        letters.remind(SLOT);

        await().untilAsserted(() -> assertThat(mail.received(LEAD))
                .anySatisfy(mail -> assertThat(mail.getSubject())
                        .isEqualTo("CAASPP, Tested, 2024-25: we are waiting for your file")));
    }

    @Test
    void anAnswerOfTheDistrictIsAnnouncedWhileTheTicketIsOpenAndOnlyKeptAfterwards(
            @Autowired ApplicationEvents events) {
        var ticket = tickets.open(SLOT, new SnapshotId("answer2222222"));

        letters.fromDistrict(ticket.number(), LEAD, "The school closed");
        tickets.resolve(ticket.number(), Resolution.accepted(SPECIALIST, "The school closed"));
        letters.fromDistrict(ticket.number(), LEAD, "Thank you");

        assertThat(letters.of(ticket.number())).extracting(Letter::fromDistrict).containsExactly(true, true);
        assertThat(events.stream(DistrictAnswered.class))
                .containsExactly(new DistrictAnswered(SLOT.text(), ticket.number()));
    }

    @Test
    void aTicketIsOpenOncePerSnapshotAndItsFirstEndStands() {
        var snapshot = new SnapshotId("ticket2222222");
        var ticket = tickets.open(SLOT, snapshot);

        assertThat(tickets.open(SLOT, snapshot)).isEqualTo(ticket);
        assertThat(ticket.number()).matches("HG-" + LocalDate.now(clock).getYear() + "-\\d{6}");
        assertThat(ticket.contactEmail()).isEqualTo(LEAD);

        tickets.resolve(ticket.number(), Resolution.accepted(SPECIALIST, "The school closed"));
        tickets.resolve(ticket.number(), Resolution.withdrawn(SPECIALIST, "Too late"));
        assertThat(tickets.find(ticket.number()).orElseThrow().resolution())
                .contains(Resolution.accepted(SPECIALIST, "The school closed"));

        var next = tickets.open(SLOT, snapshot);
        assertThat(next.number()).isGreaterThan(ticket.number());
        assertThat(tickets.of(SLOT)).startsWith(next);
    }

    @Test
    void fiveBusinessDaysFromAThursdayEndOnTheNextThursday() {
        assertThat(Tickets.businessDaysAfter(LocalDate.of(2026, 11, 5), 5)).isEqualTo(LocalDate.of(2026, 11, 12));
        assertThat(Tickets.businessDaysAfter(LocalDate.of(2026, 11, 7), 1)).isEqualTo(LocalDate.of(2026, 11, 9));
    }

    @Test
    void anotherDistrictsTicketIsAMissingOne() {
        var ticket = tickets.open(SLOT, new SnapshotId("theirs2222222"));

        assertThat(Scope.of(List.of("99950120000000")).call(() -> tickets.find(ticket.number())))
                .isEmpty();
    }

    private String postedForLater(Ticket ticket) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            letters.fromSpecialist(ticket.number(), SPECIALIST, "Hello");
            makeDue(ticket, "now() + interval '30 minutes'");
        });
        return messageIdOf(ticket);
    }

    private void makeDue(Ticket ticket, String when) {
        jdbc.sql("UPDATE followup.outbox SET next_try_at = " + when
                        + " WHERE letter IN (SELECT id FROM followup.letters WHERE ticket = ?)")
                .param(ticket.number())
                .update();
    }

    /** One hour ahead of everybody, so it alone finds what was posted for later. */
    private Postman postmanOf(JavaMailSender sender) {
        Executor here = Runnable::run;
        return new Postman(jdbc, transactions, sender, here, settings, Clock.offset(clock, Duration.ofHours(1)));
    }

    private static JavaMailSender refusing() throws IOException {
        try (var free = new ServerSocket(0)) {
            var sender = new JavaMailSenderImpl();
            sender.setHost("127.0.0.1");
            sender.setPort(free.getLocalPort());
            return sender;
        }
    }

    private String messageIdOf(Ticket ticket) {
        return letters.of(ticket.number()).get(0).mails().get(0).messageId();
    }

    private MimeMessage received(Ticket ticket) {
        return received(ticket, "");
    }

    private MimeMessage received(Ticket ticket, String subject) {
        return await().until(
                        () -> receivedAbout(ticket).stream()
                                .filter(mail -> subjectOf(mail).contains(subject))
                                .toList(),
                        found -> !found.isEmpty())
                .get(0);
    }

    private List<MimeMessage> receivedAbout(Ticket ticket) {
        return mail.received(LEAD).stream()
                .filter(mail -> subjectOf(mail).startsWith("[" + ticket.number() + "] "))
                .toList();
    }

    private static String subjectOf(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
