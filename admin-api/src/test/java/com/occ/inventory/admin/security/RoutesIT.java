package com.occ.inventory.admin.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.admin.AdminService;
import com.occ.inventory.admin.access.AccessRules;
import com.occ.inventory.admin.access.Need;
import com.occ.inventory.admin.access.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.PathContainer;
import org.springframework.test.web.reactive.server.FluxExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/** Walks every route there is, those that are yet to come too. */
class RoutesIT {
    private static final Set<String> OPEN = Set.of("/login", "/setup");
    private static final Set<String> OWN = Set.of("/logout", "/account/password", "/account/sign-out-everywhere");
    private static final String CRON = "/api/cron/inventory-sync";

    private final AdminService admin = AdminService.shared();
    private final List<Route> routes = routes();

    @Test
    void knowsTheRoutes() {
        assertThat(routes)
                .contains(
                        new Route(HttpMethod.PUT, "/api/v1/partners/1"),
                        new Route(HttpMethod.POST, "/api/v1/sync-runs"),
                        new Route(HttpMethod.POST, "/login"),
                        new Route(HttpMethod.GET, "/live"))
                .hasSizeGreaterThan(30);
    }

    @Test
    void aStrangerSeesAndChangesNothing() {
        each(route -> !OPEN.contains(route.path()), route -> {
            int status = status(admin.anonymous(), route);
            assertThat(status).as("%s for a stranger", route).isIn(303, 401);
        });
    }

    @Test
    void aViewerChangesNothingInTheBrowser() {
        each(RoutesIT::changesThings, route -> assertThat(status(admin.browserAs(Role.VIEWER), route))
                .as("%s for a viewer", route)
                .isEqualTo(403));
    }

    @Test
    void aViewerChangesNothingByTheApi() {
        WebTestClient token = withToken("routes-viewer", Role.VIEWER);
        each(route -> changesThings(route) || OWN.contains(route.path()), route -> {
            int status = status(token, route);
            // The account's routes are for people and say so; signing out without a session does nothing.
            assertThat(status)
                    .as("%s for a viewer's token", route)
                    .isIn(OWN.contains(route.path()) ? List.of(409, 303) : List.of(403));
        });
    }

    @Test
    void anOperatorChangesWhatTheTableSaysAndNothingElse() {
        each(route -> changesThings(route) && need(route) == Need.ADMIN, route -> assertThat(
                        status(admin.browserAs(Role.OPERATOR), route))
                .as("%s for an operator", route)
                .isEqualTo(403));
        assertThat(routes.stream().filter(route -> route.changes() && need(route) == Need.OPERATOR))
                .contains(new Route(HttpMethod.POST, "/api/v1/sync-runs"));
    }

    @Test
    void everyChangeOfASessionNeedsTheTokenOfAForm() {
        WebTestClient forged = admin.browserAs(Role.ADMIN)
                .mutate()
                .defaultHeaders(headers -> headers.remove("X-CSRF-TOKEN"))
                .build();
        WebTestClient guessed =
                forged.mutate().defaultHeader("X-CSRF-TOKEN", "guessed").build();
        each(Route::changes, route -> {
            assertThat(status(forged, route)).as("%s without a token", route).isEqualTo(403);
            assertThat(status(guessed, route))
                    .as("%s with a wrong token", route)
                    .isEqualTo(403);
        });
    }

    @Test
    void saysWhichRoleItTakes() {
        admin.browserAs(Role.OPERATOR)
                .delete()
                .uri("/api/v1/partners/aurora")
                .exchange()
                .expectStatus()
                .isForbidden()
                .expectHeader()
                .contentType("application/problem+json")
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("This takes the role admin, and you are operator.");
    }

    private WebTestClient withToken(String name, Role role) {
        Map<?, ?> made = admin.web()
                .post()
                .uri("/api/v1/tokens")
                .bodyValue(Map.of("name", name, "role", role))
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
        return admin.anonymous()
                .mutate()
                .defaultHeaders(headers -> headers.setBearerAuth((String) made.get("token")))
                .build();
    }

    private static boolean changesThings(Route route) {
        return route.changes()
                && !OPEN.contains(route.path())
                && !OWN.contains(route.path())
                && !route.path().equals(CRON);
    }

    private void each(Predicate<Route> chosen, java.util.function.Consumer<Route> check) {
        List<Route> some = routes.stream().filter(chosen).toList();
        assertThat(some).isNotEmpty();
        some.forEach(check);
    }

    private static int status(WebTestClient client, Route route) {
        FluxExchangeResult<Void> answer =
                client.method(route.method()).uri(route.path()).exchange().returnResult(Void.class);
        HttpStatusCode status = answer.getStatus();
        return status.value();
    }

    private static Need need(Route route) {
        return AccessRules.of(route.method(), PathContainer.parsePath(route.path()));
    }

    private List<Route> routes() {
        List<Route> found = new ArrayList<>();
        for (RequestMappingInfo info : admin.bean(RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()) {
            Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
            // One that names no method answers all.
            Stream<RequestMethod> asked =
                    methods.isEmpty() ? Stream.of(RequestMethod.GET, RequestMethod.POST) : methods.stream();
            List<String> paths = info.getPatternsCondition().getPatterns().stream()
                    .map(pattern -> pattern.getPatternString()
                            .replaceAll("\\{[^}]*}", "1")
                            .replace("**", "x"))
                    .toList();
            asked.forEach(method -> paths.forEach(path -> found.add(new Route(method.asHttpMethod(), path))));
        }
        return found.stream().distinct().toList();
    }

    private record Route(HttpMethod method, String path) {
        boolean changes() {
            return !AccessRules.safe(method);
        }
    }
}
