package com.occ.inventory.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused before anything is done. */
class RefusingTests {
    private static final Map<String, Object> QUERY = Map.of("query", "{ shop { name } }");

    @Test
    void aWrongTokenGetsErrorsAsAString() {
        var shop = Twin.stocked(1);

        shop.send(Twin.VERSION, "wrong", QUERY)
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .jsonPath("$.errors")
                .isEqualTo("[API] Invalid API key or access token (unrecognized login or wrong password)");
    }

    @Test
    void aRevokedTokenIsRefusedUntilItIsRestored() {
        var shop = Twin.stocked(1);

        shop.manage("POST", "/revoke-token", null);
        shop.send(Twin.VERSION, Twin.TOKEN, QUERY).expectStatus().isUnauthorized();
        shop.manage("POST", "/restore-token", null);
        shop.send(Twin.VERSION, Twin.TOKEN, QUERY).expectStatus().isOk();
    }

    @Test
    void anUnknownShopIsNotFound() {
        Twin.web()
                .post()
                .uri("/nobody.myshopify.com/admin/api/2026-10/graphql.json")
                .bodyValue("{}")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.errors")
                .isEqualTo("Not Found");
    }

    @Test
    void aBodyWithoutAQueryIsABadRequest() {
        var shop = Twin.stocked(1);

        shop.send(Twin.VERSION, Twin.TOKEN, "{\"query\":").expectStatus().isBadRequest();
        shop.send(Twin.VERSION, Twin.TOKEN, "{}").expectStatus().isBadRequest();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "undefinedField | { shop { nom } }",
                "argumentNotAccepted | { shop(id: 1) { name } }",
                "missingRequiredArguments | { productVariant { id } }",
                "variableNotUsed | query Q($a: Int) { shop { name } }",
                "variableNotDefined | { productVariant(id: $id) { id } }",
                "selectionMismatch | { shop }",
                "undefinedType | { nodes(ids: []) { ... on Teapot { id } } }",
            })
    void aDocumentThatDoesNotFitTheSchemaHasNoDataAndACode(String code, String query) {
        var answer = Twin.stocked(1).ask(query);

        assertThat(answer.has("data")).isFalse();
        assertThat(answer.at("/errors/0/extensions/code").asString()).isEqualTo(code);
        assertThat(answer.at("/errors/0/locations/0/line").asInt()).isEqualTo(1);
    }

    @Test
    void namesEveryProblemOfAVariable() {
        var answer = Twin.stocked(1)
                .ask(
                        Twin.SET,
                        Map.of(
                                "key",
                                "k",
                                "input",
                                Map.of(
                                        "name",
                                        "available",
                                        "quantities",
                                        List.of(Map.of("inventoryItemId", "7", "locationId", "x", "quantity", 1.5)))));

        assertThat(answer.at("/errors/0/extensions/problems").findValuesAsString("explanation"))
                .containsExactly(
                        "Expected value to not be null",
                        "Invalid global id '7'",
                        "Invalid global id 'x'",
                        "Could not coerce value 1.5 to Int");
    }

    @Test
    void aMissingScopeIsNamed() {
        var shop = Twin.shop("{\"scopes\":[\"read_products\"],\"products\":[{\"variants\":[{}]}]}");

        var answer = shop.set("k", List.of(shop.row(0, 1)));

        assertThat(answer.at("/errors/0/extensions/code").asString()).isEqualTo("ACCESS_DENIED");
        assertThat(answer.at("/errors/0/extensions/requiredAccess").asString())
                .isEqualTo("`write_inventory` access scope.");
        assertThat(answer.at("/data/inventorySetQuantities").isNull()).isTrue();
    }
}
