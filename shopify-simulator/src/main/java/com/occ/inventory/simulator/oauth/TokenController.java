package com.occ.inventory.simulator.oauth;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.occ.inventory.simulator.shop.Shops;
import com.occ.inventory.simulator.shop.Tokens;
import java.time.Clock;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Access tokens for client credentials, as JSON or form. */
@RestController
class TokenController {
    private static final String PATH = "/{shop}/admin/oauth/access_token";

    private final Shops shops;
    private final Clock clock;

    TokenController(Shops shops, Clock clock) {
        this.shops = shops;
        this.clock = clock;
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record GrantRequest(
            @JsonProperty("client_id") String clientId,
            @JsonProperty("client_secret") String clientSecret,
            @JsonProperty("grant_type") String grantType) {}

    @PostMapping(path = PATH, consumes = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<Map<String, Object>>> json(@PathVariable String shop, @RequestBody GrantRequest request) {
        return grant(shop, request);
    }

    @PostMapping(path = PATH, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Mono<ResponseEntity<Map<String, Object>>> form(@PathVariable String shop, ServerWebExchange exchange) {
        return exchange.getFormData()
                .flatMap(form -> grant(
                        shop,
                        new GrantRequest(
                                form.getFirst("client_id"),
                                form.getFirst("client_secret"),
                                form.getFirst("grant_type"))));
    }

    private Mono<ResponseEntity<Map<String, Object>>> grant(String domain, GrantRequest request) {
        var found = shops.find(domain);
        if (found.isEmpty()) {
            return Mono.just(ResponseEntity.status(404).body(Map.of("errors", "Not Found")));
        }
        var shop = found.get();
        shop.calls().tokenAsked();
        if (!"client_credentials".equals(request.grantType())) {
            return Mono.just(refused("unsupported_grant_type", "The grant type is not supported."));
        }
        var answer = shop.tokens()
                .grant(request.clientId(), request.clientSecret(), clock.instant())
                .map(token -> ResponseEntity.ok(Map.<String, Object>of(
                        "access_token", token,
                        "scope", String.join(",", shop.tokens().scopes()),
                        "expires_in", Tokens.CLIENT_CREDENTIALS_LIFE.toSeconds())))
                .orElseGet(() -> refused("invalid_client", "Client authentication failed."));
        return Mono.delay(shop.latency().next()).thenReturn(answer);
    }

    private static ResponseEntity<Map<String, Object>> refused(String error, String description) {
        return ResponseEntity.badRequest().body(Map.of("error", error, "error_description", description));
    }
}
