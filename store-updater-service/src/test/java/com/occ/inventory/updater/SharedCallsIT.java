package com.occ.inventory.updater;

import static com.occ.inventory.updater.RunningUpdater.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.occ.inventory.message.Counts;
import com.occ.inventory.message.InventorySnapshot;
import com.occ.inventory.testing.TestBroker;
import com.occ.inventory.testing.TestDatabase;
import com.occ.inventory.trace.KeptSpans;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What pages gain that come together. Those who linger here linger long, for on a busy machine together takes its time. */
class SharedCallsIT {
    private static OccShop shop;
    private static RunningUpdater updater;

    @BeforeAll
    static void start() {
        shop = new OccShop();
        updater = new RunningUpdater(TestBroker.any(), TestDatabase.fresh(), shop, "updater.linger=2s").ready();
    }

    @AfterAll
    static void stop() {
        updater.close();
        shop.close();
    }

    @Test
    void partnersOfARunShareCalls() {
        UUID run = UUID.randomUUID();
        List<InventorySnapshot> pages = new ArrayList<>();
        for (int partner = 0; partner < 30; partner++) {
            pages.add(PartnerPages.of("shared-" + partner, run).page(shop.items(30), 8));
        }

        shop.forgetCalls();
        updater.publishAtOnce(pages);

        assertThat(pages).allSatisfy(page -> assertThat(updater.resultOf(page).counts())
                .isEqualTo(new Counts(30, 30, 0, 0, 0, 0, 0)));
        assertThat(shop.calls("Levels")).isBetween(4, 6);
        assertThat(shop.calls("SetQuantities")).isBetween(4, 6);
        assertThat(pages).allSatisfy(page -> assertThat(shop.levels(page.rows().stream()
                        .map(InventorySnapshot.Row::storeItemId)
                        .toList()))
                .containsOnly(8));
    }

    /** One has its place in the trace of the page that waited longest, and is found from every other. */
    @Test
    void aCallThatServesManyPagesLinksToEachOfThem() {
        KeptSpans spans = updater.spans();
        UUID run = UUID.randomUUID();
        List<InventorySnapshot> pages = new ArrayList<>();
        for (int partner = 0; partner < 6; partner++) {
            pages.add(PartnerPages.of("linked-" + partner, run).page(shop.items(5), 8));
        }

        updater.publishAtOnce(pages);
        pages.forEach(updater::resultOf);

        await().atMost(SOON)
                .until(() -> spans.named("process InventorySnapshot").size() == 6);
        Set<String> handled = ids(spans.named("process InventorySnapshot"));
        for (String call : List.of("levels", "set-quantities")) {
            List<SpanData> calls = spans.named(call);
            assertThat(calls.stream()
                            .flatMap(span -> span.getLinks().stream())
                            .map(link -> link.getSpanContext().getSpanId())
                            .collect(Collectors.toSet()))
                    .as(call)
                    .isEqualTo(handled);
            assertThat(calls).hasSizeLessThan(6).allSatisfy(span -> {
                assertThat(span.getLinks()).hasSizeGreaterThan(1);
                assertThat(span.getParentSpanId())
                        .isEqualTo(span.getLinks().get(0).getSpanContext().getSpanId());
                assertThat(KeptSpans.attribute(span, "shopify.request_id")).isNotEmpty();
            });
        }
    }

    private static Set<String> ids(List<SpanData> spans) {
        return spans.stream().map(SpanData::getSpanId).collect(Collectors.toSet());
    }
}
