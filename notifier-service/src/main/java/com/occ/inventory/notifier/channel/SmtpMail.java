package com.occ.inventory.notifier.channel;

import com.occ.inventory.notifier.channel.ChannelSettings.Security;
import com.occ.inventory.notifier.channel.ChannelSettings.Smtp;
import com.occ.inventory.notifier.letter.Letter;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.javamail.MimeMessageHelper;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Mail over SMTP.
 *
 * @param from a mail address
 * @param tls null for the machine's own trust
 * @param threads where it may block
 */
record SmtpMail(Smtp smtp, String from, SSLSocketFactory tls, Scheduler threads, SmtpWaits waits, Clock clock)
        implements Channel {
    private static final Logger log = LoggerFactory.getLogger(SmtpMail.class);

    @Override
    public Mono<Attempt> send(Letter letter) {
        Optional<InternetAddress> sender = MailAddress.of(from);
        Optional<InternetAddress> recipient = MailAddress.of(letter.recipient());
        if (recipient.isEmpty() || sender.isEmpty() || Headers.breaksLine(letter)) {
            return Mono.just(new Attempt.Rejected("the recipient is not a mail address"));
        }
        Phase phase = new Phase();
        return Mono.fromSupplier(() -> attempt(letter, sender.get(), recipient.get(), phase))
                .subscribeOn(threads)
                .timeout(tooLate(phase), Mono.fromSupplier(() -> late(phase)));
    }

    /** Never fails: by then nobody may listen any more. */
    private Attempt attempt(Letter letter, InternetAddress sender, InternetAddress recipient, Phase phase) {
        try {
            transmit(letter, sender, recipient, phase);
            return new Attempt.Sent();
        } catch (MessagingException | RuntimeException failure) {
            return new SmtpRefusal(shown()).of(failure, phase.begun());
        }
    }

    /** What has not begun in time never will; what has is waited for. */
    private Mono<Long> tooLate(Phase phase) {
        return Mono.delay(waits.toBegin())
                .flatMap(begin -> phase.abandon() ? Mono.just(begin) : Mono.delay(waits.toEnd()));
    }

    private Attempt late(Phase phase) {
        String why = "the mail server " + shown() + " did not answer in time";
        return phase.begun() ? new Attempt.Unsure(why) : new Attempt.Failed(why);
    }

    private void transmit(Letter letter, InternetAddress sender, InternetAddress recipient, Phase phase)
            throws MessagingException {
        OneSocket socket = new OneSocket();
        Session session = Session.getInstance(properties(socket));
        LetterMessage message =
                new LetterMessage(session, letter.messageId(), phase, () -> socket.patience(waits.end()));
        MimeMessageHelper parts = new MimeMessageHelper(
                message, MimeMessageHelper.MULTIPART_MODE_MIXED_RELATED, StandardCharsets.UTF_8.name());
        parts.setFrom(sender);
        parts.setTo(recipient);
        parts.setSubject(letter.subject());
        parts.setSentDate(Date.from(clock.instant()));
        parts.setText(letter.text(), letter.html());
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Auto-Response-Suppress", "All");
        message.saveChanges();
        Transport transport = session.getTransport("smtp");
        try {
            transport.connect(smtp.host(), smtp.port(), blankAsNull(smtp.user()), blankAsNull(smtp.password()));
            transport.sendMessage(message, message.getAllRecipients());
        } finally {
            close(transport);
        }
    }

    private static void close(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException alreadyGone) {
            // Whether the letter was taken is known by now; how the line ends changes nothing.
            log.debug("the mail server hung up first", alreadyGone);
        }
    }

    private Properties properties(OneSocket socket) {
        String millis = String.valueOf(waits.eachStep().toMillis());
        Properties properties = new Properties();
        properties.put("mail.smtp.connectiontimeout", millis);
        properties.put("mail.smtp.timeout", millis);
        properties.put("mail.smtp.writetimeout", millis);
        properties.put("mail.smtp.socketFactory", socket);
        properties.put("mail.smtp.socketFactory.fallback", "false");
        properties.put("mail.smtp.quitwait", "false");
        properties.put("mail.smtp.auth", String.valueOf(!smtp.user().isBlank()));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.ssl.protocols", "TLSv1.3 TLSv1.2");
        properties.put("mail.smtp.ssl.enable", String.valueOf(smtp.security() == Security.TLS));
        properties.put("mail.smtp.starttls.enable", String.valueOf(smtp.security() == Security.STARTTLS));
        properties.put("mail.smtp.starttls.required", String.valueOf(smtp.security() == Security.STARTTLS));
        if (tls != null) {
            properties.put("mail.smtp.ssl.socketFactory", tls);
        }
        return properties;
    }

    private String shown() {
        return smtp.host() + ":" + smtp.port();
    }

    private static String blankAsNull(String value) {
        return value.isBlank() ? null : value;
    }

    @Override
    public String toString() {
        return "SmtpMail[" + shown() + "]";
    }
}
