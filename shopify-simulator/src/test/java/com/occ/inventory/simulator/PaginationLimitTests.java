package com.occ.inventory.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** A list of 25,001 variants. Seeding forgets the other tests' shops, which make theirs anew in each test. */
class PaginationLimitTests {
    private static final int PAGES = 100;
    private static JsonNode partner;

    @BeforeAll
    static void seed() {
        partner = Twin.control("POST", "/seed", "{\"partners\":1,\"variants\":25001,\"plan\":\"ENTERPRISE\"}")
                .at("/partners/0");
    }

    @ParameterizedTest
    @CsvSource({"first, after, hasNextPage, endCursor", "last, before, hasPreviousPage, startCursor"})
    void endsAtThe25000thObjectFromEitherEnd(String size, String from, String more, String cursor) {
        var query =
                "query($cursor: String) { productVariants(%s: 250, %s: $cursor) { nodes { id } pageInfo { %s %s } } }"
                        .formatted(size, from, more, cursor);
        String at = null;
        for (var page = 1; page <= PAGES; page++) {
            var read = ask(query, at).at("/data/productVariants");
            assertThat(read.at("/nodes").size()).as("page %d", page).isEqualTo(250);
            assertThat(read.at("/pageInfo/" + more).asBoolean()).isTrue();
            at = read.at("/pageInfo/" + cursor).asString();
        }

        var past = ask(query, at);

        assertThat(past.at("/errors/0/extensions/code").asString()).isEqualTo("BAD_REQUEST");
        assertThat(past.at("/errors/0/message").asString()).contains("25000");
        assertThat(past.at("/errors/0/path").toString()).isEqualTo("[\"productVariants\"]");
        assertThat(past.get("data").isNull()).isTrue();
    }

    private static JsonNode ask(String query, String cursor) {
        var variables = new HashMap<String, Object>();
        variables.put("cursor", cursor);
        return Twin.json(Twin.web()
                .post()
                .uri(
                        "/{shop}/admin/api/2026-10/graphql.json",
                        partner.at("/domain").asString())
                .header("X-Shopify-Access-Token", partner.at("/accessToken").asString())
                .bodyValue(Map.of("query", query, "variables", variables))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult());
    }
}
