package com.occ.inventory.admin.user;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.admin.AdminService;
import com.occ.inventory.admin.Browser;
import com.occ.inventory.testing.TestDatabase;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.EntityExchangeResult;

/** Its own service, for who is the last administrator depends on all users. */
class UsersIT {
    private static final AdminService SERVICE = AdminService.with(first());
    private final Browser chief = Browser.signedIn(SERVICE.anonymous(), "chief", Browser.PASSWORD);

    @AfterAll
    static void close() {
        SERVICE.close();
    }

    @Test
    void addsChangesAndDeletesAUserByThePage() {
        chief.get("/users");
        EntityExchangeResult<String> wrong =
                chief.post("/users", Map.of("name", "no one", "role", "KING", "password", "short"));
        assertThat(wrong.getStatus().value()).isEqualTo(422);
        assertThat(wrong.getResponseBody())
                .contains(
                        "value=\"no one\"",
                        "must be 1 to 64 letters",
                        "must be one of VIEWER",
                        "must have at least 12 characters");

        assertThat(chief.post("/users", Map.of("name", "anna", "role", "VIEWER", "password", Browser.PASSWORD))
                        .getStatus()
                        .value())
                .isEqualTo(303);
        assertThat(chief.get("/users").getResponseBody()).contains("&#39;anna&#39; can sign in now", "/users/anna");

        Browser anna = Browser.signedIn(SERVICE.anonymous(), "anna", Browser.PASSWORD);
        assertThat(anna.get("/audit").getResponseBody()).doesNotContain("href=\"/users\"");
        assertThat(anna.get("/users").getStatus().value()).isEqualTo(403);
        assertThat(anna.get("/users").getResponseBody()).contains("This takes the role admin, and you are viewer.");

        chief.get("/users/anna");
        chief.post("/users/anna/role", Map.of("role", "OPERATOR"));
        assertThat(anna.get("/account").getStatus().value())
                .as("her session after a change of role")
                .isEqualTo(303);

        Browser again = Browser.signedIn(SERVICE.anonymous(), "anna", Browser.PASSWORD);
        chief.post("/users/anna/password", Map.of("password", "her new password"));
        assertThat(again.get("/account").getStatus().value())
                .as("her session after a reset")
                .isEqualTo(303);

        Browser once = Browser.signedIn(SERVICE.anonymous(), "anna", "her new password");
        chief.post("/users/anna/disable", Map.of());
        assertThat(once.get("/account").getStatus().value()).isEqualTo(303);
        chief.post("/users/anna/enable", Map.of());
        assertThat(once.get("/account").getStatus().value())
                .as("an old session of one who was disabled")
                .isEqualTo(303);

        Browser last = Browser.signedIn(SERVICE.anonymous(), "anna", "her new password");
        chief.post("/users/anna/delete", Map.of());
        assertThat(last.get("/account").getStatus().value()).isEqualTo(303);
        assertThat(chief.get("/users/anna").getStatus().value()).isEqualTo(404);

        assertThat(audited("anna"))
                .isEqualTo(
                        "user.created user.role_changed user.password_reset user.disabled user.enabled user.deleted");
    }

    @Test
    void keepsTheLastAdministrator() {
        chief.get("/users/chief");
        for (String change : new String[] {"disable", "delete"}) {
            EntityExchangeResult<String> refused = chief.post("/users/chief/" + change, Map.of());
            assertThat(refused.getStatus().value()).isEqualTo(409);
            assertThat(refused.getResponseBody()).contains("is the only administrator who can sign in");
        }
        SERVICE.web()
                .patch()
                .uri("/api/v1/users/chief")
                .bodyValue(Map.of("role", "VIEWER"))
                .exchange()
                .expectStatus()
                .isEqualTo(409);
        assertThat(chief.get("/users").getStatus().value()).isEqualTo(200);
    }

    @Test
    void doesTheSameByTheApi() {
        create("berta", "viewer")
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.role")
                .isEqualTo("VIEWER");
        create("berta", "viewer")
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].message")
                .isEqualTo("is taken: there is already a user 'berta'");
        create("carl", "king").expectStatus().isBadRequest();
        SERVICE.web()
                .get()
                .uri("/api/v1/users?limit=1")
                .exchange()
                .expectBody()
                .jsonPath("$.items[0].name")
                .isEqualTo("berta")
                .jsonPath("$.items[0].passwordHash")
                .doesNotExist()
                .jsonPath("$.next")
                .isNotEmpty();
        SERVICE.web()
                .patch()
                .uri("/api/v1/users/berta")
                .bodyValue(Map.of("role", "OPERATOR", "disabled", true))
                .exchange()
                .expectBody()
                .jsonPath("$.role")
                .isEqualTo("OPERATOR")
                .jsonPath("$.disabled")
                .isEqualTo(true);
        SERVICE.web()
                .patch()
                .uri("/api/v1/users/berta")
                .exchange()
                .expectStatus()
                .isBadRequest();
        // All of a change or nothing.
        SERVICE.web()
                .patch()
                .uri("/api/v1/users/berta")
                .bodyValue(Map.of("role", "VIEWER", "password", "short"))
                .exchange()
                .expectStatus()
                .isEqualTo(422);
        SERVICE.web()
                .get()
                .uri("/api/v1/users/berta")
                .exchange()
                .expectBody()
                .jsonPath("$.role")
                .isEqualTo("OPERATOR");
        SERVICE.web()
                .delete()
                .uri("/api/v1/users/berta")
                .exchange()
                .expectStatus()
                .isNoContent();
        SERVICE.web()
                .delete()
                .uri("/api/v1/users/berta")
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void storesNoPassword() {
        assertThat(SERVICE.database()
                        .sql("select password_hash from admin.users where name = 'chief'")
                        .mapValue(String.class)
                        .one()
                        .block(AdminService.PATIENCE))
                .startsWith("$2")
                .doesNotContain(Browser.PASSWORD);
    }

    private static org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec create(
            String name, String role) {
        return SERVICE.web()
                .post()
                .uri("/api/v1/users")
                .bodyValue(Map.of("name", name, "role", role, "password", Browser.PASSWORD))
                .exchange();
    }

    private static String audited(String subject) {
        return SERVICE.database()
                .sql(
                        """
                        select string_agg(action, ' ' order by id) from admin.audit
                        where subject = :subject and actor = 'chief' and actor_kind = 'USER' and role = 'ADMIN'
                        """)
                .bind("subject", subject)
                .mapValue(String.class)
                .one()
                .block(AdminService.PATIENCE);
    }

    private static Map<String, String> first() {
        Map<String, String> settings = new HashMap<>(TestDatabase.fresh().springProperties());
        settings.put("admin.user", "chief");
        settings.put("admin.password", Browser.PASSWORD);
        return settings;
    }
}
