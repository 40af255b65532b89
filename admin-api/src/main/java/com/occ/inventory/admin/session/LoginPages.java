package com.occ.inventory.admin.session;

import com.occ.inventory.admin.access.Actor;
import com.occ.inventory.admin.door.Problem;
import com.occ.inventory.admin.page.Faults;
import com.occ.inventory.admin.page.Flash;
import com.occ.inventory.admin.user.Users;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

@Controller
class LoginPages {
    private final SignIn signIn;
    private final Sessions sessions;
    private final SessionCookie cookie;
    private final Users users;
    private final Flash flash;

    LoginPages(SignIn signIn, Sessions sessions, SessionCookie cookie, Users users, Flash flash) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.cookie = cookie;
        this.users = users;
        this.flash = flash;
    }

    @GetMapping("/login")
    Mono<Rendering> form(Actor actor, @RequestParam(required = false) String next) {
        if (actor.person()) {
            return Mono.just(seeOther(LocalPath.of(next)));
        }
        return users.any()
                .map(any -> any ? page(new Form("", null, next), Faults.NONE, HttpStatus.OK) : seeOther("/setup"));
    }

    @PostMapping("/login")
    Mono<Rendering> signIn(@ModelAttribute("form") Form form, ServerWebExchange exchange) {
        return signIn.with(form.name(), form.password(), exchange.getRequest().getRemoteAddress())
                .map(session -> {
                    cookie.set(exchange, session);
                    return seeOther(LocalPath.of(form.next()));
                })
                .onErrorResume(Problem.class, wrong -> {
                    wrong.tellWhenToRetry(exchange.getResponse().getHeaders());
                    HttpStatus status = wrong.status() == HttpStatus.UNAUTHORIZED
                            ? HttpStatus.UNPROCESSABLE_CONTENT
                            : wrong.status();
                    return Mono.just(page(form, Faults.of(wrong, Set.of()), status));
                });
    }

    @PostMapping("/logout")
    Mono<Void> signOut(ServerWebExchange exchange) {
        String session = SessionCookie.of(exchange);
        cookie.clear(exchange);
        return (session == null ? Mono.<Void>empty() : sessions.close(session))
                .then(Mono.defer(() -> flash.redirect(exchange, "/login", "You are signed out.")));
    }

    private static Rendering page(Form form, Faults faults, HttpStatus status) {
        return Rendering.view("session/login")
                .status(status)
                .modelAttribute("form", new Form(form.name(), null, LocalPath.of(form.next())))
                .modelAttribute("faults", faults)
                .build();
    }

    private static Rendering seeOther(String path) {
        return Rendering.redirectTo(path).status(HttpStatus.SEE_OTHER).build();
    }

    public record Form(String name, String password, String next) {
        @Override
        public String toString() {
            return "Form[" + name + "]";
        }
    }
}
