package com.occ.inventory.notifier.letter;

import com.occ.inventory.message.Concern;
import com.occ.inventory.notifier.letter.Notice.Entry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.springframework.web.util.UriUtils;

/** Where the admin's pages are. */
final class Links {
    private final String admin;

    Links(URI admin) {
        this.admin = admin.toString().replaceAll("/+$", "");
    }

    String alerts() {
        return admin + "/alerts";
    }

    String of(Entry entry) {
        return entry.concern() == Concern.PARTNER && entry.partner() != null
                ? admin + "/partners/" + UriUtils.encode(entry.partner(), StandardCharsets.UTF_8)
                : alerts();
    }
}
