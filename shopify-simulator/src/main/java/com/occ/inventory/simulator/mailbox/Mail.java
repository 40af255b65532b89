package com.occ.inventory.simulator.mailbox;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A mail as it arrived.
 *
 * @param number in the order of arrival, from 1 on
 * @param headers by name; of several with one name the first
 * @param text the plain part; null when there is none
 * @param html the HTML part; null when there is none
 */
record Mail(
        int number,
        String messageId,
        String from,
        List<String> to,
        String subject,
        Map<String, String> headers,
        String text,
        String html) {

    static Mail of(int number, MimeMessage message) {
        try {
            Map<String, String> headers = new TreeMap<>();
            Collections.list(message.getAllHeaders())
                    .forEach(header -> headers.putIfAbsent(header.getName(), header.getValue()));
            return new Mail(
                    number,
                    message.getMessageID(),
                    message.getFrom() == null ? null : message.getFrom()[0].toString(),
                    message.getAllRecipients() == null
                            ? List.of()
                            : Arrays.stream(message.getAllRecipients())
                                    .map(Object::toString)
                                    .toList(),
                    message.getSubject(),
                    headers,
                    body(message, "text/plain"),
                    body(message, "text/html"));
        } catch (MessagingException unreadable) {
            throw new IllegalStateException("mail " + number + " cannot be read", unreadable);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String body(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return String.valueOf(part.getContent());
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int index = 0; index < parts.getCount(); index++) {
                BodyPart inner = parts.getBodyPart(index);
                String found = body(inner, type);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }
}
