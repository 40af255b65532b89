package com.occ.inventory.admin.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;

class AccessRulesTests {

    @ParameterizedTest
    @CsvSource({
        "GET, /, VIEWER",
        "GET, /runs/7, VIEWER",
        "HEAD, /anything/else, VIEWER",
        "GET, /login, NOTHING",
        "POST, /setup, NOTHING",
        "GET, /app.css, NOTHING",
        "POST, /app.css, ADMIN",
        "GET, /readyz, NOTHING",
        "POST, /account/password, VIEWER",
        "GET, /users, ADMIN",
        "GET, /api/v1/tokens/1, ADMIN",
        "POST, /api/v1/sync-runs, OPERATOR",
        "POST, /control/pause, OPERATOR",
        "POST, /partners/aurora/edit, ADMIN",
        "PUT, /api/v1/partners/aurora, ADMIN",
        "POST, /api/v1/mappings/import, OPERATOR",
        "PUT, /api/v1/schedule, ADMIN",
        "GET, /alerts/settings, VIEWER",
        "POST, /alerts/settings, ADMIN",
        "PUT, /api/v1/alert-settings, ADMIN",
        "POST, /alerts/channels/smtp/test, OPERATOR",
        "POST, /api/v1/alert-channels/smtp/tests, OPERATOR",
        "POST, /partners/aurora/mute, OPERATOR",
        "POST, /partners/aurora/unmute, OPERATOR",
        "PUT, /api/v1/partners/aurora/mute, OPERATOR",
        "DELETE, /api/v1/partners/aurora/mute, OPERATOR",
        "DELETE, /api/v1/partners/mute, ADMIN",
        "TRACE, /runs, OPERATOR",
        "POST, /a/path/of/tomorrow, ADMIN",
        "GET, /api/cron/inventory-sync, CRON_SECRET",
        "POST, /api/cron/inventory-sync, CRON_SECRET",
        // Encoded letters and path parameters are matched as controllers match them.
        "GET, /%75sers, ADMIN",
        "GET, /users;x=y, ADMIN",
        "POST, /login/, ADMIN",
    })
    void saysWhatARequestNeeds(String method, String path, Need need) {
        assertThat(AccessRules.of(HttpMethod.valueOf(method), PathContainer.parsePath(path)))
                .isEqualTo(need);
    }
}
