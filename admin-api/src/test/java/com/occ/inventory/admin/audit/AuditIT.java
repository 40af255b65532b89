package com.occ.inventory.admin.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.admin.AdminService;
import com.occ.inventory.admin.access.Actor;
import com.occ.inventory.admin.access.Role;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;

class AuditIT {
    private static final String HOSTILE = "<script>alert('x')</script>&a=b";

    private final AdminService admin = AdminService.shared();

    @Test
    void findsChangesByWhoWhatAndOfWhat() {
        record(new Actor("audit-anna", Role.OPERATOR), "kettle.boiled", "kettle-1");
        record(new Actor("audit-anna", Role.OPERATOR), "kettle.emptied", "kettle-2");
        record(new Actor(Actor.Kind.TOKEN, "audit-bot", Role.ADMIN), "kettle.boiled", "kettle-2");

        api("actor=audit-anna").jsonPath("$.items.length()").isEqualTo(2);
        api("action=kettle.boiled").jsonPath("$.items.length()").isEqualTo(2);
        api("action=kettle.").jsonPath("$.items.length()").isEqualTo(3);
        api("subject=kettle-2&actor=audit-bot")
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.items[0].actorKind")
                .isEqualTo("TOKEN");
        api("action=kett").jsonPath("$.items.length()").isEqualTo(0);
        api("action=kettle.&limit=2").jsonPath("$.next").isNotEmpty();
    }

    @Test
    void pagesKeepTheirFilterAndShowEveryChangeOnce() {
        for (int i = 0; i < 60; i++) {
            record(new Actor("pager&co", Role.ADMIN), "lamp.lit", "lamp-" + i);
        }
        String first = page("/audit?actor={actor}", "pager&co");
        assertThat(first).contains("lamp-59", "lamp-10").doesNotContain("lamp-9<", "lamp-9\"");
        String next =
                first.replaceAll("(?s).*href=\"([^\"]+cursor=[^\"]+)\".*", "$1").replace("&amp;", "&");
        assertThat(next).startsWith("/audit?actor=pager%26co&cursor=");

        String second = admin.browserAs(Role.VIEWER)
                .get()
                .uri(java.net.URI.create(base() + next))
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(second)
                .contains(">lamp-9<", ">lamp-0<", "value=\"pager&amp;co\"")
                .doesNotContain(">lamp-10<");
    }

    @Test
    void showsHostileTextAsText() {
        record(new Actor("audit-eve", Role.ADMIN), "page.broken", HOSTILE);
        String page = page("/audit?actor={actor}", "audit-eve");

        assertThat(page).contains("&lt;script&gt;alert").doesNotContain("<script>alert");
        assertThat(page("/audit?subject={subject}", HOSTILE))
                .contains("audit-eve")
                .doesNotContain("<script>alert");
    }

    @Test
    void saysWhatAnEmptyListMeans() {
        assertThat(page("/audit?actor={actor}", "nobody-at-all")).contains("Nothing fits");
    }

    private void record(Actor actor, String action, String subject) {
        admin.bean(Audit.class)
                .record(actor, action, subject, Map.of("because", HOSTILE))
                .block(AdminService.PATIENCE);
    }

    private WebTestClient.BodyContentSpec api(String query) {
        return admin.web()
                .get()
                .uri("/api/v1/audit?" + query)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody();
    }

    private String page(String path, String value) {
        return admin.browserAs(Role.VIEWER)
                .get()
                .uri(path, value)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }

    private String base() {
        return admin.address();
    }
}
