package com.occ.inventory.admin.setup;

import com.occ.inventory.admin.door.Problem;
import com.occ.inventory.admin.door.Problem.Fault;
import com.occ.inventory.admin.page.Faults;
import com.occ.inventory.admin.page.Flash;
import com.occ.inventory.admin.session.SessionCookie;
import com.occ.inventory.admin.session.SignIn;
import com.occ.inventory.admin.user.Users;
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

/** There only while there is no user. */
@Controller
@RequestMapping("/setup")
class SetupPages {
    private static final Set<String> FIELDS = Set.of("token", "name", "password", "repeated");

    private final Users users;
    private final Setup setup;
    private final SignIn signIn;
    private final SessionCookie cookie;
    private final Flash flash;

    SetupPages(Users users, Setup setup, SignIn signIn, SessionCookie cookie, Flash flash) {
        this.users = users;
        this.setup = setup;
        this.signIn = signIn;
        this.cookie = cookie;
        this.flash = flash;
    }

    @GetMapping
    Mono<Rendering> form() {
        return whileNobodyIsThere(Mono.just(page(new Form("", "", null, null), Faults.NONE, HttpStatus.OK)));
    }

    @PostMapping
    Mono<Rendering> makeAdmin(@ModelAttribute("form") Form form, ServerWebExchange exchange) {
        return whileNobodyIsThere(Mono.defer(
                        () -> setup.makeAdmin(form.checked().token(), form.name(), form.password()))
                .flatMap(made -> made ? welcome(form, exchange) : Mono.just(toLogin()))
                .onErrorResume(
                        Problem.class,
                        wrong -> Mono.just(page(form, Faults.of(wrong, FIELDS), HttpStatus.UNPROCESSABLE_CONTENT))));
    }

    private Mono<Rendering> welcome(Form form, ServerWebExchange exchange) {
        return signIn.with(form.name(), form.password(), exchange.getRequest().getRemoteAddress())
                .map(session -> {
                    cookie.set(exchange, session);
                    return flash.next(exchange, "/", "Welcome. You are the administrator.");
                })
                .onErrorResume(Problem.class, elsewhere -> Mono.just(toLogin()));
    }

    private Mono<Rendering> whileNobodyIsThere(Mono<Rendering> answer) {
        return users.any().flatMap(any -> any ? Mono.just(toLogin()) : answer);
    }

    private static Rendering toLogin() {
        return Rendering.redirectTo("/login").status(HttpStatus.SEE_OTHER).build();
    }

    private static Rendering page(Form form, Faults faults, HttpStatus status) {
        return Rendering.view("setup/setup")
                .status(status)
                .modelAttribute("form", form)
                .modelAttribute("faults", faults)
                .build();
    }

    public record Form(String token, String name, String password, String repeated) {
        Form checked() {
            if (password != null && !password.equals(repeated)) {
                throw Problem.invalid(
                        "Nothing was made.", List.of(Fault.ofField("repeated", "is not the same as the password")));
            }
            return this;
        }

        @Override
        public String toString() {
            return "Form[" + name + "]";
        }
    }
}
