package com.occ.inventory.admin.catalogue;

import com.occ.inventory.message.AlertSettings;
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
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
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
    private final Clock clock;

    Documents(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
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

    /** @param token as it is stored, so that one that cannot be read is nobody else's trouble */
    record StoredCredentials(String partner, long version, String shopDomain, String token) {
        CredentialsChanged event() {
            return new CredentialsChanged(
                    partner,
                    version,
                    shopDomain,
                    token == null ? null : MessageJson.MAPPER.readValue(token, SealedToken.class));
        }
    }

    Mono<List<StoredCredentials>> credentialsBehind(Collection<String> keys) {
        return database.sql(
                        """
                        select key, credentials_version, shop_domain, cast(sealed_token as text) as sealed_token
                        from admin.partner
                        where key = any(:keys) and published_credentials_version < credentials_version
                        order by key
                        """)
                .bind("keys", keys.toArray(String[]::new))
                .map(row -> new StoredCredentials(
                        row.get("key", String.class),
                        row.get("credentials_version", Long.class),
                        row.get("shop_domain", String.class),
                        row.get("sealed_token", String.class)))
                .all()
                .collectList();
    }

    /** SKUs are cut: they are for people to read, and a document is to stay small. */
    Mono<List<PartnerDocument>> partners(Collection<String> keys) {
        return database.sql(
                        """
                        select p.key, p.version, p.deleted, p.name, p.shop_domain, p.locations, p.paused, p.credentials_version,
                               m.variants, m.items, m.skus
                        from admin.partner p
                        cross join lateral (
                          select array_agg(variant_id order by variant_id) as variants,
                                 array_agg(store_item_id order by variant_id) as items,
                                 array_agg(nullif(left(sku, 64), '') order by variant_id) as skus
                          from admin.mapping where partner_key = p.key) m
                        where p.key = any(:keys) and p.version > 0
                        order by p.key
                        """)
                .bind("keys", keys.toArray(String[]::new))
                .map(Documents::partner)
                .all()
                .collectList();
    }

    /** Mutes that are over are left out; that one ends changes nothing, since readers know until when it holds. */
    Mono<SettingsDocument> settings() {
        return database.sql(
                        """
                        select s.version, s.enabled, s.interval_minutes, s.since, s.variant_gone, s.failing_percent,
                               s.failing_runs, s.unreachable_runs, s.silent_minutes, cast(s.recipients as text) as recipients,
                               s.reminder_hours, s.recoveries, s.webhook, s.slack, m.partners, m.untils
                        from admin.settings s
                        cross join lateral (
                          select array_agg(m.partner order by m.partner) as partners,
                                 array_agg(m.until order by m.partner) as untils
                          from admin.mute m join admin.partner p on p.key = m.partner and not p.deleted
                          where m.until > :now) m
                        """)
                .bind("now", clock.instant())
                .map(row -> new SettingsDocument(
                        row.get("version", Long.class),
                        new Schedule(
                                row.get("enabled", Boolean.class),
                                row.get("interval_minutes", Integer.class),
                                row.get("since", Instant.class)),
                        new SyncRules(GonePolicy.valueOf(row.get("variant_gone", String.class))),
                        alerts(row)))
                .one();
    }

    private static AlertSettings alerts(Readable row) {
        return new AlertSettings(
                new AlertSettings.Thresholds(
                        row.get("failing_percent", Integer.class),
                        row.get("failing_runs", Integer.class),
                        row.get("unreachable_runs", Integer.class),
                        row.get("silent_minutes", Integer.class)),
                List.of(MessageJson.MAPPER.readValue(
                        row.get("recipients", String.class), AlertSettings.Recipient[].class)),
                row.get("reminder_hours", Integer.class),
                row.get("recoveries", Boolean.class),
                mutes(row.get("partners", String[].class), row.get("untils", OffsetDateTime[].class)),
                row.get("webhook", String.class),
                row.get("slack", String.class));
    }

    private static List<AlertSettings.Mute> mutes(String[] partners, OffsetDateTime[] untils) {
        return partners == null
                ? List.of()
                : IntStream.range(0, partners.length)
                        .mapToObj(index -> new AlertSettings.Mute(partners[index], untils[index].toInstant()))
                        .toList();
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
