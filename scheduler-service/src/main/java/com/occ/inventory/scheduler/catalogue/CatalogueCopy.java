package com.occ.inventory.scheduler.catalogue;

import com.occ.inventory.message.CatalogueComplete;
import com.occ.inventory.message.PartnerDocument;
import com.occ.inventory.message.SettingsDocument;
import com.occ.inventory.messaging.MessageJson;
import com.occ.inventory.messaging.RejectedMessage;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Takes what admin-api publishes. A document replaces an older one and nothing else, so order and repetition do not matter. */
@Component
class CatalogueCopy {
    private final DatabaseClient database;

    CatalogueCopy(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> replace(PartnerDocument document) {
        if (document.key() == null || !document.deleted() && document.shopDomain() == null) {
            throw new RejectedMessage("a partner document names its key, and its shop domain unless it is deleted");
        }
        return database.sql(
                        """
                        insert into scheduler.partner_document as mine
                          (key, version, deleted, paused, credentials_version, lines, document)
                        values (:key, :version, :deleted, :paused, :credentialsVersion, :lines, :document::jsonb)
                        on conflict (key) do update set
                          version = excluded.version,
                          deleted = excluded.deleted,
                          paused = excluded.paused,
                          credentials_version = excluded.credentials_version,
                          lines = excluded.lines,
                          document = excluded.document
                        where excluded.version > mine.version
                        """)
                .bind("key", document.key())
                .bind("version", document.version())
                .bind("deleted", document.deleted())
                .bind("paused", document.paused())
                .bind("credentialsVersion", document.credentialsVersion())
                .bind("lines", document.lines().size())
                .bind("document", MessageJson.MAPPER.writeValueAsString(document))
                .then();
    }

    Mono<Void> replace(SettingsDocument document) {
        if (document.schedule() == null || document.schedule().since() == null || document.rules() == null) {
            throw new RejectedMessage("the settings hold a schedule, since when it is so, and rules");
        }
        return database.sql(
                        """
                        insert into scheduler.settings as mine (version, document) values (:version, :document::jsonb)
                        on conflict (id) do update set version = excluded.version, document = excluded.document
                        where excluded.version > mine.version
                        """)
                .bind("version", document.version())
                .bind("document", MessageJson.MAPPER.writeValueAsString(document))
                .then();
    }

    /** Numbers only grow: tombstones count, and versions do. Announced to another service they are as true for this one. */
    Mono<Void> announced(CatalogueComplete complete) {
        return database.sql(
                        """
                        insert into scheduler.catalogue_copy as mine (partners, settings_version)
                        values (:partners, :settingsVersion)
                        on conflict (id) do update set
                          partners = greatest(mine.partners, excluded.partners),
                          settings_version = greatest(mine.settings_version, excluded.settings_version)
                        """)
                .bind("partners", complete.partners())
                .bind("settingsVersion", complete.settingsVersion())
                .then();
    }
}
