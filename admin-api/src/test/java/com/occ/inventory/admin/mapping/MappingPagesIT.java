package com.occ.inventory.admin.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.admin.AdminService;
import com.occ.inventory.admin.Forms;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.EntityExchangeResult;

class MappingPagesIT {
    private static final String HEADER = "partner,partner_variant_id,store_inventory_item_id,sku\r\n";
    private static final String HOSTILE = "=cmd|' /C calc'!A0<script>alert(1)</script>";

    private final AdminService admin = AdminService.shared();
    private final Forms forms = new Forms(admin);

    @Test
    void findsByHowASkuBeginsByVariantAndByItem() {
        admin.putPartner("find-a");
        admin.importMappings(
                HEADER + "find-a,88001,98001,FIND-Abc\r\nfind-a,88002,98002,find-b\r\nfind-a,88003,98003,%\r\n");

        assertThat(forms.page("/mappings?q=find-a")).contains("FIND-Abc").doesNotContain(">find-b<");
        assertThat(forms.page("/mappings?q=FIND-&partner=find-a")).contains("FIND-Abc", "find-b");
        assertThat(forms.page("/mappings?q=88002")).contains(">find-b<").doesNotContain("FIND-Abc");
        assertThat(forms.page("/mappings?q=gid%3A%2F%2Fshopify%2FInventoryItem%2F98001"))
                .contains("FIND-Abc");
        assertThat(forms.page("/mappings?q=%25&partner=find-a")).contains(">%<").doesNotContain("FIND-Abc");
        assertThat(forms.page("/mappings?q=%3Cscript%3E")).contains("Nothing found", "&lt;script&gt;");
        admin.web()
                .get()
                .uri("/api/v1/mappings?q=find-&partner=find-a")
                .exchange()
                .expectBody()
                .jsonPath("$.items[*].variantId")
                .isEqualTo(List.of(88001, 88002));
    }

    @Test
    void pagesThroughManyMappings() {
        admin.putPartner("many");
        String rows = IntStream.range(0, 10_250)
                .mapToObj(i -> "many," + (7_000_000 + i) + "," + (8_000_000 + i) + ",MANY-" + i)
                .collect(Collectors.joining("\r\n"));
        admin.importMappings(HEADER + rows).expectStatus().isOk();

        String page = forms.page("/mappings?partner=many");
        assertThat(page).contains("MANY-0<", "MANY-99<", "Next page").doesNotContain("MANY-100<");
        String next =
                page.replaceAll("(?s).*href=\"([^\"]*)\">Next page.*", "$1").replace("&amp;", "&");
        assertThat(forms.page(next)).contains("MANY-100<", "First page").doesNotContain("MANY-99<");
        assertThat(forms.page("/mappings?q=many-102")).contains("MANY-10200<").doesNotContain("MANY-99<");
    }

    @Test
    void addsChangesAndRemovesOneMapping() {
        admin.putPartner("single");
        admin.putPartner("holder");
        admin.importMappings(HEADER + "holder,91,99301,H\r\n");

        EntityExchangeResult<String> taken = forms.post(
                "/mappings/edit",
                "partner",
                "single",
                "variantId",
                "90",
                "storeInventoryItemId",
                "99301",
                "sku",
                HOSTILE);
        assertThat(taken.getStatus().value()).isEqualTo(422);
        assertThat(taken.getResponseBody())
                .contains("is already used by partner holder for variant 91", "&lt;script&gt;alert")
                .doesNotContain("<script>alert");
        assertThat(forms.post("/mappings/edit", "partner", "", "variantId", "x", "storeInventoryItemId", "")
                        .getResponseBody())
                .contains(
                        "must be digits or gid://shopify/ProductVariant/",
                        "must be digits or gid://shopify/InventoryItem/");

        EntityExchangeResult<String> added = forms.post(
                "/mappings/edit",
                "partner",
                "single",
                "variantId",
                "90",
                "storeInventoryItemId",
                "99302",
                "sku",
                HOSTILE);
        assertThat(added.getStatus().value()).isEqualTo(303);
        assertThat(forms.page("/mappings?partner=single")).contains("99302").doesNotContain("<script>alert");
        assertThat(forms.page("/mappings/export?partner=single"))
                .isEqualTo(HEADER + "single,90,99302,'" + HOSTILE + "\r\n");

        forms.post(
                "/mappings/edit",
                "known",
                "yes",
                "partner",
                "single",
                "variantId",
                "90",
                "storeInventoryItemId",
                "99303");
        assertThat(forms.page("/mappings/edit?partner=single&variant=90")).contains("99303");
        forms.post("/mappings/remove", "partner", "single", "variantId", "90");
        assertThat(forms.page("/mappings?partner=single")).contains("Nothing found");
        assertThat(audit("single")).isEqualTo("partner.created mapping.added mapping.changed mapping.removed");
    }

    @Test
    void theApiEditsOneMappingLikewise() {
        admin.putPartner("by-api");
        String path = "/api/v1/mappings/by-api/77";
        admin.web()
                .put()
                .uri(path)
                .bodyValue(java.util.Map.of("storeInventoryItemId", "99401", "sku", "S"))
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.storeItemId")
                .isEqualTo(99401);
        admin.web().delete().uri(path).exchange().expectStatus().isNoContent();
        admin.web().delete().uri(path).exchange().expectStatus().isNotFound();
    }

    @Test
    void showsWhatAFileWouldChangeAndAppliesExactlyThatOnce() {
        admin.putPartner("file-a");
        admin.importMappings(HEADER + "file-a,501,95001,A\r\nfile-a,502,95002,B\r\nfile-a,503,95003,C\r\n");

        EntityExchangeResult<String> looked = forms.upload(
                "/mappings/import", HEADER + "file-a,501,95001,A\r\nfile-a,502,95012,B\r\nfile-a,504,95004," + "D\r\n");
        assertThat(looked.getStatus().value()).isEqualTo(303);
        String address = looked.getResponseHeaders().getLocation().toString();
        String preview = forms.page(address);
        assertThat(preview).contains("What would change", "Apply 3 changes", "95002", "95012", "95004", "95003");
        assertThat(forms.page("/mappings?q=95012")).contains("Nothing found");

        EntityExchangeResult<String> applied = forms.post(address);
        assertThat(applied.getStatus().value()).isEqualTo(303);
        assertThat(forms.page("/mappings?q=95012")).contains(">B<");
        assertThat(forms.page("/mappings?q=95003")).contains("Nothing found");
        assertThat(forms.post(address).getStatus().value()).isEqualTo(409);
        assertThat(audit("file-a")).isEqualTo("partner.created mappings.imported mappings.imported");
    }

    @Test
    void refusesAPreviewWhenTheCatalogueWasChangedSince() {
        admin.putPartner("file-b");
        String address = forms.upload("/mappings/import", HEADER + "file-b,601,96001,A\r\n")
                .getResponseHeaders()
                .getLocation()
                .toString();
        admin.importMappings(HEADER + "file-b,602,96002,B\r\n");

        EntityExchangeResult<String> refused = forms.post(address);

        assertThat(refused.getStatus().value()).isEqualTo(409);
        assertThat(refused.getResponseBody()).contains("changed since the preview");
        assertThat(forms.page("/mappings?q=96002")).contains(">B<");
    }

    @Test
    void namesEveryFaultOfAFileWithItsLineAndAppliesNothing() {
        admin.putPartner("file-c");
        EntityExchangeResult<String> refused = forms.upload(
                "/mappings/import",
                HEADER + "file-c,x,97001,A\r\nnobody,702,97002,<script>alert(1)</script>\r\nfile-c,703,97002,C\r\n");

        assertThat(refused.getStatus().value()).isEqualTo(422);
        assertThat(refused.getResponseBody())
                .contains("3 faults", ">2<", ">3<", ">4<", "there is no partner nobody", "already used in line 3")
                .doesNotContain("<script>alert");
        assertThat(forms.upload("/mappings/import", "").getStatus().is4xxClientError())
                .isTrue();
        assertThat(forms.page("/mappings/import/not-an-id", 404)).contains("no such preview");
    }

    @Test
    void pagesHaveNoInlineScriptsOrStyles() {
        for (String path : List.of("/mappings", "/mappings/edit", "/mappings/import", "/mappings/review")) {
            assertThat(forms.page(path))
                    .doesNotContainPattern("<script(?![^>]*src=)")
                    .doesNotContainPattern("\\s(style|on[a-z]+)=");
        }
    }

    private String audit(String subject) {
        return admin.database()
                .sql("select string_agg(action, ' ' order by id) from admin.audit where subject = :subject")
                .bind("subject", subject)
                .mapValue(String.class)
                .one()
                .block();
    }
}
