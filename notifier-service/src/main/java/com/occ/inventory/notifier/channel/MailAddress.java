package com.occ.inventory.notifier.channel;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Optional;

/** Mail addresses that can stand in a header. */
final class MailAddress {
    private static final int MOST = 320;

    private MailAddress() {}

    static Optional<InternetAddress> of(String given) {
        if (given == null || given.isBlank() || given.length() > MOST || Headers.breaksLine(given)) {
            return Optional.empty();
        }
        try {
            InternetAddress address = new InternetAddress(given, true);
            return address.getAddress().contains("@") ? Optional.of(address) : Optional.empty();
        } catch (AddressException malformed) {
            return Optional.empty();
        }
    }
}
