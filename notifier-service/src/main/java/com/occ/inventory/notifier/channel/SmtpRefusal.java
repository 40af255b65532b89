package com.occ.inventory.notifier.channel;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/**
 * What a failed attempt means, in our own words: of the server's only the reply code is shown (RFC 5321, 4.2).
 *
 * @param server host and port
 */
record SmtpRefusal(String server) {
    /** It wants a user and a password, or another kind of them. */
    private static final Set<Integer> WANTS_USER = Set.of(530, 534, 535, 538);

    /** @param begun whether any of the letter's bytes had left */
    Attempt of(Throwable failure, boolean begun) {
        List<Throwable> causes = causes(failure);
        if (one(causes, AuthenticationFailedException.class) != null) {
            return new Attempt.Failed("the mail server refuses user and password; look at SMTP_USER and SMTP_PASSWORD");
        }
        SMTPAddressFailedException recipient = one(causes, SMTPAddressFailedException.class);
        SMTPSenderFailedException sender = one(causes, SMTPSenderFailedException.class);
        SMTPSendFailedException answer = one(causes, SMTPSendFailedException.class);
        if (recipient != null && isAnswer(recipient.getReturnCode())) {
            return refused(recipient.getReturnCode(), "the recipient");
        }
        if (sender != null && isAnswer(sender.getReturnCode())) {
            return new Attempt.Failed(answered(sender.getReturnCode()) + " to the sender; look at ALERT_EMAIL_FROM");
        }
        if (answer != null && isAnswer(answer.getReturnCode())) {
            return refused(answer.getReturnCode(), "the letter");
        }
        return begun
                ? new Attempt.Unsure("the connection to the mail server " + server + " was lost before it had answered")
                : new Attempt.Failed(unconnected(causes));
    }

    /** What is below is no refusal: the connection was lost. */
    private static boolean isAnswer(int code) {
        return code >= 400;
    }

    private static Attempt refused(int code, String what) {
        if (WANTS_USER.contains(code)) {
            return new Attempt.Failed(
                    answered(code) + ": it wants a user and a password; set SMTP_USER and SMTP_PASSWORD");
        }
        return code >= 500
                ? new Attempt.Rejected(answered(code) + ": it refuses " + what)
                : new Attempt.Failed(answered(code) + ": it does not take " + what + " now");
    }

    private static String answered(int code) {
        return "the mail server answered " + code;
    }

    private String unconnected(List<Throwable> causes) {
        boolean noStartTls = causes.stream()
                .anyMatch(cause ->
                        cause.getMessage() != null && cause.getMessage().startsWith("STARTTLS is required"));
        if (noStartTls) {
            return "the mail server " + server
                    + " offers no STARTTLS; set SMTP_SECURITY=tls if it speaks TLS from the start, as on port 465";
        }
        if (one(causes, SSLException.class) != null) {
            return "no secure connection to the mail server " + server
                    + ": its certificate is not trusted or not for this name, or SMTP_SECURITY is wrong for this port";
        }
        if (one(causes, UnknownHostException.class) != null) {
            return "there is no host as SMTP_HOST says: " + server;
        }
        if (one(causes, SocketTimeoutException.class) != null) {
            return "the mail server " + server + " did not answer in time";
        }
        return "the mail server " + server + " cannot be reached";
    }

    private static <T> T one(List<Throwable> causes, Class<T> type) {
        return causes.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElse(null);
    }

    /** Mail's exceptions name their causes in two ways. */
    private static List<Throwable> causes(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        collect(failure, causes);
        return causes;
    }

    private static void collect(Throwable failure, List<Throwable> causes) {
        if (failure == null || causes.contains(failure)) {
            return;
        }
        causes.add(failure);
        collect(failure.getCause(), causes);
        if (failure instanceof MessagingException mail) {
            collect(mail.getNextException(), causes);
        }
    }
}
