package com.occ.inventory.notifier.channel;

import com.occ.inventory.message.Concern;
import com.occ.inventory.message.FailureThresholdReached.Item;
import com.occ.inventory.message.Severity;
import com.occ.inventory.notifier.letter.Letter;
import com.occ.inventory.notifier.letter.Notice;
import com.occ.inventory.notifier.letter.Notice.Entry;
import com.occ.inventory.notifier.letter.Notice.Occasion;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Letters to send. */
final class Letters {
    static final Instant NOW = Instant.parse("2026-11-26T12:14:30Z");
    static final UUID INCIDENT = UUID.fromString("0b5e3f4a-7c11-4a7e-9a51-5d2f6f3c8e10");

    private Letters() {}

    static Letter to(String recipient) {
        Entry entry = new Entry(
                Occasion.OPENED,
                INCIDENT,
                Concern.PARTNER,
                "aurora",
                "Aurora Röstereien",
                "ITEMS_FAILING",
                Severity.CRITICAL,
                "17 of 30 items failed",
                null,
                NOW.minusSeconds(3600),
                NOW.minusSeconds(3600),
                null,
                false,
                null,
                2,
                17,
                30,
                List.of(new Item(1, 2, "AUR-<1>", "UNTRACKED", "not & tracked", null)));
        return new Letter(
                "7d0f.1@stock.example.com",
                recipient,
                "Aurora Röstereien: 17 of 30 items failing",
                "Größe <b> & Co.\nOpen: https://stock.example.com/partners/aurora\n",
                "<p>Größe &lt;b&gt;</p>",
                new Notice(List.of(entry)));
    }

    static Letter with(String messageId, String subject) {
        return new Letter(messageId, "ops@example.com", subject, "text", "<p>html</p>", Notice.test());
    }
}
