package com.occ.inventory.admin.user;

import com.occ.inventory.admin.access.Actor;
import com.occ.inventory.admin.access.Role;
import com.occ.inventory.admin.door.Cursor;
import com.occ.inventory.admin.door.Page;
import com.occ.inventory.admin.door.Problem;
import com.occ.inventory.admin.page.Faults;
import com.occ.inventory.admin.page.Flash;
import java.util.List;
import java.util.Locale;
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
@RequestMapping("/users")
class UserPages {
    private static final String PATH = "/users";
    private static final int SHOWN = 50;
    private static final Set<String> FIELDS = Set.of("name", "role", "password");

    private final Users users;
    private final UserEditing editing;
    private final Flash flash;

    UserPages(Users users, UserEditing editing, Flash flash) {
        this.users = users;
        this.editing = editing;
        this.flash = flash;
    }

    @GetMapping
    Mono<Rendering> list(@RequestParam(required = false) String cursor) {
        return page(cursor, Form.EMPTY, Faults.NONE, HttpStatus.OK);
    }

    @PostMapping
    Mono<Rendering> create(Actor actor, @ModelAttribute("form") Form form, ServerWebExchange exchange) {
        return Mono.defer(() -> editing.create(actor, form.name(), Role.typed(form.role()), form.password()))
                .map(user -> flash.next(
                        exchange, PATH, "'" + user.name() + "' can sign in now. Give them the password yourself."))
                .onErrorResume(Problem.class, wrong -> page(null, form, Faults.of(wrong, FIELDS), wrong.status()));
    }

    @GetMapping("/{name}")
    Mono<Rendering> show(@PathVariable String name) {
        return one(name, Faults.NONE, HttpStatus.OK);
    }

    @PostMapping("/{name}/role")
    Mono<Rendering> changeRole(
            Actor actor, @PathVariable String name, @ModelAttribute("form") Form form, ServerWebExchange exchange) {
        return done(
                Mono.defer(() -> editing.changeRole(actor, name, Role.typed(form.role()))),
                user -> "'" + name + "' is " + user.role().name().toLowerCase(Locale.ROOT)
                        + " now, and signs in again.",
                name,
                exchange);
    }

    @PostMapping("/{name}/password")
    Mono<Rendering> resetPassword(
            Actor actor, @PathVariable String name, @ModelAttribute("form") Form form, ServerWebExchange exchange) {
        return done(
                Mono.defer(() -> editing.setPassword(actor, name, form.password())),
                user -> "'" + name + "' has a new password. Give it to them yourself.",
                name,
                exchange);
    }

    @PostMapping("/{name}/{change:disable|enable}")
    Mono<Rendering> setDisabled(
            Actor actor, @PathVariable String name, @PathVariable String change, ServerWebExchange exchange) {
        return done(
                Mono.defer(() -> editing.setDisabled(actor, name, change.equals("disable"))),
                user -> "'" + name + (user.disabled() ? "' cannot sign in any more." : "' can sign in again."),
                name,
                exchange);
    }

    @PostMapping("/{name}/delete")
    Mono<Rendering> delete(Actor actor, @PathVariable String name, ServerWebExchange exchange) {
        return editing.delete(actor, name)
                .then(Mono.fromSupplier(() -> flash.next(exchange, PATH, "'" + name + "' is deleted.")))
                .onErrorResume(Problem.class, wrong -> refused(name, wrong));
    }

    private Mono<Rendering> done(
            Mono<UserView> change,
            java.util.function.Function<UserView, String> message,
            String name,
            ServerWebExchange exchange) {
        return change.map(user -> flash.next(exchange, PATH, message.apply(user)))
                .onErrorResume(Problem.class, wrong -> refused(name, wrong));
    }

    private Mono<Rendering> refused(String name, Problem wrong) {
        return wrong.status() == HttpStatus.NOT_FOUND
                ? Mono.error(wrong)
                : one(name, Faults.of(wrong, FIELDS), wrong.status());
    }

    private Mono<Rendering> page(String cursor, Form form, Faults faults, HttpStatus status) {
        return users.list(Cursor.read(cursor, "", parts -> parts.get(0)), SHOWN + 1)
                .collectList()
                .map(found -> Page.of(found, SHOWN, last -> Cursor.of(last.name())))
                .map(page -> Rendering.view("user/users")
                        .status(status)
                        .modelAttribute("users", page.items())
                        .modelAttribute("next", page.next() == null ? null : PATH + "?cursor=" + page.next())
                        .modelAttribute("first", cursor == null ? null : PATH)
                        .modelAttribute("form", form)
                        .modelAttribute("faults", faults)
                        .modelAttribute("roles", List.of(Role.values()))
                        .build());
    }

    private Mono<Rendering> one(String name, Faults faults, HttpStatus status) {
        return users.find(name)
                .switchIfEmpty(Mono.error(() -> UserEditing.unknown(name)))
                .map(user -> Rendering.view("user/user")
                        .status(status)
                        .modelAttribute("user", user)
                        .modelAttribute("faults", faults)
                        .modelAttribute("roles", List.of(Role.values()))
                        .build());
    }

    public record Form(String name, String role, String password) {
        static final Form EMPTY = new Form("", Role.VIEWER.name(), null);

        @Override
        public String toString() {
            return "Form[" + name + ", " + role + "]";
        }
    }
}
