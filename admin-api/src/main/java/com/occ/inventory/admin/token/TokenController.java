package com.occ.inventory.admin.token;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.occ.inventory.admin.access.Actor;
import com.occ.inventory.admin.door.BodyOf;
import com.occ.inventory.admin.door.Cursor;
import com.occ.inventory.admin.door.Page;
import com.occ.inventory.admin.door.Problem;
import com.occ.inventory.admin.door.RequestJson;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "API tokens")
@RequestMapping(TokenController.PATH)
class TokenController {
    static final String PATH = "/api/v1/tokens";

    private final ApiTokens tokens;
    private final TokenIssue issue;

    TokenController(ApiTokens tokens, TokenIssue issue) {
        this.tokens = tokens;
        this.issue = issue;
    }

    @Operation(summary = "API tokens, the newest first")
    @GetMapping
    Mono<Page<TokenView>> list(
            @RequestParam(required = false) Integer limit, @RequestParam(required = false) String cursor) {
        int size = Page.limit(limit);
        return tokens.list(position(cursor), size + 1)
                .collectList()
                .map(found -> Page.of(found, size, TokenController::cursor));
    }

    @Operation(summary = "An API token, without its secret")
    @GetMapping("/{id}")
    Mono<TokenView> show(@PathVariable String id) {
        UUID token = id(id);
        return tokens.find(token).switchIfEmpty(Mono.error(() -> Problem.notFound("There is no token " + token + ".")));
    }

    @Operation(summary = "Makes an API token and shows its secret this once")
    @PostMapping
    Mono<ResponseEntity<Answer>> issue(
            Actor actor, @RequestBody(required = false) @BodyOf(TokenRequest.class) byte[] body) {
        return issue.issue(actor, RequestJson.read(body, TokenRequest.class)).map(issued -> ResponseEntity.created(
                        URI.create(PATH + "/" + issued.view().id()))
                .body(new Answer(issued.token(), issued.view())));
    }

    @Operation(summary = "Revokes an API token")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> revoke(Actor actor, @PathVariable String id) {
        return issue.revoke(actor, id(id)).then();
    }

    static ApiTokens.Position position(String cursor) {
        return Cursor.read(
                cursor,
                ApiTokens.Position.START,
                parts -> new ApiTokens.Position(Instant.parse(parts.get(0)), UUID.fromString(parts.get(1))));
    }

    static Cursor cursor(TokenView last) {
        return Cursor.of(last.madeAt(), last.id());
    }

    static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException malformed) {
            throw Problem.badRequest("A token's id is a UUID, not '" + text + "'.");
        }
    }

    /** @param token this once only */
    record Answer(String token, @JsonUnwrapped TokenView view) {}
}
