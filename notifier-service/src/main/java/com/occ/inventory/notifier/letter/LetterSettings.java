package com.occ.inventory.notifier.letter;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param adminUrl where people reach the admin's pages: letters link there */
@ConfigurationProperties("notifier")
record LetterSettings(@DefaultValue("http://localhost:8080") URI adminUrl) {
    LetterSettings {
        boolean web = "http".equals(adminUrl.getScheme()) || "https".equals(adminUrl.getScheme());
        if (!web || adminUrl.getHost() == null || adminUrl.getRawQuery() != null || adminUrl.getRawUserInfo() != null) {
            throw new IllegalArgumentException(
                    "notifier.admin-url (ADMIN_URL) must be where people reach the admin's pages, as https://stock.example.com");
        }
    }
}
