package com.occ.inventory.notifier.settings;

import com.occ.inventory.message.SettingsDocument;
import com.occ.inventory.messaging.MessageJson;
import com.occ.inventory.readiness.NeededCatalogue;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The newest settings document that was seen. */
@Repository
public class SettingsCopy implements NeededCatalogue {
    private final DatabaseClient database;

    SettingsCopy(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> replace(SettingsDocument document) {
        return database.sql(
                        """
                        insert into notifier.settings as s (version, document) values (:version, :document::jsonb)
                        on conflict (single) do update set version = excluded.version, document = excluded.document
                        where s.version < excluded.version
                        """)
                .bind("version", document.version())
                .bind("document", MessageJson.MAPPER.writeValueAsString(document))
                .then();
    }

    /** Empty as long as none was seen. */
    public Mono<SettingsDocument> current() {
        return database.sql("select document::text as document from notifier.settings")
                .mapValue(String.class)
                .one()
                .map(json -> MessageJson.MAPPER.readValue(json, SettingsDocument.class));
    }

    @Override
    public String service() {
        return "notifier";
    }

    @Override
    public Mono<Boolean> complete() {
        return database.sql("select exists (select from notifier.settings)")
                .mapValue(Boolean.class)
                .one();
    }
}
