package com.occ.inventory.admin.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.admin.AdminService;
import com.occ.inventory.admin.access.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

class HeadersIT {
    private final AdminService admin = AdminService.shared();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/login",
                "/account",
                "/audit",
                "/users",
                "/tokens",
                "/users/test-admin",
                "/nothing-here",
                "/api/v1/partners"
            })
    void tellsBrowsersWhatNotToDo(String path) {
        EntityExchangeResult<String> answer = get(admin.browserAs(Role.ADMIN), path);
        HttpHeaders headers = answer.getResponseHeaders();

        assertThat(headers.getFirst("Content-Security-Policy"))
                .startsWith("default-src 'self';")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(headers.getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(headers.getFirst("X-Frame-Options")).isEqualTo("DENY");
        assertThat(headers.getFirst("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(headers.getFirst("Cache-Control")).contains("no-store");
        assertThat(headers.headerNames()).doesNotContain("Strict-Transport-Security");
        boolean page = MediaType.TEXT_HTML.isCompatibleWith(headers.getContentType());
        assertThat(page ? answer.getResponseBody() : "")
                .doesNotContainPattern("<script(?![^>]*src=)")
                .doesNotContainPattern("<[^>]+\\s(style|on[a-z]+)=")
                .doesNotContain("<style");
    }

    @Test
    void insistsOnHttpsWhereItIs() {
        EntityExchangeResult<String> answer = get(
                admin.anonymous()
                        .mutate()
                        .defaultHeader("X-Forwarded-Proto", "https")
                        .build(),
                "/login");

        assertThat(answer.getResponseHeaders().getFirst("Strict-Transport-Security"))
                .startsWith("max-age=");
    }

    @Test
    void letsBrowsersKeepWhatIsNobodysSecret() {
        assertThat(get(admin.anonymous(), "/app.css").getResponseHeaders().getFirst("Cache-Control"))
                .isEqualTo("no-cache");
    }

    @Test
    void takesTheTokenOfAFormWithAFileToo() {
        WebTestClient browser = admin.browserAs(Role.ADMIN);
        String token = get(browser, "/account")
                .getResponseBody()
                .replaceAll("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
        MultipartBodyBuilder form = new MultipartBodyBuilder();
        form.part("file", "a,b").filename("a.csv");
        WebTestClient plain = browser.mutate()
                .defaultHeaders(headers -> headers.remove("X-CSRF-TOKEN"))
                .build();

        post(plain, form).expectStatus().isForbidden();
        form.part("_csrf", token);
        post(plain, form).expectStatus().isNotFound();
    }

    @Test
    void givesStrangersNoCookieBeforeTheyNeedOne() {
        assertThat(get(admin.anonymous(), "/audit").getResponseCookies()).isEmpty();
        assertThat(get(admin.anonymous(), "/app.css").getResponseCookies()).isEmpty();
        assertThat(get(admin.browserAs(Role.ADMIN), "/audit").getResponseCookies())
                .isEmpty();
    }

    @Test
    void refusesAddressesThatAreNone() {
        admin.anonymous()
                .get()
                .uri(java.net.URI.create(admin.address() + "/api/v1/partners/..%2fx"))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType("application/problem+json");
    }

    private static WebTestClient.ResponseSpec post(WebTestClient client, MultipartBodyBuilder form) {
        return client.post()
                .uri("/nothing-here")
                .body(BodyInserters.fromMultipartData(form.build()))
                .exchange();
    }

    private static EntityExchangeResult<String> get(WebTestClient client, String path) {
        return client.get()
                .uri(path)
                .accept(org.springframework.http.MediaType.ALL)
                .exchange()
                .expectBody(String.class)
                .returnResult();
    }
}
