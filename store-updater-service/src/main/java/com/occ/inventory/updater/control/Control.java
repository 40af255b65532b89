package com.occ.inventory.updater.control;

import com.occ.inventory.message.CatalogueComplete;
import com.occ.inventory.message.CatalogueRequested;
import com.occ.inventory.message.ControlApplied;
import com.occ.inventory.message.ControlChanged;
import com.occ.inventory.message.ControlChanged.Item;
import com.occ.inventory.messaging.ConfirmedPublisher;
import com.occ.inventory.readiness.NeededCatalogue;
import com.occ.inventory.recurring.RepeatedWork;
import java.time.Clock;
import java.time.Duration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** What is paused, as the catalogue says it; nothing is written before it is known. */
@Component
public class Control implements NeededCatalogue {
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final ConfirmedPublisher publisher;
    private final Clock clock;
    private final RepeatedWork requests = new RepeatedWork("ask for the control state");
    private final RepeatedWork announcements = new RepeatedWork("say which pauses hold");

    Control(DatabaseClient database, TransactionalOperator transaction, ConfirmedPublisher publisher, Clock clock) {
        this.database = database;
        this.transaction = transaction;
        this.publisher = publisher;
        this.clock = clock;
    }

    Mono<Void> replace(ControlChanged change) {
        Mono<Void> items = database.sql("delete from updater.paused_item")
                .then()
                .then(database.sql(
                                """
                                insert into updater.paused_item (partner, variant_id)
                                select distinct * from unnest(:partners, :variants)
                                """)
                        .bind(
                                "partners",
                                change.items().stream().map(Item::partner).toArray(String[]::new))
                        .bind(
                                "variants",
                                change.items().stream().map(Item::variantId).toArray(Long[]::new))
                        .then());
        return database.sql(
                        """
                        update updater.control set epoch = :epoch, everything = :everything, partners = :partners
                        where epoch < :epoch
                        """)
                .bind("epoch", change.epoch())
                .bind("everything", change.everything())
                .bind("partners", change.partners().toArray(String[]::new))
                .fetch()
                .rowsUpdated()
                .filter(rows -> rows > 0)
                .flatMap(news -> items)
                .as(transaction::transactional)
                .then(Mono.defer(this::announce));
    }

    Mono<Void> complete(CatalogueComplete complete) {
        return database.sql("update updater.control set known_epoch = :epoch where known_epoch is null")
                .bind("epoch", complete.controlEpoch())
                .then();
    }

    @Override
    public String service() {
        return "updater";
    }

    /** Whether the control state is known at all. */
    @Override
    public Mono<Boolean> complete() {
        return database.sql("select coalesce(epoch >= known_epoch, false) from updater.control")
                .mapValue(Boolean.class)
                .one();
    }

    @Scheduled(fixedDelayString = "${updater.catalogue-request:5s}")
    void askWhileIncomplete() {
        requests.during(() -> complete()
                .filter(known -> !known)
                .flatMap(missing -> publisher.publish(new CatalogueRequested("updater")))
                .block(DEADLINE));
    }

    @Scheduled(fixedDelayString = "${updater.control-sweep:1s}")
    void announceWhatHolds() {
        announcements.during(() -> announce().block(DEADLINE));
    }

    /** Says that a pause holds, once no write that began before it is open. */
    private Mono<Void> announce() {
        return database.sql(
                        """
                        select epoch from updater.control c
                        where applied_epoch < epoch and not exists
                          (select 1 from updater.intent i where c.everything or i.partner = any (c.partners)
                            or exists (select 1 from updater.paused_item p
                              where p.partner = i.partner and p.variant_id = i.variant_id))
                        """)
                .mapValue(Long.class)
                .one()
                .flatMap(epoch -> publisher
                        .publish(new ControlApplied(epoch, clock.instant()))
                        .then(database.sql(
                                        """
                                        update updater.control set applied_epoch = :sent where applied_epoch < :sent
                                        """)
                                .bind("sent", epoch)
                                .then()));
    }
}
