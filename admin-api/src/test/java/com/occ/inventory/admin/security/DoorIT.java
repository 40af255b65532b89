package com.occ.inventory.admin.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.admin.AdminService;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

class DoorIT {
    private final AdminService admin = AdminService.shared();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/partners",
                "/%61pi/v1/partners",
                "/api/v1/partners;x=y",
                "/api/v1/nothing-here",
                "/api/cron/inventory-sync",
                "/api"
            })
    void asksWhoeverHasNoToken(String path) {
        get(admin.anonymous(), path)
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .valueEquals("WWW-Authenticate", "Bearer")
                .expectHeader()
                .contentType("application/problem+json");
    }

    @Test
    void eachDoorHasItsOwnKey() {
        get(with("wrong-token-altogether"), "/api/v1/partners").expectStatus().isUnauthorized();
        get(with(AdminService.CRON_SECRET), "/api/v1/partners").expectStatus().isUnauthorized();
        get(with(AdminService.API_TOKEN), "/api/cron/inventory-sync")
                .expectStatus()
                .isUnauthorized();
        get(with(AdminService.API_TOKEN), "/api/v1/partners").expectStatus().isOk();
    }

    @Test
    void answersWhatIsNotThereWithAProblem() {
        get(admin.web(), "/api/v1/nothing-here")
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .contentType("application/problem+json")
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo(404)
                .jsonPath("$.detail")
                .isEqualTo("There is nothing at /api/v1/nothing-here.");
        // A stranger does not even learn that there is nothing.
        get(admin.anonymous(), "/nothing-here")
                .expectStatus()
                .isSeeOther()
                .expectHeader()
                .location("/login?next=%2Fnothing-here");
        admin.web()
                .delete()
                .uri("/api/v1/schedule")
                .exchange()
                .expectStatus()
                .isEqualTo(405)
                .expectHeader()
                .exists("Allow");
        admin.web()
                .put()
                .uri("/api/v1/schedule")
                .bodyValue("{not json")
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/livez", "/readyz", "/health"})
    void tellsHealthToEverybody(String path) {
        get(admin.anonymous(), path)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("UP");
    }

    @Test
    void secretsThatAreUnsetOrTooShortOpenNothing() {
        try (AdminService closed = AdminService.with(Map.of("admin.api-token", "too-short", "admin.cron-secret", ""))) {
            get(closed.web(), "/api/v1/partners")
                    .expectStatus()
                    .isUnauthorized()
                    .expectBody()
                    .jsonPath("$.detail")
                    .value(String.class, detail -> assertThat(detail)
                            .endsWith("API_TOKEN is unset or shorter than 16 characters."));
            get(
                            closed.anonymous()
                                    .mutate()
                                    .defaultHeaders(headers -> headers.setBearerAuth("too-short"))
                                    .build(),
                            "/api/v1/partners")
                    .expectStatus()
                    .isUnauthorized();
            get(closed.web(), "/api/cron/inventory-sync").expectStatus().isEqualTo(503);
            get(closed.anonymous(), "/health").expectStatus().isOk();
        }
    }

    private WebTestClient with(String token) {
        return admin.anonymous()
                .mutate()
                .defaultHeaders(headers -> headers.setBearerAuth(token))
                .build();
    }

    private static ResponseSpec get(WebTestClient client, String path) {
        return client.get()
                .uri(builder -> URI.create(builder.build().toString().replaceAll("/$", "") + path))
                .exchange();
    }
}
