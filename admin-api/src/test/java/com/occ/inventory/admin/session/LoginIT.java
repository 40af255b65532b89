package com.occ.inventory.admin.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.admin.AdminService;
import com.occ.inventory.admin.Browser;
import com.occ.inventory.admin.access.Actor;
import com.occ.inventory.admin.access.OpaqueSecret;
import com.occ.inventory.admin.access.Role;
import com.occ.inventory.admin.user.UserEditing;
import com.occ.inventory.testing.TestBroker;
import com.occ.inventory.testing.TestDatabase;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseCookie;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.web.reactive.function.BodyInserters;

/** Its own service, for it moves the clock; and a second one on the same database. */
class LoginIT {
    private static final Actor TESTS = new Actor(Actor.Kind.SYSTEM, "tests", Role.ADMIN);
    private static final TestBroker BROKER = TestBroker.any();
    private static final Map<String, String> SETTINGS = settings();
    private static final AdminService SERVICE = AdminService.with(BROKER, SETTINGS);

    @AfterAll
    static void close() {
        SERVICE.close();
    }

    @Test
    void showsThePageThatOneWantedAfterSigningIn() {
        user("anna");
        Browser browser = new Browser(SERVICE.anonymous());

        EntityExchangeResult<String> sent = browser.get("/audit?actor=anna");
        assertThat(sent.getStatus().value()).isEqualTo(303);
        String login = sent.getResponseHeaders().getFirst("Location");
        assertThat(login).isEqualTo("/login?next=%2Faudit%3Factor%3Danna");
        assertThat(browser.get("/login?next=/audit?actor=anna").getResponseBody())
                .contains("value=\"/audit?actor=anna\"")
                .doesNotContain("aria-label=\"Main\"");
        EntityExchangeResult<String> in = browser.post(
                "/login", Map.of("name", " Anna ", "password", Browser.PASSWORD, "next", "/audit?actor=anna"));
        assertThat(in.getResponseHeaders().getFirst("Location")).isEqualTo("/audit?actor=anna");
        assertThat(browser.get("/audit?actor=anna").getResponseBody())
                .contains("user.signed_in", "Sign out", ">anna</span>");
    }

    @Test
    void keepsTheCookieFromScriptsAndOtherSitesAndStoresOnlyAHash() {
        user("berta");
        ResponseCookie plain = cookieOf("berta", "http");
        assertThat(plain.isHttpOnly()).isTrue();
        assertThat(plain.getSameSite()).isEqualTo("Lax");
        assertThat(plain.isSecure()).isFalse();
        assertThat(cookieOf("berta", "https").isSecure()).isTrue();

        assertThat(SERVICE.database()
                        .sql("select count(*) from admin.session where id_hash = :hash and user_name = 'berta'")
                        .bind("hash", ByteBuffer.wrap(OpaqueSecret.hash(plain.getValue())))
                        .mapValue(Long.class)
                        .one()
                        .block(AdminService.PATIENCE))
                .isEqualTo(1);
    }

    @Test
    void doesNotTellWhichNamesThereAre() {
        user("clara");
        String known = attempt("clara", "not her password", 422).getResponseBody();
        String unknown = attempt("nobody-like-that", "not her password", 422).getResponseBody();

        assertThat(known).contains("The name or the password is not right.", "value=\"clara\"");
        assertThat(unknown).contains("The name or the password is not right.");
        assertThat(known).doesNotContain("not her password");
    }

    @Test
    void stopsGuessingForAWhile() {
        user("dora");
        for (int i = 0; i < AttemptLimit.PER_NAME; i++) {
            attempt("dora", "guess number " + i, 422);
        }
        EntityExchangeResult<String> refused = attempt("dora", Browser.PASSWORD, 429);
        assertThat(refused.getResponseBody()).contains("Too many attempts. Try again in 15 minutes.");
        assertThat(Integer.parseInt(refused.getResponseHeaders().getFirst("Retry-After")))
                .isBetween(1, 900);

        SERVICE.clock().advance(AttemptLimit.WINDOW);
        assertThat(attempt("dora", Browser.PASSWORD, 303).getResponseHeaders().getFirst("Location"))
                .isEqualTo("/");
    }

    @Test
    void aGoodSignInForgivesTheBadOnes() {
        user("emma");
        for (int i = 0; i < AttemptLimit.PER_NAME; i++) {
            attempt("emma", i < AttemptLimit.PER_NAME - 1 ? "a slip" : Browser.PASSWORD, i < 9 ? 422 : 303);
        }
        attempt("emma", "a slip", 422);
    }

    @Test
    void endsSessionsThatAreUnusedOrOld() {
        user("frida");
        Browser idle = signedIn("frida");
        Browser busy = signedIn("frida");
        for (int i = 0; i < 3; i++) {
            SERVICE.clock().advance(Duration.ofHours(5));
            assertThat(busy.get("/account").getStatus().value()).isEqualTo(200);
        }
        assertThat(idle.get("/account").getStatus().value()).isEqualTo(303);

        for (int i = 0; i < 16; i++) {
            SERVICE.clock().advance(Duration.ofHours(10));
            busy.get("/account");
        }
        assertThat(busy.get("/account").getStatus().value())
                .as("a session of a week")
                .isEqualTo(303);
    }

    @Test
    void signsOut() {
        user("greta");
        Browser browser = signedIn("greta");
        String session = browser.cookie("session");

        EntityExchangeResult<String> out = browser.post("/logout", Map.of());
        assertThat(out.getResponseHeaders().getFirst("Location")).isEqualTo("/login");
        assertThat(browser.cookie("session")).isNull();
        SERVICE.anonymous()
                .get()
                .uri("/account")
                .cookie("session", session)
                .exchange()
                .expectStatus()
                .isSeeOther();
    }

    @Test
    void changesOnesPasswordAndEndsTheOtherSessions() {
        user("hanna");
        Browser here = signedIn("hanna");
        Browser there = signedIn("hanna");

        Map<String, String> wrong =
                Map.of("current", "not this one", "password", "another long one", "repeated", "another long one");
        assertThat(here.post("/account/password", wrong).getResponseBody()).contains("is not your password");
        Map<String, String> typo =
                Map.of("current", Browser.PASSWORD, "password", "another long one", "repeated", "another long onr");
        assertThat(here.post("/account/password", typo).getResponseBody()).contains("is not the same");
        Map<String, String> right =
                Map.of("current", Browser.PASSWORD, "password", "another long one", "repeated", "another long one");
        assertThat(here.post("/account/password", right).getStatus().value()).isEqualTo(303);

        assertThat(here.get("/account").getResponseBody()).contains("Your password is changed");
        assertThat(there.get("/account").getStatus().value()).isEqualTo(303);
        attempt("hanna", Browser.PASSWORD, 422);
        attempt("hanna", "another long one", 303);
    }

    @Test
    void signsOutEverywhere() {
        user("ida");
        Browser here = signedIn("ida");
        Browser there = signedIn("ida");

        assertThat(here.post("/account/sign-out-everywhere", Map.of())
                        .getStatus()
                        .value())
                .isEqualTo(303);
        assertThat(there.get("/account").getStatus().value()).isEqualTo(303);
    }

    @Test
    void anotherInstanceKnowsTheSessionAndItsForms() {
        user("julia");
        Browser browser = signedIn("julia");
        try (AdminService second = AdminService.with(BROKER, SETTINGS)) {
            second.clock().set(SERVICE.clock().instant());
            second.anonymous()
                    .post()
                    .uri("/logout")
                    .cookie("session", browser.cookie("session"))
                    .header("X-CSRF-TOKEN", browser.token())
                    .exchange()
                    .expectStatus()
                    .isSeeOther();
        }
        assertThat(browser.get("/account").getStatus().value()).isEqualTo(303);
    }

    @Test
    void aFormThatAnotherSiteMadeSignsNobodyIn() {
        user("karla");
        SERVICE.anonymous()
                .post()
                .uri("/login")
                .body(BodyInserters.fromFormData("name", "karla").with("password", Browser.PASSWORD))
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(TestDatabase.fresh().springProperties());
        settings.put("admin.session-idle", "12h");
        settings.put("admin.session-lifetime", "7d");
        return settings;
    }

    private static void user(String name) {
        SERVICE.bean(UserEditing.class)
                .create(TESTS, name, Role.VIEWER, Browser.PASSWORD)
                .block(AdminService.PATIENCE);
    }

    private static Browser signedIn(String name) {
        return Browser.signedIn(SERVICE.anonymous(), name, Browser.PASSWORD);
    }

    private static EntityExchangeResult<String> attempt(String name, String password, int status) {
        Browser browser = new Browser(SERVICE.anonymous());
        browser.get("/login");
        EntityExchangeResult<String> answer = browser.post("/login", Map.of("name", name, "password", password));
        assertThat(answer.getStatus().value()).as("%s", name).isEqualTo(status);
        return answer;
    }

    private static ResponseCookie cookieOf(String name, String scheme) {
        Browser browser = new Browser(SERVICE.anonymous()
                .mutate()
                .defaultHeader("X-Forwarded-Proto", scheme)
                .build());
        browser.get("/login");
        return browser.post("/login", Map.of("name", name, "password", Browser.PASSWORD))
                .getResponseCookies()
                .getFirst("session");
    }
}
