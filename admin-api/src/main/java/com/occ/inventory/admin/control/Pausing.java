package com.occ.inventory.admin.control;

import com.occ.inventory.admin.access.Actor;
import com.occ.inventory.admin.audit.Audit;
import com.occ.inventory.admin.catalogue.Catalogue;
import com.occ.inventory.admin.control.PauseScope.Everything;
import com.occ.inventory.admin.control.PauseScope.Item;
import com.occ.inventory.admin.door.Problem;
import com.occ.inventory.admin.door.Problem.Fault;
import com.occ.inventory.admin.door.Reason;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Pauses everything, a partner or an item, and lets it go again. */
@Component
public class Pausing {
    /** All of them travel in one message, and each call of the updater looks them up. */
    private static final int MOST_ITEMS = 10_000;

    private final StoredPauses pauses;
    private final ControlState state;
    private final Bookkeeping books;

    Pausing(StoredPauses pauses, ControlState state, Bookkeeping books) {
        this.pauses = pauses;
        this.state = state;
        this.books = books;
    }

    /** What each change needs around it: one transaction with its audit, then the documents. */
    @Component
    record Bookkeeping(TransactionalOperator transaction, Audit audit, Catalogue catalogue, Clock clock) {}

    /** Empty when it is not paused itself; what it is a part of may be. */
    public Mono<Pause> find(PauseScope scope) {
        return pauses.find(scope);
    }

    public Mono<Control> control() {
        Mono<List<Pause>> everything =
                pauses.find(new Everything()).map(List::of).defaultIfEmpty(List.of());
        return Mono.zip(
                        pauses.numbers(),
                        everything,
                        pauses.newest(Control.SHOWN).collectList())
                .map(all -> new Control(
                        all.getT1().epoch(),
                        all.getT1().applied(),
                        all.getT2().isEmpty() ? null : all.getT2().get(0),
                        all.getT1().partners(),
                        all.getT1().items(),
                        all.getT3()));
    }

    /** What is paused already stays as it is, with its first reason. */
    public Mono<Pause> pause(PauseScope scope, String reason, Actor actor) {
        String why = reason == null ? "" : reason.strip();
        String fault = Reason.fault(why);
        if (fault != null) {
            throw Problem.invalid("Nothing was paused.", List.of(Fault.ofField("reason", fault)));
        }
        return pauses.lock(scope)
                .then(Mono.defer(() -> pauses.find(scope).hasElement()))
                .filter(paused -> !paused)
                .flatMap(free -> check(scope)
                        .then(room(scope))
                        .then(Mono.defer(state::advance))
                        .flatMap(epoch -> pauses.add(
                                scope, epoch, why, actor.name(), books.clock().instant()))
                        .then(books.audit().record(actor, "control.paused", scope.subject(), Map.of("reason", why))))
                .as(books.transaction()::transactional)
                .then(Mono.defer(() -> publish(scope)))
                .then(Mono.defer(() -> pauses.find(scope)));
    }

    /** What is not paused stays so. */
    public Mono<Void> resume(PauseScope scope, Actor actor) {
        return pauses.lock(scope)
                .then(Mono.defer(() -> pauses.find(scope)
                        .flatMap(paused -> state.advance()
                                .flatMap(epoch -> pauses.remove(scope, epoch))
                                .then(books.audit().record(actor, "control.resumed", scope.subject(), reason(paused)))
                                .thenReturn(true))
                        .switchIfEmpty(check(scope).thenReturn(false))))
                .as(books.transaction()::transactional)
                .flatMap(changed -> changed ? publish(scope) : Mono.empty());
    }

    private static Map<String, String> reason(Pause paused) {
        return paused.reason() == null ? Map.of() : Map.of("reason", paused.reason());
    }

    private Mono<Void> publish(PauseScope scope) {
        return books.catalogue()
                .publishSoon(scope instanceof PauseScope.Partner partner ? List.of(partner.key()) : List.of());
    }

    private Mono<Void> check(PauseScope scope) {
        return Mono.defer(() -> pauses.exists(scope))
                .filter(there -> there)
                .switchIfEmpty(Mono.error(() -> unknown(scope)))
                .then();
    }

    private Mono<Void> room(PauseScope scope) {
        return scope instanceof Item
                ? Mono.defer(pauses::numbers)
                        .filter(numbers -> numbers.items() >= MOST_ITEMS)
                        .flatMap(full -> Mono.error(() -> Problem.conflict("At most " + MOST_ITEMS
                                + " items can be paused at a time. Resume some, or pause their partner as a whole.")))
                : Mono.empty();
    }

    private static Problem unknown(PauseScope scope) {
        return Problem.notFound(
                scope instanceof Item item
                        ? "Partner " + item.partner() + " has no mapping of variant " + item.variantId() + "."
                        : "No partner has the key " + scope.subject() + ".");
    }
}
