package com.occ.inventory.notifier.letter;

import com.occ.inventory.message.Concern;
import com.occ.inventory.message.FailureThresholdReached.Item;
import com.occ.inventory.message.Severity;
import com.occ.inventory.notifier.letter.Notice.Entry;
import com.occ.inventory.notifier.letter.Notice.Occasion;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An entry in the making; what is not said is as with a partner whose token was revoked. */
record Sample(
        Occasion occasion,
        Concern concern,
        String partner,
        String name,
        String cause,
        Severity severity,
        String message,
        String requestId,
        Instant resolvedAt,
        boolean removed,
        Instant lastSucceededAt,
        List<Item> items) {
    static final Instant NINE = Instant.parse("2026-11-26T09:00:12Z");
    static final Instant TEN = Instant.parse("2026-11-26T10:00:12Z");
    /** Of what was over meanwhile. */
    static final Instant BACK = Instant.parse("2026-11-26T12:00:12Z");

    static final Instant NOW = Instant.parse("2026-11-26T12:14:30Z");

    static Sample partner(String name, String cause) {
        return new Sample(
                Occasion.OPENED,
                Concern.PARTNER,
                name.toLowerCase().replace(' ', '-'),
                name,
                cause,
                Severity.CRITICAL,
                "Invalid API key or access token (unrecognized login or wrong password)",
                "4d3c1f0e-7f1b-4a53-9a8e-61b2f8d7a0c1-1732615212",
                null,
                false,
                NINE,
                List.of());
    }

    static Sample store(String cause, String message) {
        return new Sample(
                Occasion.OPENED,
                Concern.STORE,
                null,
                null,
                cause,
                Severity.CRITICAL,
                message,
                "b7a0e1d2-5f64-4c07-8d13-0a9be2f4c6d8-1732615212",
                null,
                false,
                null,
                List.of());
    }

    static Sample pipeline() {
        return new Sample(
                Occasion.OPENED,
                Concern.PIPELINE,
                null,
                null,
                "NO_RUNS",
                Severity.CRITICAL,
                "no run has finished since 2026-11-26T10:00:12Z",
                null,
                null,
                false,
                null,
                List.of());
    }

    Sample as(Occasion other) {
        return new Sample(
                other,
                concern,
                partner,
                name,
                cause,
                severity,
                message,
                requestId,
                other == Occasion.RESOLVED ? NOW.minusSeconds(40) : resolvedAt,
                removed,
                lastSucceededAt,
                items);
    }

    Sample saying(String words, String id) {
        return new Sample(
                occasion,
                concern,
                partner,
                name,
                cause,
                severity,
                words,
                id,
                resolvedAt,
                removed,
                lastSucceededAt,
                items);
    }

    Sample warning() {
        return new Sample(
                occasion,
                concern,
                partner,
                name,
                cause,
                Severity.WARNING,
                message,
                requestId,
                resolvedAt,
                removed,
                lastSucceededAt,
                items);
    }

    Sample deleted() {
        return new Sample(
                Occasion.RESOLVED,
                concern,
                partner,
                name,
                cause,
                severity,
                message,
                requestId,
                NOW,
                true,
                lastSucceededAt,
                items);
    }

    Sample neverSynced() {
        return new Sample(
                occasion,
                concern,
                partner,
                name,
                cause,
                severity,
                message,
                requestId,
                resolvedAt,
                removed,
                null,
                items);
    }

    Sample withItems(List<Item> failed) {
        return new Sample(
                occasion,
                concern,
                partner,
                name,
                cause,
                severity,
                message,
                requestId,
                resolvedAt,
                removed,
                lastSucceededAt,
                failed);
    }

    Entry entry() {
        boolean counted = !items.isEmpty();
        return new Entry(
                occasion,
                UUID.nameUUIDFromBytes((partner + cause).getBytes(StandardCharsets.UTF_8)),
                concern,
                partner,
                name,
                cause,
                severity,
                message,
                requestId,
                TEN,
                occasion == Occasion.REOPENED ? BACK : TEN,
                resolvedAt,
                removed,
                lastSucceededAt,
                2,
                counted ? 17 : 0,
                counted ? 30 : 0,
                items);
    }

    static Notice notice(Sample... samples) {
        return new Notice(List.of(samples).stream().map(Sample::entry).toList());
    }

    static List<Item> failedItems() {
        return List.of(
                item(1, "AUR-ESP-250", "NOT_STOCKED_AT_LOCATION", "The inventory item is not stocked at the location."),
                item(
                        2,
                        "AUR-ESP-1000",
                        "NOT_STOCKED_AT_LOCATION",
                        "The inventory item is not stocked at the location."),
                item(3, "AUR-FIL-250", "VARIANT_DELETED", "The partner deleted the variant."),
                item(4, null, "UNTRACKED", "The partner does not track the variant's quantity."),
                item(5, "AUR-DEC-250", "NOT_STOCKED_AT_LOCATION", "The inventory item is not stocked at the location."),
                item(6, "AUR-MUG-<XL> & lid", "REFUSED", "Quantity can't be set for \"gift\" items"),
                item(7, "AUR-GRD-500", "BUNDLE", "A bundle has no stock of its own."),
                item(8, "AUR-CAP-010", "STORE_ITEM_MISSING", "The OCC store has no such inventory item."),
                item(9, "AUR-CAP-050", "STORE_ITEM_MISSING", "The OCC store has no such inventory item."),
                item(10, "AUR-CAP-100", "STORE_ITEM_MISSING", "The OCC store has no such inventory item."));
    }

    private static Item item(long id, String sku, String code, String message) {
        return new Item(44_000_000_000_00L + id, 55_000 + id, sku, code, message, null);
    }
}
