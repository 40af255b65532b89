package com.occ.inventory.admin.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.occ.inventory.message.InventoryApplied.Failure;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Texts that people and stores may send and that must do no harm on a page. */
final class HostileText {
    static final String MARKUP = "<script>alert('x')</script>\"><img src=x onerror=alert(1)>";
    static final String TEMPLATE = "${7*7}__${T(java.lang.Runtime)}__[[${1}]]";
    static final String RIGHT_TO_LEFT = "\u202eقهوة\u0301\ud83d\ude00";
    static final String LONG = "x".repeat(5_000);
    static final String ENCODED = URLEncoder.encode(MARKUP + TEMPLATE + RIGHT_TO_LEFT, StandardCharsets.UTF_8)
            .replace("+", "%20");

    private HostileText() {}

    /** Names, SKU, code, message and request id of one failed item of the partner's. */
    static void put(Told told, long variant) {
        told.maps(variant, variant);
        sql(told, "update admin.partner set name = :text where key = '" + told.partner + "'", MARKUP + LONG);
        sql(
                told,
                "update admin.mapping set sku = :text where partner_key = '" + told.partner + "'",
                MARKUP + TEMPLATE + RIGHT_TO_LEFT + LONG);
        told.fails(new Failure(variant, 900_000_000 + variant, MARKUP, MARKUP + TEMPLATE + LONG, MARKUP));
        await().untilAsserted(() -> assertThat(
                        told.count("select count(*) from admin.failed_item where partner = '" + told.partner + "'"))
                .isEqualTo(1));
    }

    static void assertHarmless(String page) {
        assertThat(page)
                .contains("</html>")
                .doesNotContain("<script>alert", "<img src=x", "49__")
                .doesNotContainPattern("<script(?![^>]*src=)");
        // In the value of an attribute it is only letters.
        assertThat(page.replaceAll("\"[^\"]*\"", "\"\"")).doesNotContainPattern("<[^>]*\\s(style|on[a-z]+)=");
    }

    private static void sql(Told told, String statement, String text) {
        told.admin.database().sql(statement).bind("text", text).then().block();
    }
}
