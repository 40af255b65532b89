package com.occ.inventory.notifier.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.occ.inventory.notifier.channel.ChannelSettings.Security;
import com.occ.inventory.notifier.channel.ChannelSettings.Smtp;
import com.occ.inventory.notifier.letter.Letter;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Over real lines, with a mail server and with one that answers whatever a test wants. */
class SmtpMailTests {
    private static final Certificate LOCAL = Certificate.of("dns:localhost,ip:127.0.0.1");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Scheduler threads = Schedulers.newBoundedElastic(4, 10, "smtp-test");

    @AfterEach
    void dispose() {
        threads.dispose();
    }

    @Test
    void aLetterArrivesWholeUnderItsOwnMessageId() throws Exception {
        GreenMail server = started();
        try {
            Attempt attempt = send(plain(server.getSmtp().getPort()), Letters.to("ops@example.com"));

            assertThat(attempt).isEqualTo(new Attempt.Sent());
            MimeMessage mail = server.getReceivedMessages()[0];
            assertThat(mail.getMessageID()).isEqualTo("<7d0f.1@stock.example.com>");
            assertThat(mail.getSubject()).isEqualTo("Aurora Röstereien: 17 of 30 items failing");
            assertThat(mail.getSentDate()).isEqualTo(Date.from(Letters.NOW));
            assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
            assertThat(mail.getHeader("X-Auto-Response-Suppress")).containsExactly("All");
            assertThat(mail.getFrom()[0]).hasToString("Stock <alerts@example.com>");
            MimeMultipart alternative = alternative((MimeMultipart) mail.getContent());
            assertThat(alternative.getContentType()).startsWith("multipart/alternative");
            assertThat(alternative.getBodyPart(0).getContentType()).startsWith("text/plain");
            assertThat((String) alternative.getBodyPart(0).getContent()).contains("Größe <b> & Co.");
            assertThat(alternative.getBodyPart(1).getContentType()).isEqualTo("text/html;charset=UTF-8");
            assertThat((String) alternative.getBodyPart(1).getContent()).contains("<p>Größe &lt;b&gt;</p>");
        } finally {
            server.stop();
        }
    }

    @Test
    void theSameLetterSentAgainIsTheSameMail() throws Exception {
        GreenMail server = started();
        try {
            SmtpMail channel = plain(server.getSmtp().getPort());
            send(channel, Letters.to("ops@example.com"));
            send(channel, Letters.to("ops@example.com"));

            assertThat(server.getReceivedMessages())
                    .extracting(MimeMessage::getMessageID)
                    .containsExactly("<7d0f.1@stock.example.com>", "<7d0f.1@stock.example.com>");
        } finally {
            server.stop();
        }
    }

    @Test
    void signsInAndSaysSoWhenThatIsRefused() throws Exception {
        GreenMail server = started();
        try {
            server.setUser("alerts@example.com", "alerts", "right");
            server.getUserManager().setAuthRequired(true);
            int port = server.getSmtp().getPort();

            assertThat(send(with(port, "alerts", "right"), Letters.to("alerts@example.com")))
                    .isEqualTo(new Attempt.Sent());
            assertThat(send(with(port, "alerts", "wrong-secret"), Letters.to("alerts@example.com")))
                    .isInstanceOfSatisfying(Attempt.Failed.class, failed -> assertThat(failed.why())
                            .contains("refuses user and password")
                            .doesNotContain("wrong-secret"));
        } finally {
            server.stop();
        }
    }

    @Test
    void beginsTlsBeforeItSaysAnythingAndThenSignsIn() throws Exception {
        try (ScriptedSmtpServer server = new ScriptedSmtpServer().offeringStartTls(LOCAL.server())) {
            Smtp smtp = new Smtp("localhost", server.port(), "alerts", "secret", Security.STARTTLS);

            assertThat(send(channel(smtp, LOCAL.client().getSocketFactory()), Letters.to("ops@example.com")))
                    .isEqualTo(new Attempt.Sent());
            assertThat(server.heard.subList(0, 2))
                    .satisfiesExactly(first -> assertThat(first).startsWith("EHLO"), second -> assertThat(second)
                            .isEqualTo("STARTTLS"));
            assertThat(server.heard).anyMatch(said -> said.startsWith("AUTH PLAIN"));
        }
    }

    @Test
    void tellsNothingToAServerWithoutTls() throws Exception {
        try (ScriptedSmtpServer server = new ScriptedSmtpServer()) {
            Smtp smtp = new Smtp("localhost", server.port(), "alerts", "secret", Security.STARTTLS);

            assertFailed(send(channel(smtp, null), Letters.to("ops@example.com")), "offers no STARTTLS");
            assertThat(server.heard).noneMatch(said -> said.startsWith("AUTH") || said.startsWith("MAIL"));
        }
    }

    @Test
    void tellsNothingToAServerOfAnotherNameOrWithoutTrust() throws Exception {
        Certificate other = Certificate.of("dns:mail.example.com");
        try (ScriptedSmtpServer server = new ScriptedSmtpServer().offeringStartTls(other.server())) {
            Smtp smtp = new Smtp("localhost", server.port(), "alerts", "secret", Security.STARTTLS);

            assertFailed(
                    send(channel(smtp, other.client().getSocketFactory()), Letters.to("ops@example.com")),
                    "certificate");
            assertFailed(send(channel(smtp, null), Letters.to("ops@example.com")), "certificate");
            assertThat(server.heard).noneMatch(said -> said.startsWith("AUTH") || said.startsWith("MAIL"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GREETING, 554 no service, Failed",
        "GREETING, DROP, Failed",
        "EHLO, 421 closing, Failed",
        "MAIL, 451 try later, Failed",
        "MAIL, 550 who are you, Failed",
        "RCPT, 451 greylisted, Failed",
        "RCPT, 450 busy, Failed",
        "RCPT, 530 sign in first, Failed",
        "RCPT, 550 no such user, Rejected",
        "RCPT, 553 bad name, Rejected",
        "RCPT, DROP, Failed",
        "DATA, 452 no room, Failed",
        "DATA, DROP, Failed",
        "., 451 try later, Failed",
        "., 554 looks like spam, Rejected",
        "., DROP, Unsure",
    })
    void saysWhetherItMayHaveBeenTaken(String command, String reply, String result) throws Exception {
        try (ScriptedSmtpServer server = new ScriptedSmtpServer().answering(command, reply)) {
            Attempt attempt = send(plain(server.port()), Letters.to("ops@example.com"));

            assertThat(attempt.getClass().getSimpleName()).as("%s", attempt).isEqualTo(result);
            // The server's own words are nobody's business.
            assertThat(attempt.toString())
                    .doesNotContain("no such user", "greylisted", "spam", "who are you", "try later");
        }
    }

    @ParameterizedTest
    @CsvSource({"GREETING, Failed", "RCPT, Failed", "., Unsure"})
    void waitsForASilentServerNoLongerThanAStepMayTake(String command, String result) throws Exception {
        try (ScriptedSmtpServer server = new ScriptedSmtpServer().answering(command, "HANG")) {
            Smtp smtp = new Smtp("127.0.0.1", server.port(), "", "", Security.NONE);
            SmtpMail impatient = new SmtpMail(
                    smtp,
                    "alerts@example.com",
                    null,
                    threads,
                    waits(command.equals(".") ? 20_000 : 500, 40_000, 500),
                    clock());

            assertThat(send(impatient, Letters.to("ops@example.com")).getClass().getSimpleName())
                    .isEqualTo(result);
        }
    }

    /** It may look through the letter before it answers: who does not wait sends it again. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void waitsLongerForTheAnswerToTheLettersEnd(boolean secure) throws Exception {
        try (ScriptedSmtpServer server = new ScriptedSmtpServer().answering(".", "LATE")) {
            if (secure) {
                server.offeringStartTls(LOCAL.server());
            }
            Smtp smtp = new Smtp("localhost", server.port(), "", "", secure ? Security.STARTTLS : Security.NONE);
            SSLSocketFactory trusting = secure ? LOCAL.client().getSocketFactory() : null;
            SmtpMail patient =
                    new SmtpMail(smtp, "alerts@example.com", trusting, threads, waits(2_000, 3_000, 30_000), clock());
            // Later than any step before, and all of them, may take.
            CompletableFuture<Void> late = CompletableFuture.runAsync(
                            () -> await().atMost(PATIENCE).until(() -> server.heard.contains(".")))
                    .thenRunAsync(server::release, CompletableFuture.delayedExecutor(3_500, TimeUnit.MILLISECONDS));

            assertThat(send(patient, Letters.to("ops@example.com"))).isEqualTo(new Attempt.Sent());
            late.join();
        }
    }

    @Test
    void speaksTlsFromTheStartWhenThatIsSet() throws Exception {
        try (ScriptedSmtpServer server = new ScriptedSmtpServer()) {
            Smtp smtp = new Smtp("localhost", server.port(), "", "", Security.TLS);

            assertFailed(send(channel(smtp, null), Letters.to("ops@example.com")), "no secure connection");
            assertThat(server.heard).noneMatch(said -> said.startsWith("EHLO"));
        }
    }

    /** Else it would arrive twice: what failed is written anew, under another Message-ID. */
    @Test
    void whatIsGivenUpBeforeItBeganIsNeverSentLater() throws Exception {
        try (ScriptedSmtpServer server = new ScriptedSmtpServer().answering("RCPT", "LATE")) {
            Smtp smtp = new Smtp("127.0.0.1", server.port(), "", "", Security.NONE);
            SmtpMail hasty =
                    new SmtpMail(smtp, "alerts@example.com", null, threads, waits(20_000, 3_000, 20_000), clock());

            assertFailed(send(hasty, Letters.to("ops@example.com")), "did not answer in time");
            server.release();

            await().atMost(PATIENCE).until(() -> server.heard.contains("over"));
            assertThat(server.heard).contains("DATA").doesNotContain(".");
        }
    }

    @Test
    void saysWhenThereIsNoServer() throws Exception {
        int unused;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            unused = socket.getLocalPort();
        }
        assertFailed(send(plain(unused), Letters.to("ops@example.com")), "cannot be reached");
        Smtp nowhere = new Smtp("mail.invalid", 25, "", "", Security.NONE);
        assertFailed(send(channel(nowhere, null), Letters.to("ops@example.com")), "SMTP_HOST");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ops@example.com\r\nBcc: victim@example.com",
                "ops",
                "ops@example.com, other@example.com",
                "",
                "<>",
                "a b@example.com"
            })
    void sendsNothingToWhatIsNoAddress(String recipient) throws Exception {
        try (ScriptedSmtpServer server = new ScriptedSmtpServer()) {
            assertThat(send(plain(server.port()), Letters.to(recipient))).isInstanceOf(Attempt.Rejected.class);
            assertThat(server.heard).isEmpty();
        }
    }

    @Test
    void sendsNothingWhoseHeadersWouldHoldMoreThanOneLine() throws Exception {
        try (ScriptedSmtpServer server = new ScriptedSmtpServer()) {
            SmtpMail channel = plain(server.port());

            assertThat(send(channel, Letters.with("1@stock", "Hello\r\nBcc: victim@example.com")))
                    .isInstanceOf(Attempt.Rejected.class);
            assertThat(send(channel, Letters.with("1@stock>\r\nBcc: victim@example.com", "Hello")))
                    .isInstanceOf(Attempt.Rejected.class);
            assertThat(server.heard).isEmpty();
        }
    }

    private static GreenMail started() {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        return server;
    }

    private static MimeMultipart alternative(MimeMultipart parts) throws IOException, MessagingException {
        MimeMultipart inner = parts;
        while (!inner.getContentType().startsWith("multipart/alternative")) {
            inner = (MimeMultipart) inner.getBodyPart(0).getContent();
        }
        return inner;
    }

    private SmtpMail plain(int port) {
        return channel(new Smtp("127.0.0.1", port, "", "", Security.NONE), null);
    }

    private SmtpMail with(int port, String user, String password) {
        return channel(new Smtp("127.0.0.1", port, user, password, Security.NONE), null);
    }

    private SmtpMail channel(Smtp smtp, SSLSocketFactory tls) {
        return new SmtpMail(smtp, "Stock <alerts@example.com>", tls, threads, waits(20_000, 40_000, 20_000), clock());
    }

    private static SmtpWaits waits(long eachStep, long toBegin, long end) {
        return new SmtpWaits(Duration.ofMillis(eachStep), Duration.ofMillis(toBegin), Duration.ofMillis(end));
    }

    private static Clock clock() {
        return Clock.fixed(Letters.NOW, ZoneOffset.UTC);
    }

    private static Attempt send(Channel channel, Letter letter) {
        return channel.send(letter).block(PATIENCE);
    }

    private static void assertFailed(Attempt attempt, String why) {
        assertThat(attempt).isInstanceOfSatisfying(Attempt.Failed.class, failed -> assertThat(failed.why())
                .contains(why));
    }
}
