package com.occ.inventory.scheduler.catalogue;

import com.occ.inventory.message.Scope;
import com.occ.inventory.message.SettingsDocument;
import com.occ.inventory.messaging.MessageJson;
import com.occ.inventory.readiness.NeededCatalogue;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What the scheduler knows of partners and settings. Always read from the database: nothing is kept in memory beyond one use. */
@Component
public class Catalogue implements NeededCatalogue {
    private final DatabaseClient database;

    Catalogue(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public String service() {
        return "scheduler";
    }

    /** Whether every document that was announced has arrived; before that nothing is worked on. */
    @Override
    public Mono<Boolean> complete() {
        return database.sql(
                        """
                        select exists (
                          select 1
                          from scheduler.catalogue_copy c
                          join scheduler.settings s on s.version >= c.settings_version
                          where (select count(*) from scheduler.partner_document) >= c.partners)
                        """)
                .mapValue(Boolean.class)
                .one();
    }

    /** How far the copy is: versions only grow, so a smaller sum than admin-api's means that a document is still on its way. */
    public Mono<Long> sumOfVersions() {
        return database.sql("select coalesce(sum(version), 0)::bigint from scheduler.partner_document")
                .mapValue(Long.class)
                .one();
    }

    /** Empty when the settings have not arrived. */
    public Mono<SettingsDocument> settings() {
        return database.sql("select document::text from scheduler.settings")
                .mapValue(String.class)
                .one()
                .map(json -> MessageJson.MAPPER.readValue(json, SettingsDocument.class));
    }

    /** The partners that a scope covers, one each and in order of their keys, also those that it names and nobody knows. */
    public Flux<PartnerBrief> covered(Scope scope) {
        if (scope instanceof Scope.Partners partners) {
            return named(partners.keys().toArray(String[]::new));
        }
        return scope instanceof Scope.Items items ? items(items).flux() : all();
    }

    private Flux<PartnerBrief> all() {
        return database.sql(
                        """
                        select key, true as known, paused, lines from scheduler.partner_document
                        where not deleted
                        order by key
                        """)
                .mapProperties(PartnerBrief.class)
                .all();
    }

    private Flux<PartnerBrief> named(String[] keys) {
        return database.sql(
                        """
                        select k.key, d.key is not null as known, coalesce(d.paused, false) as paused, coalesce(d.lines, 0) as lines
                        from (select distinct key from unnest(:keys::text[]) as named(key)) k
                        left join scheduler.partner_document d on d.key = k.key and not d.deleted
                        order by k.key
                        """)
                .bind("keys", keys)
                .mapProperties(PartnerBrief.class)
                .all();
    }

    private Mono<PartnerBrief> items(Scope.Items items) {
        return database.sql(
                        """
                        select k.key, d.key is not null as known, coalesce(d.paused, false) as paused,
                          (select count(*)::int from jsonb_array_elements(d.document -> 'lines') line
                           where (line ->> 'variantId')::bigint = any(:variants::bigint[])) as lines
                        from (select :key::text as key) k
                        left join scheduler.partner_document d on d.key = k.key and not d.deleted
                        """)
                .bind("key", items.partner())
                .bind("variants", items.variantIds().toArray(Long[]::new))
                .mapProperties(PartnerBrief.class)
                .one();
    }

    /** The version of the partner's credentials that the catalogue knows; 0 when it knows none. */
    public Mono<Long> credentialsVersion(String partner) {
        return database.sql("select credentials_version from scheduler.partner_document where key = :key")
                .bind("key", partner)
                .mapValue(Long.class)
                .one()
                .defaultIfEmpty(0L);
    }
}
