package com.occ.inventory.admin.catalogue;

import com.occ.inventory.message.ControlChanged;
import com.occ.inventory.message.CredentialsChanged;
import com.occ.inventory.message.Line;
import com.occ.inventory.message.PartnerDocument;
import com.occ.inventory.message.SealedToken;
import com.occ.inventory.message.SettingsDocument;
import com.occ.inventory.message.SettingsDocument.Schedule;
import com.occ.inventory.message.SyncRules;
import com.occ.inventory.message.SyncRules.GonePolicy;
import com.occ.inventory.messaging.MessageJson;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The catalogue as it is stored, in the form that travels. Each document is read in one statement, so it is never half of a change. */
@Component
class Documents {
    private final DatabaseClient database;

    Documents(DatabaseClient database) {
        this.database = database;
    }

    /** Keys of all partners there have ever been, tombstones included. */
    Flux<String> allPartners() {
        return database.sql("select key from admin.partner where version > 0 order by key")
                .mapValue(String.class)
                .all();
    }

    /** Keys of the partners whose document, or credentials, the broker has not got. */
    Flux<String> partnersBehind() {
        return database.sql(
                        """
                        select key from admin.partner
                        where published_version < version or published_credentials_version < credentials_version
                        order by key
                        """)
                .mapValue(String.class)
                .all();
    }

    Mono<List<CredentialsChanged>> credentialsBehind(Collection<String> keys) {
        return database.sql(
                        """
                        select key, credentials_version, shop_domain, cast(sealed_token as text) as sealed_token
                        from admin.partner
                        where key = any(:keys) and published_credentials_version < credentials_version
                        order by key
                        """)
                .bind("keys", keys.toArray(String[]::new))
                .map(row -> new CredentialsChanged(
                        row.get("key", String.class),
                        row.get("credentials_version", Long.class),
                        row.get("shop_domain", String.class),
                        token(row.get("sealed_token", String.class))))
                .all()
                .collectList();
    }

    private static SealedToken token(String json) {
        return json == null ? null : MessageJson.MAPPER.readValue(json, SealedToken.class);
    }

    Mono<List<PartnerDocument>> partners(Collection<String> keys) {
        return database.sql(
                        """
                        select p.key, p.version, p.deleted, p.name, p.shop_domain, p.locations, p.paused, p.credentials_version,
                               m.variants, m.items, m.skus
                        from admin.partner p
                        cross join lateral (
                          select array_agg(variant_id order by variant_id) as variants,
                                 array_agg(store_item_id order by variant_id) as items,
                                 array_agg(nullif(sku, '') order by variant_id) as skus
                          from admin.mapping where partner_key = p.key) m
                        where p.key = any(:keys) and p.version > 0
                        order by p.key
                        """)
                .bind("keys", keys.toArray(String[]::new))
                .map(Documents::partner)
                .all()
                .collectList();
    }

    Mono<SettingsDocument> settings() {
        return database.sql("select version, enabled, interval_minutes, since, variant_gone from admin.settings")
                .map(row -> new SettingsDocument(
                        row.get("version", Long.class),
                        new Schedule(
                                row.get("enabled", Boolean.class),
                                row.get("interval_minutes", Integer.class),
                                row.get("since", Instant.class)),
                        new SyncRules(GonePolicy.valueOf(row.get("variant_gone", String.class)))))
                .one();
    }

    Mono<ControlChanged> control() {
        return database.sql(
                        """
                        select epoch, everything,
                               array(select key from admin.partner where paused and not deleted order by key) as partners,
                               array(select partner_key from admin.paused_item order by partner_key, variant_id) as item_partners,
                               array(select variant_id from admin.paused_item order by partner_key, variant_id) as item_variants
                        from admin.control
                        """)
                .map(row -> new ControlChanged(
                        row.get("epoch", Long.class),
                        row.get("everything", Boolean.class),
                        List.of(row.get("partners", String[].class)),
                        items(row.get("item_partners", String[].class), row.get("item_variants", Long[].class))))
                .one();
    }

    private static List<ControlChanged.Item> items(String[] partners, Long[] variants) {
        return IntStream.range(0, partners.length)
                .mapToObj(index -> new ControlChanged.Item(partners[index], variants[index]))
                .toList();
    }

    private static PartnerDocument partner(Readable row) {
        return new PartnerDocument(
                row.get("key", String.class),
                row.get("version", Long.class),
                row.get("deleted", Boolean.class),
                row.get("name", String.class),
                row.get("shop_domain", String.class),
                List.of(row.get("locations", Long[].class)),
                row.get("paused", Boolean.class),
                row.get("credentials_version", Long.class),
                lines(
                        row.get("variants", Long[].class),
                        row.get("items", Long[].class),
                        row.get("skus", String[].class)));
    }

    private static List<Line> lines(Long[] variants, Long[] items, String[] skus) {
        return variants == null
                ? List.of()
                : IntStream.range(0, variants.length)
                        .mapToObj(index -> new Line(variants[index], items[index], skus[index]))
                        .toList();
    }
}
