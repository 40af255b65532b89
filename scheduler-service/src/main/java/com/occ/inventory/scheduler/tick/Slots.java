package com.occ.inventory.scheduler.tick;

import com.occ.inventory.message.SettingsDocument;
import com.occ.inventory.message.SettingsDocument.Schedule;
import com.occ.inventory.schedule.Slot;
import com.occ.inventory.scheduler.catalogue.Catalogue;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The schedule as it is stored, and which slots have had their request. */
@Component
class Slots {
    private final Catalogue catalogue;
    private final DatabaseClient database;

    Slots(Catalogue catalogue, DatabaseClient database) {
        this.catalogue = catalogue;
        this.database = database;
    }

    /** Empty while the copy of the catalogue is not complete. */
    Mono<Schedule> open() {
        return catalogue
                .complete()
                .filter(complete -> complete)
                .flatMap(complete -> catalogue.settings())
                .map(SettingsDocument::schedule);
    }

    Mono<Boolean> notRequested(Slot slot) {
        return database.sql(
                        """
                        select coalesce(requested_slot < :start, true)
                          and not exists (select 1 from scheduler.run where run_id = :run)
                        from scheduler.settings
                        """)
                .bind("start", slot.start())
                .bind("run", slot.requestId())
                .mapValue(Boolean.class)
                .one();
    }

    /** Only after the broker's confirm. */
    Mono<Void> requested(Slot slot) {
        return database.sql("update scheduler.settings set requested_slot = greatest(requested_slot, :start)")
                .bind("start", slot.start())
                .then();
    }
}
