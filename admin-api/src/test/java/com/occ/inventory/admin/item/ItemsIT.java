package com.occ.inventory.admin.item;

import static com.occ.inventory.admin.item.Told.change;
import static com.occ.inventory.admin.item.Told.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.occ.inventory.admin.AdminService;
import com.occ.inventory.message.Counts;
import com.occ.inventory.message.Mode;
import com.occ.inventory.message.PartnerFailure;
import com.occ.inventory.message.PartnerSyncStatus;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ItemsIT {
    private final AdminService admin = AdminService.shared();

    @Test
    void listsAPartnersItemsWithWhatWasLastWritten() {
        Told told = new Told(admin, "item-list");
        told.maps(71_001, 71_005);
        told.changes(Mode.APPLY, change(71_001, 9, 8), change(71_002, 3, 0));
        UUID last = told.changes(Mode.APPLY, change(71_001, 8, 5));
        told.changes(Mode.DRY, change(71_001, 5, 77));
        told.fails(failure(71_001, "BUNDLE"), failure(71_003, "UNTRACKED"));
        awaitHistory(told, 71_001, 4);

        told.get("/api/v1/partners/item-list/items?limit=3")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(3)
                .jsonPath("$.items[0].sku")
                .isEqualTo("SKU-71001")
                .jsonPath("$.items[0].last.before")
                .isEqualTo(8)
                .jsonPath("$.items[0].last.after")
                .isEqualTo(5)
                .jsonPath("$.items[0].last.runId")
                .isEqualTo(last.toString())
                .jsonPath("$.items[0].failure.code")
                .isEqualTo("BUNDLE")
                .jsonPath("$.items[1].last.after")
                .isEqualTo(0)
                .jsonPath("$.items[2].last")
                .isEmpty()
                .jsonPath("$.next")
                .isNotEmpty();
        told.get("/api/v1/partners/item-list/items?search=sku-71005")
                .expectBody()
                .jsonPath("$.items[0].variantId")
                .isEqualTo(71_005)
                .jsonPath("$.items.length()")
                .isEqualTo(1);
        told.get("/api/v1/partners/item-list/items?search=900071002")
                .expectBody()
                .jsonPath("$.items[0].variantId")
                .isEqualTo(71_002);
        told.get("/api/v1/partners/item-list/items?search=gid://shopify/ProductVariant/71003")
                .expectBody()
                .jsonPath("$.items[0].variantId")
                .isEqualTo(71_003);

        String page = told.page("/partners/item-list");
        assertThat(page)
                .contains("SKU-71001", "SKU-71005", "/partners/item-list/items/71001", "/runs/" + last, "Bundle");
        assertThat(told.page("/partners/item-list?search=71005"))
                .contains("SKU-71005")
                .doesNotContain("SKU-71001");
        assertThat(told.page("/partners/item-list?search=nothing")).contains("No item matches");
    }

    @Test
    void tellsAnItemsHistoryFromTheNewestChangeOn() {
        Told told = new Told(admin, "item-history");
        told.maps(71_101, 71_101);
        told.changes(Mode.APPLY, change(71_101, 9, 8));
        UUID failed = told.fails(failure(71_101, "BUNDLE"));
        told.changes(Mode.DRY, change(71_101, 8, 7));
        UUID newest = told.changes(Mode.APPLY, change(71_101, 8, 4));
        awaitHistory(told, 71_101, 4);
        String address = "/api/v1/partners/item-history/items/71101";

        told.get(address)
                .expectBody()
                .jsonPath("$.storeItemId")
                .isEqualTo(900_071_101)
                .jsonPath("$.last.after")
                .isEqualTo(4)
                .jsonPath("$.failure")
                .isEmpty();
        told.get(address + "/history?limit=2")
                .expectBody()
                .jsonPath("$.items[0].runId")
                .isEqualTo(newest.toString())
                .jsonPath("$.items[0].before")
                .isEqualTo(8)
                .jsonPath("$.items[0].trigger")
                .isEqualTo("SCHEDULE")
                .jsonPath("$.items[1].mode")
                .isEqualTo("DRY")
                .jsonPath("$.next")
                .value(String.class, cursor -> told.get(address + "/history?limit=2&cursor=" + cursor)
                        .expectBody()
                        .jsonPath("$.items[0].runId")
                        .isEqualTo(failed.toString())
                        .jsonPath("$.items[0].code")
                        .isEqualTo("BUNDLE")
                        .jsonPath("$.items[0].requestId")
                        .isEqualTo("r-71101")
                        .jsonPath("$.items[1].after")
                        .isEqualTo(8)
                        .jsonPath("$.next")
                        .isEmpty());

        assertThat(told.page("/partners/item-history/items/71101"))
                .contains("SKU-71101", "Would change", "because of BUNDLE", "/runs/" + newest, "Schedule");
    }

    @Test
    void offersAFailedItemsAdviceAndActionsOnItsPage() {
        Told told = new Told(admin, "item-failed");
        told.maps(71_201, 71_201);
        told.fails(failure(71_201, "UNKNOWN_QUANTITY"));
        awaitHistory(told, 71_201, 1);

        assertThat(told.page("/partners/item-failed/items/71201"))
                .contains("Unknown quantity", "Mostly this passes by itself", "not written")
                .contains("action=\"/failed-items/retry\"", "action=\"/failed-items/dismiss\"");
    }

    @Test
    void keepsAnItemsHistoryWhenItsMappingIsGone() {
        Told told = new Told(admin, "item-gone");
        told.maps(71_301, 71_302);
        told.changes(Mode.APPLY, change(71_301, 2, 1));
        awaitHistory(told, 71_301, 1);
        told.maps(71_302, 71_302);

        assertThat(told.page("/partners/item-gone/items/71301")).contains("Variant 71301", "not mapped any more");
        told.get("/api/v1/partners/item-gone/items/71301")
                .expectBody()
                .jsonPath("$.mapped")
                .isEqualTo(false);
    }

    @Test
    void tellsHowAPartnerStandsAndThatItsTokenWasRefused() {
        Told told = new Told(admin, "item-partner");
        told.maps(71_401, 71_404);
        told.ends(PartnerSyncStatus.SUCCEEDED, null, null, new Counts(4, 4, 0, 0, 0, 0, 0));
        told.fails(failure(71_401, "BUNDLE"));
        awaitHistory(told, 71_401, 1);
        await().untilAsserted(() -> assertThat(told.page("/partners/item-partner"))
                .contains("item-partner.myshopify.com", "Accepted", "Does not expire")
                .contains("/failed-items?partner=item-partner")
                .doesNotContain("shpat_"));

        admin.clock().advance(java.time.Duration.ofSeconds(10));
        UUID refused = told.ends(
                PartnerSyncStatus.FAILED, PartnerFailure.TOKEN_INVALID, "[API] Invalid API key <b>", Counts.ZERO);
        await().untilAsserted(() -> assertThat(told.page("/partners/item-partner"))
                .contains("Token invalid", "Shopify refused it", "it was revoked, or is mistyped")
                .contains("[API] Invalid API key &lt;b&gt;", "r-partner", "/runs/" + refused));
    }

    @Test
    void saysWhatIsWrongWithARequest() {
        Told told = new Told(admin, "item-bad");
        told.maps(71_501, 71_501);
        for (String address : List.of(
                "/partners/item-bad/items/abc",
                "/partners/Item%20Bad",
                "/partners/item-bad?cursor=x",
                "/partners/item-bad/items/71501?cursor=x",
                "/api/v1/partners/item-bad/items?limit=0",
                "/api/v1/partners/item-bad/items?search=%00",
                "/api/v1/partners/item-bad/items/71501/history?cursor=x")) {
            told.get(address).expectStatus().isBadRequest();
        }
        for (String address : List.of(
                "/partners/item-nobody",
                "/partners/item-bad/items/99",
                "/partners/item-nobody/items/99",
                "/api/v1/partners/item-nobody/items",
                "/api/v1/partners/item-bad/items/99",
                "/api/v1/partners/item-bad/items/99/history")) {
            told.get(address).expectStatus().isNotFound();
        }
    }

    @Test
    void showsHostileTextsAsTexts() {
        Told told = new Told(admin, "item-hostile");
        HostileText.put(told, 71_601);

        HostileText.assertHarmless(told.page("/partners/item-hostile"));
        HostileText.assertHarmless(told.page("/partners/item-hostile?search=" + HostileText.ENCODED));
        HostileText.assertHarmless(told.page("/partners/item-hostile/items/71601"));
    }

    private static void awaitHistory(Told told, long variant, long changes) {
        await().untilAsserted(() -> assertThat(told.count("select count(*) from admin.item_change where partner = '"
                        + told.partner + "' and variant_id = " + variant))
                .isEqualTo(changes));
    }
}
