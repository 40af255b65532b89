package com.occ.inventory.admin.user;

import com.occ.inventory.admin.access.Actor;
import com.occ.inventory.admin.access.PasswordRule;
import com.occ.inventory.admin.access.Role;
import com.occ.inventory.admin.access.UserName;
import com.occ.inventory.admin.audit.Audit;
import com.occ.inventory.admin.door.Problem;
import com.occ.inventory.admin.door.Problem.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Changes users, each change with its line in the audit. There is always an administrator who can sign in. */
@Component
public class UserEditing {
    private final Users users;
    private final Passwords passwords;
    private final Audit audit;
    private final TransactionalOperator transaction;

    UserEditing(Users users, Passwords passwords, Audit audit, TransactionalOperator transaction) {
        this.users = users;
        this.passwords = passwords;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** Makes the administrator whom there is none before. Of several who try at once one wins; the others get false. */
    public Mono<Boolean> createFirst(Actor actor, String typedName, String password) {
        String name = UserName.of(typedName);
        check(name, password, Role.ADMIN);
        return passwords.hash(password).flatMap(hash -> users.lock()
                .then(users.any())
                .flatMap(taken -> taken ? Mono.just(false) : insert(actor, name, Role.ADMIN, hash))
                .as(transaction::transactional));
    }

    public Mono<UserView> create(Actor actor, String typedName, Role role, String password) {
        String name = UserName.of(typedName);
        check(name, password, role);
        return passwords
                .hash(password)
                .flatMap(hash -> insert(actor, name, role, hash).as(transaction::transactional))
                .flatMap(created -> created
                        ? users.find(name)
                        : Mono.error(() -> invalid("name", "is taken: there is already a user '" + name + "'")));
    }

    public Mono<UserView> changeRole(Actor actor, String name, Role role) {
        if (role == null) {
            throw invalid("role", "must be one of VIEWER, OPERATOR, ADMIN");
        }
        return change(name, before -> {
            if (before.role() == role) {
                return Mono.empty();
            }
            Mono<Void> allowed = role == Role.ADMIN ? Mono.empty() : keepsAnAdmin(before);
            return allowed.then(users.setRole(name, role))
                    .then(audit.record(actor, "user.role_changed", name, Map.of("from", before.role(), "to", role)));
        });
    }

    public Mono<UserView> setDisabled(Actor actor, String name, boolean disabled) {
        return change(name, before -> {
            if (before.disabled() == disabled) {
                return Mono.empty();
            }
            Mono<Void> allowed = disabled ? keepsAnAdmin(before) : Mono.empty();
            return allowed.then(users.setDisabled(name, disabled))
                    .then(audit.record(actor, disabled ? "user.disabled" : "user.enabled", name, Map.of()));
        });
    }

    /** An administrator sets another password for somebody, or somebody their own: then every session of theirs ends. */
    public Mono<UserView> setPassword(Actor actor, String name, String password) {
        String fault = PasswordRule.fault(password, name);
        if (fault != null) {
            throw invalid("password", fault);
        }
        boolean own = actor.person() && actor.name().equals(name);
        return passwords
                .hash(password)
                .flatMap(hash -> change(name, before -> users.setPassword(name, hash)
                        .then(audit.record(
                                actor, own ? "user.password_changed" : "user.password_reset", name, Map.of()))));
    }

    /** All of it or nothing; empty when there is nothing to change. */
    Mono<UserView> change(Actor actor, String name, UserChange change) {
        return Flux.concat(
                        change.role() == null ? Mono.empty() : changeRole(actor, name, change.role()),
                        change.disabled() == null ? Mono.empty() : setDisabled(actor, name, change.disabled()),
                        change.password() == null ? Mono.empty() : setPassword(actor, name, change.password()))
                .takeLast(1)
                .next()
                .as(transaction::transactional);
    }

    public Mono<Void> delete(Actor actor, String name) {
        return change(name, before -> keepsAnAdmin(before)
                        .then(users.delete(name))
                        .then(audit.record(actor, "user.deleted", name, Map.of("role", before.role()))))
                .then();
    }

    private Mono<UserView> change(String name, Function<UserView, Mono<Void>> change) {
        return users.lock()
                .then(users.find(name))
                .switchIfEmpty(Mono.error(() -> unknown(name)))
                .flatMap(before -> change.apply(before).then(users.find(name)))
                .as(transaction::transactional);
    }

    private Mono<Boolean> insert(Actor actor, String name, Role role, String hash) {
        return users.insert(name, role, hash)
                .flatMap(inserted -> inserted
                        ? audit.record(actor, "user.created", name, Map.of("role", role))
                                .thenReturn(true)
                        : Mono.just(false));
    }

    private Mono<Void> keepsAnAdmin(UserView before) {
        if (before.role() != Role.ADMIN || before.disabled()) {
            return Mono.empty();
        }
        return users.anotherAdminThan(before.name())
                .flatMap(another -> another
                        ? Mono.empty()
                        : Mono.error(Problem.conflict("'" + before.name()
                                + "' is the only administrator who can sign in. Make another one first.")));
    }

    static Problem unknown(String name) {
        return Problem.notFound("There is no user '" + name + "'.");
    }

    private static Problem invalid(String field, String message) {
        return Problem.invalid("Nothing was changed.", List.of(Fault.ofField(field, message)));
    }

    private static void check(String name, String password, Role role) {
        List<Fault> faults = new ArrayList<>();
        add(faults, "name", UserName.fault(name));
        add(faults, "role", role == null ? "must be one of VIEWER, OPERATOR, ADMIN" : null);
        add(faults, "password", PasswordRule.fault(password, name));
        if (!faults.isEmpty()) {
            throw Problem.invalid("The user was not made.", faults);
        }
    }

    private static void add(List<Fault> faults, String field, String fault) {
        if (fault != null) {
            faults.add(Fault.ofField(field, fault));
        }
    }
}
