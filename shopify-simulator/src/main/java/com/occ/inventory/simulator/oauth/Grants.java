package com.occ.inventory.simulator.oauth;

import com.occ.inventory.simulator.graphql.PlainAnswers.Body;
import com.occ.inventory.simulator.shop.Shop;
import com.occ.inventory.simulator.shop.Tokens;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The two grants, and why one is refused: always HTTP 400 with an error a client can tell apart. */
@Component
class Grants {
    private final Clock clock;
    private final JsonMapper mapper;

    Grants(Clock clock, JsonMapper mapper) {
        this.clock = clock;
        this.mapper = mapper;
    }

    Body answer(Shop shop, GrantRequest request) {
        return switch (String.valueOf(request.grantType())) {
            case "client_credentials" -> clientCredentials(shop, request);
            case "refresh_token" -> refreshToken(shop, request);
            default -> refused("unsupported_grant_type", "The grant type is not supported.");
        };
    }

    private Body clientCredentials(Shop shop, GrantRequest request) {
        return shop.tokens()
                .grant(request.clientId(), request.clientSecret(), clock.instant())
                .map(token -> granted(
                        shop, Map.of("access_token", token, "expires_in", Tokens.CLIENT_CREDENTIALS_LIFE.toSeconds())))
                .orElseGet(this::wrongClient);
    }

    private Body refreshToken(Shop shop, GrantRequest request) {
        if (!shop.tokens().knows(request.clientId(), request.clientSecret())) {
            return wrongClient();
        }
        return shop.tokens()
                .refresh(request.refreshToken(), clock.instant())
                .map(pair -> granted(
                        shop,
                        Map.of(
                                "access_token", pair.accessToken(),
                                "expires_in", pair.life().toSeconds(),
                                "refresh_token", pair.refreshToken(),
                                "refresh_token_expires_in", Tokens.REFRESH_TOKEN_LIFE.toSeconds())))
                .orElseGet(
                        () -> refused("invalid_grant", "The refresh token is unknown, expired, replaced or revoked."));
    }

    private Body granted(Shop shop, Map<String, Object> tokens) {
        var body = new LinkedHashMap<>(tokens);
        body.put("scope", String.join(",", shop.tokens().scopes()));
        return new Body(200, mapper.writeValueAsBytes(body));
    }

    private Body wrongClient() {
        return refused("invalid_client", "Client authentication failed.");
    }

    private Body refused(String error, String description) {
        return new Body(400, mapper.writeValueAsBytes(Map.of("error", error, "error_description", description)));
    }
}
