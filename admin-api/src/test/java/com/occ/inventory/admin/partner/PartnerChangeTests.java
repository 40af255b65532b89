package com.occ.inventory.admin.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.occ.inventory.admin.door.Problem;
import com.occ.inventory.admin.door.Problem.Fault;
import com.occ.inventory.message.SealedToken;
import com.occ.inventory.shopify.CatalogueSettings;
import com.occ.inventory.shopify.ShopifySettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class PartnerChangeTests {
    private static final Instant NOW = Instant.parse("2026-11-25T08:00:00Z");
    private static final StoredPartner NOBODY = new StoredPartner("a", "", "", List.of(), false, true, false);
    private static final StoredPartner KNOWN =
            new StoredPartner("a", "A", "a.myshopify.com", List.of(7L), true, false, true);

    @Test
    void aNewPartnerNeedsNameStoreAndToken() {
        assertThatThrownBy(() -> change(NOBODY, new PartnerRequest(null, null, null, null, null, null)))
                .asInstanceOf(InstanceOfAssertFactories.type(Problem.class))
                .extracting(Problem::faults, InstanceOfAssertFactories.list(Fault.class))
                .extracting(Fault::field)
                .containsExactly("name", "shopDomain", "accessToken");
    }

    @Test
    void whatIsLeftOutStays() {
        PartnerChange change = change(KNOWN, new PartnerRequest(null, null, null, null, null, null));

        assertThat(change).isEqualTo(new PartnerChange(KNOWN, "A", "a.myshopify.com", true, null, List.of(7L)));
        assertThat(change.differs()).isFalse();
    }

    @Test
    void aTombstoneIsNoLongerPaused() {
        StoredPartner tombstone = new StoredPartner("a", "A", "a.myshopify.com", List.of(7L), false, true, false);

        PartnerChange change = change(tombstone, new PartnerRequest("B", "b.myshopify.com", "t", null, null, null));

        assertThat(change.created()).isTrue();
        assertThat(change.pauseDiffers()).isFalse();
    }

    @Test
    void aTokenIsPrintable() {
        assertThatThrownBy(() -> change(KNOWN, new PartnerRequest(null, null, "a token", null, null, null)))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> change(KNOWN, new PartnerRequest(null, null, "a\r\nHost: b", null, null, null)))
                .isInstanceOf(Problem.class);
    }

    @Test
    void anExpiringTokenComesWithAllThatReplacesIt() {
        NewToken token = change(KNOWN, expiring(token(3_600L, null))).newToken();

        assertThat(token)
                .isEqualTo(new NewToken.Expiring(
                        "shpat_1", Instant.parse("2026-11-25T09:00:00Z"), "shprt_1", "client", "secret"));
        assertThat(token.sealed(secret -> "sealed " + secret))
                .isEqualTo(new SealedToken.Expiring(
                        "sealed shpat_1",
                        Instant.parse("2026-11-25T09:00:00Z"),
                        "sealed shprt_1",
                        "client",
                        "sealed secret"));
    }

    @Test
    void whenAnExpiringTokenExpiresMayBeATimeOrUnknown() {
        Instant time = Instant.parse("2026-11-25T08:20:00Z");

        assertThat(change(KNOWN, expiring(token(null, time))).newToken())
                .extracting("expiresAt")
                .isEqualTo(time);
        assertThat(change(KNOWN, expiring(token(null, null))).newToken())
                .extracting("expiresAt")
                .isNull();
    }

    @Test
    void namesEveryFaultOfAnExpiringTokenBesideItsField() {
        assertThat(faults(KNOWN, expiring(new TokenRequest.Expiring(null, " ", -1L, null, "a client", null))))
                .containsExactly(
                        "expiringToken.accessToken",
                        "expiringToken.refreshToken",
                        "expiringToken.expiresIn",
                        "expiringToken.clientId",
                        "expiringToken.clientSecret");
        assertThat(faults(KNOWN, expiring(token(60L, NOW)))).containsExactly("expiringToken.expiresIn");
        assertThat(faults(KNOWN, expiring(token(Long.MAX_VALUE, null)))).containsExactly("expiringToken.expiresIn");
        assertThat(faults(KNOWN, expiring(token(null, Instant.MAX)))).containsExactly("expiringToken.expiresAt");
        assertThat(faults(KNOWN, expiring(token(null, Instant.MIN)))).containsExactly("expiringToken.expiresAt");
        assertThat(faults(KNOWN, new PartnerRequest(null, null, "shpat_1", token(60L, null), null, null)))
                .containsExactly("expiringToken");
    }

    @Test
    void anExpiringTokenIsATokenOfANewPartnerAndOfAnotherStore() {
        PartnerRequest request = new PartnerRequest("B", "b.myshopify.com", null, token(60L, null), null, null);

        assertThat(change(NOBODY, request).created()).isTrue();
        assertThat(change(KNOWN, request).shopDomain()).isEqualTo("b.myshopify.com");
    }

    @Test
    void locationsAreNumbersOrTheirGidsEachOnce() {
        List<String> asked = List.of("9", "gid://shopify/Location/8", "9");

        assertThat(change(KNOWN, new PartnerRequest(null, null, null, null, null, asked))
                        .locations())
                .containsExactly(8L, 9L);
        assertThat(change(KNOWN, new PartnerRequest(null, null, null, null, null, List.of()))
                        .locations())
                .isEmpty();
        assertThatThrownBy(() -> change(
                        KNOWN, new PartnerRequest(null, null, null, null, null, List.of("gid://shopify/Product/1"))))
                .isInstanceOf(Problem.class);
    }

    @Test
    void anotherStoreHasOtherLocations() {
        PartnerChange moved = change(KNOWN, new PartnerRequest(null, "b.myshopify.com", "t", null, null, null));

        assertThat(moved.locations()).isEmpty();
    }

    @Test
    void aTokenIsNeverToldInText() {
        PartnerRequest request = new PartnerRequest(null, null, "shpat_secret", null, null, null);

        assertThat(request.toString()).doesNotContain("shpat_secret");
        assertThat(change(KNOWN, request).toString()).doesNotContain("shpat_secret");
        assertThat(change(KNOWN, request).newToken().toString()).doesNotContain("shpat_secret");
        assertThat(request.token().toString()).doesNotContain("shpat_secret");
        PartnerRequest expiring = expiring(token(60L, null));
        assertThat(Stream.of(
                        expiring,
                        expiring.token(),
                        expiring.expiringToken(),
                        change(KNOWN, expiring).newToken()))
                .extracting(Object::toString)
                .noneMatch(text -> text.contains("shpat_1") || text.contains("shprt_1") || text.contains("secret"));
    }

    private static TokenRequest.Expiring token(Long expiresIn, Instant expiresAt) {
        return new TokenRequest.Expiring("shpat_1", "shprt_1", expiresIn, expiresAt, "client", "secret");
    }

    private static PartnerRequest expiring(TokenRequest.Expiring token) {
        return new PartnerRequest(null, null, null, token, null, null);
    }

    private static List<String> faults(StoredPartner before, PartnerRequest request) {
        return catchThrowableOfType(Problem.class, () -> change(before, request)).faults().stream()
                .map(Fault::field)
                .toList();
    }

    private static PartnerChange change(StoredPartner before, PartnerRequest request) {
        return PartnerChange.of(before, request, shops(), NOW);
    }

    private static ShopifySettings shops() {
        Duration second = Duration.ofSeconds(1);
        return new ShopifySettings(
                "https://{shop}",
                "2026-10",
                second,
                1,
                second,
                second,
                1,
                second,
                new CatalogueSettings(1, second, second, second));
    }
}
