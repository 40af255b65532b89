package com.occ.inventory.admin.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.occ.inventory.admin.door.Problem;
import com.occ.inventory.admin.door.Problem.Fault;
import com.occ.inventory.shopify.ShopifySettings;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class PartnerChangeTests {
    private static final StoredPartner NOBODY = new StoredPartner("a", "", "", List.of(), false, true, false);
    private static final StoredPartner KNOWN =
            new StoredPartner("a", "A", "a.myshopify.com", List.of(7L), true, false, true);

    @Test
    void aNewPartnerNeedsNameStoreAndToken() {
        assertThatThrownBy(() -> change(NOBODY, new PartnerRequest(null, null, null, null, null)))
                .asInstanceOf(InstanceOfAssertFactories.type(Problem.class))
                .extracting(Problem::faults, InstanceOfAssertFactories.list(Fault.class))
                .extracting(Fault::field)
                .containsExactly("name", "shopDomain", "accessToken");
    }

    @Test
    void whatIsLeftOutStays() {
        PartnerChange change = change(KNOWN, new PartnerRequest(null, null, null, null, null));

        assertThat(change).isEqualTo(new PartnerChange(KNOWN, "A", "a.myshopify.com", true, null, List.of(7L)));
        assertThat(change.differs()).isFalse();
    }

    @Test
    void aTombstoneIsNoLongerPaused() {
        StoredPartner tombstone = new StoredPartner("a", "A", "a.myshopify.com", List.of(7L), false, true, false);

        PartnerChange change = change(tombstone, new PartnerRequest("B", "b.myshopify.com", "t", null, null));

        assertThat(change.created()).isTrue();
        assertThat(change.pauseDiffers()).isFalse();
    }

    @Test
    void aTokenIsPrintable() {
        assertThatThrownBy(() -> change(KNOWN, new PartnerRequest(null, null, "a token", null, null)))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> change(KNOWN, new PartnerRequest(null, null, "a\r\nHost: b", null, null)))
                .isInstanceOf(Problem.class);
    }

    @Test
    void locationsAreNumbersOrTheirGidsEachOnce() {
        List<String> asked = List.of("9", "gid://shopify/Location/8", "9");

        assertThat(change(KNOWN, new PartnerRequest(null, null, null, null, asked))
                        .locations())
                .containsExactly(8L, 9L);
        assertThat(change(KNOWN, new PartnerRequest(null, null, null, null, List.of()))
                        .locations())
                .isEmpty();
        assertThatThrownBy(() ->
                        change(KNOWN, new PartnerRequest(null, null, null, null, List.of("gid://shopify/Product/1"))))
                .isInstanceOf(Problem.class);
    }

    @Test
    void anotherStoreHasOtherLocations() {
        PartnerChange moved = change(KNOWN, new PartnerRequest(null, "b.myshopify.com", "t", null, null));

        assertThat(moved.locations()).isEmpty();
    }

    @Test
    void aTokenIsNeverToldInText() {
        PartnerRequest request = new PartnerRequest(null, null, "shpat_secret", null, null);

        assertThat(request.toString()).doesNotContain("shpat_secret");
        assertThat(change(KNOWN, request).toString()).doesNotContain("shpat_secret");
    }

    private static PartnerChange change(StoredPartner before, PartnerRequest request) {
        return PartnerChange.of(before, request, shops());
    }

    private static ShopifySettings shops() {
        Duration second = Duration.ofSeconds(1);
        return new ShopifySettings("https://{shop}", "2026-10", second, 1, second, second, 1, second);
    }
}
