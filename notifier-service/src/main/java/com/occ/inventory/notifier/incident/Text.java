package com.occ.inventory.notifier.incident;

import com.occ.inventory.message.FailureThresholdReached.Failing;
import com.occ.inventory.message.FailureThresholdReached.Item;

/** Foreign words. PostgreSQL stores every character but one, and for that one's sake no alert may be lost. */
final class Text {
    private Text() {}

    static String storable(String foreign) {
        return foreign == null ? null : foreign.replace('\0', '\uFFFD');
    }

    static Failing storable(Failing failing) {
        return new Failing(
                storable(failing.cause()),
                storable(failing.message()),
                storable(failing.requestId()),
                failing.since(),
                failing.runs(),
                failing.failed(),
                failing.attempted(),
                failing.items().stream().map(Text::storable).toList());
    }

    private static Item storable(Item item) {
        return new Item(
                item.variantId(),
                item.storeItemId(),
                storable(item.sku()),
                storable(item.code()),
                storable(item.message()),
                storable(item.requestId()));
    }
}
