package com.occ.inventory.notifier.channel;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;

/** A mail that keeps its Message-ID, and tells when its first byte leaves, and its last. */
final class LetterMessage extends MimeMessage {
    private final String messageId;
    private final Phase phase;
    private final Written written;

    /** Is told that all of it is written, before the server is asked whether it takes it. */
    interface Written {
        void all() throws IOException;
    }

    LetterMessage(Session session, String messageId, Phase phase, Written written) {
        super(session);
        this.messageId = messageId;
        this.phase = phase;
        this.written = written;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", "<" + messageId + ">");
    }

    @Override
    public void writeTo(OutputStream to, String[] withoutHeaders) throws IOException, MessagingException {
        if (!phase.begin()) {
            throw new IOException("nobody waits for it any more");
        }
        super.writeTo(to, withoutHeaders);
        written.all();
    }
}
