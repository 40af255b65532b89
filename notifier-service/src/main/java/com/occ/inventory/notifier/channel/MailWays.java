package com.occ.inventory.notifier.channel;

import com.occ.inventory.notifier.channel.ChannelSettings.Resend;
import com.occ.inventory.notifier.channel.ChannelSettings.Security;
import com.occ.inventory.notifier.channel.ChannelSettings.Smtp;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Mail, as the environment sets it. */
@Component
class MailWays implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(MailWays.class);
    private static final String NO_SENDER = "Set ALERT_EMAIL_FROM to the mail address that alerts are from.";

    private final ChannelSettings settings;
    private final Post post;
    private final Clock clock;
    // Of its own: a mail server that hangs keeps nobody else's work waiting.
    private final Scheduler threads = Schedulers.newBoundedElastic(4, 100, "smtp");

    MailWays(ChannelSettings settings, Post post, Clock clock) {
        this.settings = settings;
        this.post = post;
        this.clock = clock;
        Smtp smtp = settings.smtp();
        if (!smtp.host().isBlank() && smtp.security() == Security.NONE && !isLocal(smtp.host())) {
            log.warn(
                    "SMTP_SECURITY is none, so alerts{} travel to {} for everybody on the way to read; use starttls or tls",
                    smtp.password().isBlank() ? "" : " and the password",
                    smtp.host());
        }
    }

    Way smtp() {
        Smtp smtp = settings.smtp();
        if (smtp.host().isBlank()) {
            return Way.none(
                    null,
                    "Set SMTP_HOST and ALERT_EMAIL_FROM, and SMTP_USER and SMTP_PASSWORD if the server wants them, "
                            + "and start the notifier again.");
        }
        String address = smtp.host() + ":" + smtp.port();
        if (MailAddress.of(settings.sender()).isEmpty()) {
            return Way.none(address, NO_SENDER);
        }
        if (smtp.user().isBlank() != smtp.password().isBlank()) {
            return Way.none(address, "Set SMTP_USER and SMTP_PASSWORD both, or neither.");
        }
        return Way.ready(new SmtpMail(smtp, settings.sender(), null, threads, SmtpWaits.USUAL, clock), address);
    }

    Way resend() {
        Resend resend = settings.resend();
        if (resend.apiKey().isBlank()) {
            return Way.none(null, "Set RESEND_API_KEY and ALERT_EMAIL_FROM and start the notifier again.");
        }
        String address = resend.baseUrl().getHost();
        if (address == null || Headers.breaksLine(resend.apiKey())) {
            return Way.none(address, "Set RESEND_API_KEY and RESEND_BASE_URL as Resend names them.");
        }
        if (MailAddress.of(settings.sender()).isEmpty()) {
            return Way.none(address, NO_SENDER);
        }
        return Way.ready(new ResendMail(post, resend.baseUrl(), resend.apiKey().trim(), settings.sender()), address);
    }

    @Override
    public void destroy() {
        threads.dispose();
    }

    private static boolean isLocal(String host) {
        return host.equals("localhost") || host.startsWith("127.") || host.equals("::1") || host.equals("[::1]");
    }
}
