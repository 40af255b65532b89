package com.occ.inventory.notifier.channel;

import com.occ.inventory.secret.TokenCipher;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The channels of the environment. What is not set is empty.
 *
 * @param from who mails are from: {@code alerts@example.com} or {@code Stock <alerts@example.com>}
 * @param webhook where JSON is posted when the admin's settings name no other address
 * @param slack a Slack incoming webhook, likewise
 * @param encryptionKey opens the addresses that were entered on the admin's pages, see {@link TokenCipher}
 */
@ConfigurationProperties("notifier.channels")
record ChannelSettings(
        @DefaultValue Smtp smtp,
        @DefaultValue Resend resend,
        @DefaultValue("") String from,
        @DefaultValue("") String webhook,
        @DefaultValue("") String slack,
        @DefaultValue("") String encryptionKey) {

    ChannelSettings {
        if (!encryptionKey.isBlank()) {
            new TokenCipher(encryptionKey);
        }
    }

    enum Security {
        /** TLS must be offered by the server, and is begun before anything is said. */
        STARTTLS,
        /** TLS from the start. */
        TLS,
        /** None: for a server on this machine only. */
        NONE
    }

    record Smtp(
            @DefaultValue("") String host,
            @DefaultValue("587") int port,
            @DefaultValue("") String user,
            @DefaultValue("") String password,
            @DefaultValue("starttls") Security security) {
        Smtp {
            if (port < 1 || port > 65_535) {
                throw new IllegalArgumentException("notifier.channels.smtp.port (SMTP_PORT) must be 1 to 65535");
            }
        }

        @Override
        public String toString() {
            return "Smtp[host=" + host + ", port=" + port + ", security=" + security + "]";
        }
    }

    record Resend(@DefaultValue("") String apiKey, @DefaultValue("https://api.resend.com") URI baseUrl) {
        @Override
        public String toString() {
            return "Resend[baseUrl=" + baseUrl + "]";
        }
    }

    /** Of mails. When nobody says so it is the user, if that is an address. */
    String sender() {
        return from.isBlank() && smtp.user().contains("@") ? smtp.user() : from.trim();
    }

    /** Addresses of webhooks are secrets themselves. */
    @Override
    public String toString() {
        return "ChannelSettings[smtp=" + smtp + ", resend=" + resend + ", from=" + from + "]";
    }
}
