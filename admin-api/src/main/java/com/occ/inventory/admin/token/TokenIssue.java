package com.occ.inventory.admin.token;

import com.occ.inventory.admin.access.Actor;
import com.occ.inventory.admin.access.OpaqueSecret;
import com.occ.inventory.admin.audit.Audit;
import com.occ.inventory.admin.door.Problem;
import com.occ.inventory.admin.door.Problem.Fault;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Makes tokens and takes them back. */
@Component
class TokenIssue {
    /** So that whoever finds one, in a log or a repository, knows what it is. */
    private static final String PREFIX = "occ_";

    private final ApiTokens tokens;
    private final Audit audit;
    private final TransactionalOperator transaction;
    private final Clock clock;

    TokenIssue(ApiTokens tokens, Audit audit, TransactionalOperator transaction, Clock clock) {
        this.tokens = tokens;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    Mono<Issued> issue(Actor actor, TokenRequest asked) {
        TokenRequest request = asked.checked(actor, clock.instant());
        UUID id = UUID.randomUUID();
        String token = PREFIX + OpaqueSecret.next();
        return tokens.insert(id, token, request, actor.name())
                .flatMap(inserted -> inserted
                        ? audit.record(actor, "token.created", request.name(), details(request))
                        : Mono.error(() -> Problem.invalid(
                                "The token was not made.",
                                List.of(Fault.ofField(
                                        "name", "is taken: revoke the token '" + request.name() + "' first")))))
                .as(transaction::transactional)
                .then(Mono.defer(() -> tokens.find(id)))
                .map(view -> new Issued(token, view));
    }

    Mono<TokenView> revoke(Actor actor, UUID id) {
        return tokens.revoke(id)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("There is no token " + id + " that works.")))
                .flatMap(revoked -> audit.record(actor, "token.revoked", revoked.name(), Map.of("role", revoked.role()))
                        .thenReturn(revoked))
                .as(transaction::transactional);
    }

    private static Map<String, Object> details(TokenRequest request) {
        Map<String, Object> details = new HashMap<>();
        details.put("role", request.role());
        if (request.expiresAt() != null) {
            details.put("expiresAt", request.expiresAt());
        }
        return details;
    }

    /** @param token to be shown once, for it is not stored */
    record Issued(String token, TokenView view) {
        @Override
        public String toString() {
            return "Issued[" + view + "]";
        }
    }
}
