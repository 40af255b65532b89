package com.occ.inventory.admin.session;

import com.occ.inventory.admin.access.Actor;
import com.occ.inventory.admin.door.Problem;
import com.occ.inventory.admin.door.Problem.Fault;
import com.occ.inventory.admin.page.Faults;
import com.occ.inventory.admin.page.Flash;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What people do with their own account. */
@Controller
@RequestMapping("/account")
class AccountPages {
    private static final Set<String> FIELDS = Set.of("current", "password", "repeated");

    private final Account account;
    private final SessionCookie cookie;
    private final Flash flash;

    AccountPages(Account account, SessionCookie cookie, Flash flash) {
        this.account = account;
        this.cookie = cookie;
        this.flash = flash;
    }

    @GetMapping
    Rendering show() {
        return page(Faults.NONE, HttpStatus.OK);
    }

    @PostMapping("/password")
    Mono<Rendering> changePassword(Actor actor, @ModelAttribute("form") Form form, ServerWebExchange exchange) {
        return Mono.defer(() -> account.changePassword(
                        person(actor), form.checked(), exchange.getRequest().getRemoteAddress()))
                .map(session -> {
                    cookie.set(exchange, session);
                    return flash.next(
                            exchange, "/account", "Your password is changed, and your other sessions have ended.");
                })
                .onErrorResume(Problem.class, wrong -> {
                    wrong.tellWhenToRetry(exchange.getResponse().getHeaders());
                    return Mono.just(page(Faults.of(wrong, FIELDS), wrong.status()));
                });
    }

    @PostMapping("/sign-out-everywhere")
    Mono<Void> signOutEverywhere(Actor actor, ServerWebExchange exchange) {
        return account.signOutEverywhere(person(actor)).then(Mono.defer(() -> {
            cookie.clear(exchange);
            return flash.redirect(exchange, "/login", "You are signed out everywhere.");
        }));
    }

    private static Actor person(Actor actor) {
        if (!actor.person()) {
            throw Problem.conflict("This is for people: an API token has no password and no sessions.");
        }
        return actor;
    }

    private static Rendering page(Faults faults, HttpStatus status) {
        return Rendering.view("session/account")
                .status(status)
                .modelAttribute("faults", faults)
                .build();
    }

    public record Form(String current, String password, String repeated) {
        Form checked() {
            if (password == null || !password.equals(repeated)) {
                throw Problem.invalid(
                        "Nothing was changed.",
                        List.of(Fault.ofField("repeated", "is not the same as the new password")));
            }
            return this;
        }

        @Override
        public String toString() {
            return "Form[]";
        }
    }
}
