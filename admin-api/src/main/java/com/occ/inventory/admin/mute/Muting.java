package com.occ.inventory.admin.mute;

import com.occ.inventory.admin.access.Actor;
import com.occ.inventory.admin.audit.Audit;
import com.occ.inventory.admin.catalogue.Catalogue;
import com.occ.inventory.admin.door.Problem;
import com.occ.inventory.admin.mute.MuteRequest.Checked;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Mutes partners and lets them be heard again: one transaction with its audit, then the settings, which say so to the notifier. */
@Component
public class Muting {
    private static final int SHOWN = 500;

    private final Mutes mutes;
    private final Audit audit;
    private final TransactionalOperator transaction;
    private final Catalogue catalogue;
    private final Clock clock;

    Muting(Mutes mutes, Audit audit, TransactionalOperator transaction, Catalogue catalogue, Clock clock) {
        this.mutes = mutes;
        this.audit = audit;
        this.transaction = transaction;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** Empty when it is not muted now. */
    public Mono<Mute> find(String partner) {
        return Mono.defer(() -> mutes.find(partner, clock.instant()));
    }

    /** All that are muted now, at most {@value #SHOWN}; those that end first come first. */
    public Mono<List<Mute>> all() {
        return Mono.defer(() -> mutes.list(clock.instant(), SHOWN).collectList());
    }

    /** One that is muted already is muted anew. */
    Mono<Mute> mute(String partner, MuteRequest request, Actor actor) {
        return Mono.fromSupplier(() -> request.checked(clock.instant()))
                .flatMap(asked -> known(partner)
                        .then(Mono.defer(() -> store(partner, asked, actor)))
                        .as(transaction::transactional))
                .then(Mono.defer(() -> catalogue.publishSoon(List.of())))
                .then(Mono.defer(() -> find(partner)));
    }

    private Mono<Void> store(String partner, Checked asked, Actor actor) {
        return mutes.put(partner, asked.until(), asked.reason(), actor.name(), clock.instant())
                .then(audit.record(
                        actor,
                        "partner.muted",
                        partner,
                        Map.of("until", asked.until().toString(), "reason", asked.reason())));
    }

    /** What is not muted stays so. */
    Mono<Void> unmute(String partner, Actor actor) {
        return known(partner)
                .then(Mono.defer(() -> mutes.find(partner, clock.instant())))
                .flatMap(muted -> mutes.forget(partner)
                        .then(audit.record(actor, "partner.unmuted", partner, Map.of("reason", muted.reason())))
                        .thenReturn(true))
                .as(transaction::transactional)
                .flatMap(changed -> catalogue.publishSoon(List.of()));
    }

    private Mono<Void> known(String partner) {
        return mutes.lock(partner)
                .filter(there -> there)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("No partner has the key " + partner + ".")))
                .then();
    }
}
