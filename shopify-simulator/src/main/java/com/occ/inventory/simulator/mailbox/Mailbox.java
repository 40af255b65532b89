package com.occ.inventory.simulator.mailbox;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.annotation.PreDestroy;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** An SMTP server on loopback that asks for no password. Closed it refuses connections; opened again it has the same port. */
@Component
class Mailbox {
    private static final String LOOPBACK = "127.0.0.1";

    private final List<MimeMessage> earlier = new ArrayList<>();
    private GreenMail server;
    private int port;

    synchronized int open() {
        if (server == null) {
            server = new GreenMail(new ServerSetup(port, LOOPBACK, ServerSetup.PROTOCOL_SMTP))
                    .withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
            server.start();
            port = server.getSmtp().getPort();
        }
        return port;
    }

    @PreDestroy
    synchronized void close() {
        if (server != null) {
            earlier.addAll(Arrays.asList(server.getReceivedMessages()));
            server.stop();
            server = null;
        }
    }

    synchronized boolean isOpen() {
        return server != null;
    }

    /** Null until it was opened. */
    synchronized Integer port() {
        return port == 0 ? null : port;
    }

    /** In the order of arrival. */
    synchronized List<Mail> mails() {
        List<MimeMessage> all = new ArrayList<>(earlier);
        if (server != null) {
            all.addAll(Arrays.asList(server.getReceivedMessages()));
        }
        return IntStream.range(0, all.size())
                .mapToObj(index -> Mail.of(index + 1, all.get(index)))
                .toList();
    }

    synchronized void empty() {
        earlier.clear();
        if (server != null) {
            try {
                server.purgeEmailFromAllMailboxes();
            } catch (FolderException broken) {
                throw new IllegalStateException("the mailbox cannot be emptied", broken);
            }
        }
    }
}
