package com.occ.inventory.admin.schedule;

import com.occ.inventory.admin.access.Actor;
import com.occ.inventory.admin.audit.Audit;
import com.occ.inventory.admin.catalogue.Catalogue;
import com.occ.inventory.admin.schedule.Schedules.Settings;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Changes the schedule and the settings beside it: one transaction with its audit, then the document. */
@Component
class ScheduleEditing {
    private final Schedules schedules;
    private final Audit audit;
    private final TransactionalOperator transaction;
    private final Catalogue catalogue;
    private final Clock clock;

    ScheduleEditing(
            Schedules schedules, Audit audit, TransactionalOperator transaction, Catalogue catalogue, Clock clock) {
        this.schedules = schedules;
        this.audit = audit;
        this.transaction = transaction;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    Mono<Void> change(ScheduleChange change, Actor actor) {
        return schedules
                .lock()
                .flatMap(before -> {
                    Settings after = change.applied(before, clock.instant());
                    return after.equals(before)
                            ? Mono.<Void>empty()
                            : schedules
                                    .replace(after)
                                    .then(audit.record(
                                            actor,
                                            "schedule.changed",
                                            "",
                                            Map.of("before", words(before), "after", words(after))));
                })
                .as(transaction::transactional)
                .then(Mono.defer(() -> catalogue.publishSoon(List.of())));
    }

    private static Map<String, Object> words(Settings settings) {
        return Map.of(
                "enabled",
                settings.schedule().enabled(),
                "intervalMinutes",
                settings.schedule().intervalMinutes(),
                "variantGone",
                settings.variantGone());
    }
}
