package com.occ.inventory.admin.token;

import com.occ.inventory.admin.access.Actor;
import com.occ.inventory.admin.access.Role;
import com.occ.inventory.admin.door.Page;
import com.occ.inventory.admin.door.Problem;
import com.occ.inventory.admin.page.Faults;
import com.occ.inventory.admin.page.Flash;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

@Controller
@RequestMapping("/tokens")
class TokenPages {
    private static final int SHOWN = 50;

    private final ApiTokens tokens;
    private final TokenIssue issue;
    private final Flash flash;
    private final Clock clock;

    TokenPages(ApiTokens tokens, TokenIssue issue, Flash flash, Clock clock) {
        this.tokens = tokens;
        this.issue = issue;
        this.flash = flash;
        this.clock = clock;
    }

    @GetMapping
    Mono<Rendering> list(@RequestParam(required = false) String cursor) {
        return page(cursor, Form.EMPTY, Faults.NONE, null, HttpStatus.OK);
    }

    /** Shows the token right here: after a redirect it would be gone. */
    @PostMapping
    Mono<Rendering> issue(Actor actor, @ModelAttribute("form") Form form) {
        return Mono.defer(() -> issue.issue(actor, form.request(clock.instant())))
                .flatMap(issued -> page(null, Form.EMPTY, Faults.NONE, issued.token(), HttpStatus.OK))
                .onErrorResume(
                        Problem.class,
                        wrong -> page(
                                null, form, Faults.of(wrong, Set.of("name", "role", "days")), null, wrong.status()));
    }

    @PostMapping("/{id}/revoke")
    Mono<Void> revoke(Actor actor, @PathVariable String id, ServerWebExchange exchange) {
        return issue.revoke(actor, TokenController.id(id))
                .flatMap(revoked -> flash.redirect(
                        exchange, "/tokens", "The token '" + revoked.name() + "' opens nothing any more."));
    }

    private Mono<Rendering> page(String cursor, Form form, Faults faults, String made, HttpStatus status) {
        return tokens.list(TokenController.position(cursor), SHOWN + 1)
                .collectList()
                .map(found -> Page.of(found, SHOWN, TokenController::cursor))
                .map(page -> Rendering.view("token/tokens")
                        .status(status)
                        .modelAttribute("tokens", page.items())
                        .modelAttribute("next", page.next() == null ? null : "/tokens?cursor=" + page.next())
                        .modelAttribute("first", cursor == null ? null : "/tokens")
                        .modelAttribute("form", form)
                        .modelAttribute("faults", faults)
                        .modelAttribute("made", made)
                        .modelAttribute("roles", List.of(Role.values()))
                        .modelAttribute("now", clock.instant())
                        .build());
    }

    /** @param days how long it works; none for ever */
    public record Form(String name, String role, String days) {
        static final Form EMPTY = new Form("", "VIEWER", "90");

        TokenRequest request(Instant now) {
            return new TokenRequest(name, Role.typed(role), expiry(now));
        }

        private Instant expiry(Instant now) {
            if (days == null || days.isBlank()) {
                return null;
            }
            if (!days.matches("[1-9][0-9]{0,3}")) {
                throw Problem.invalid(
                        "The token was not made.",
                        List.of(Problem.Fault.ofField("days", "must be a number of days, or empty for ever")));
            }
            return now.plus(Duration.ofDays(Long.parseLong(days)));
        }
    }
}
