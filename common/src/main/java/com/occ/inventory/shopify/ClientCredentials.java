package com.occ.inventory.shopify;

import com.occ.inventory.shopify.AttemptFailure.Doubtful;
import com.occ.inventory.shopify.AttemptFailure.NoAnswer;
import com.occ.inventory.shopify.ShopifyProblem.TokenInvalid;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The client credentials grant (https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens/client-credentials-grant):
 * a token for a day, fetched when first needed, again shortly before it expires, and again when the store refuses it. All
 * who wait for a token wait for the same request.
 */
final class ClientCredentials implements AccessTokens {

    private static final Duration MARGIN = Duration.ofMinutes(5);
    private static final int SECONDS_WHEN_UNSAID = 3600;

    private final Transport transport;
    private final URI address;
    private final Clock clock;
    private final byte[] request;
    private final AtomicReference<AccessToken> refused = new AtomicReference<>();
    private final Mono<Issued> issued;

    ClientCredentials(Transport transport, URI address, Clock clock, String clientId, String clientSecret) {
        this.transport = transport;
        this.address = address;
        this.clock = clock;
        this.request = request(clientId, clientSecret);
        this.issued = Mono.defer(this::fetch).cacheInvalidateIf(this::isSpent);
    }

    @Override
    public Mono<AccessToken> current() {
        return issued.map(Issued::token);
    }

    @Override
    public void refused(AccessToken token) {
        refused.set(token);
    }

    private boolean isSpent(Issued token) {
        return !clock.instant().isBefore(token.renewAt()) || token.token().equals(refused.get());
    }

    private Mono<Issued> fetch() {
        return transport.post(address, headers -> {}, request).map(this::read);
    }

    private Issued read(HttpAnswer answer) {
        int status = answer.status();
        if (status == 400 || status == 401 || status == 403) {
            TokenInvalid refused = new TokenInvalid("client credentials, HTTP " + status, answer.requestId());
            if (status == 400) {
                throw refused;
            }
            throw new Doubtful(refused);
        }
        AnswerReader.requireOk(answer);
        JsonNode json = AnswerReader.json(answer);
        String token = json.path("access_token").asString("");
        if (token.isEmpty()) {
            throw new NoAnswer("the answer holds no access token", answer.requestId(), null);
        }
        Duration lifetime = Duration.ofSeconds(json.path("expires_in").asInt(SECONDS_WHEN_UNSAID));
        Duration half = lifetime.dividedBy(2);
        Duration use = lifetime.minus(MARGIN).compareTo(half) > 0 ? lifetime.minus(MARGIN) : half;
        return new Issued(new AccessToken(token), clock.instant().plus(use));
    }

    private static byte[] request(String clientId, String clientSecret) {
        JsonMapper json = JsonMapper.shared();
        ObjectNode request = json.createObjectNode();
        request.put("client_id", clientId);
        request.put("client_secret", clientSecret);
        request.put("grant_type", "client_credentials");
        return json.writeValueAsBytes(request);
    }

    private record Issued(AccessToken token, Instant renewAt) {}
}
