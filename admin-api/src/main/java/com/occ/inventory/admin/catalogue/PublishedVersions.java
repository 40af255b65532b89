package com.occ.inventory.admin.catalogue;

import static com.occ.inventory.admin.sql.Sql.longs;
import static com.occ.inventory.admin.sql.Sql.texts;

import com.occ.inventory.message.ControlChanged;
import com.occ.inventory.message.CredentialsChanged;
import com.occ.inventory.message.PartnerDocument;
import com.occ.inventory.message.SettingsDocument;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Remembers what the broker has confirmed. A version never goes back, whichever of two publishers is slower. */
@Component
class PublishedVersions {
    private final DatabaseClient database;
    private final Clock clock;

    PublishedVersions(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Mono<Void> credentials(List<CredentialsChanged> sent) {
        return database.sql(
                        """
                        update admin.partner p set published_credentials_version = sent.version
                        from unnest(:keys, :versions) as sent (key, version)
                        where p.key = sent.key and p.published_credentials_version < sent.version
                        """)
                .bind("keys", texts(sent, CredentialsChanged::partner))
                .bind("versions", longs(sent, CredentialsChanged::version))
                .then();
    }

    Mono<Void> partners(List<PartnerDocument> sent) {
        return database.sql(
                        """
                        update admin.partner p
                        set published_version = sent.version, unpublished_since = null, unpublished_why = null
                        from unnest(:keys, :versions) as sent (key, version)
                        where p.key = sent.key and p.published_version < sent.version
                        """)
                .bind("keys", texts(sent, PartnerDocument::key))
                .bind("versions", longs(sent, PartnerDocument::version))
                .then();
    }

    /** @param why by partner; what was published once, and cannot be now, is behind from now on */
    Mono<Void> partnersRefused(Map<String, String> why) {
        return refused(why, false);
    }

    /** The same to a reader that has nothing of them, not even what was published once: nobody can count on that any more. */
    Mono<Void> partnersRefusedToNewReader(Map<String, String> why) {
        return refused(why, true);
    }

    private Mono<Void> refused(Map<String, String> why, boolean toNewReader) {
        return database.sql(
                        """
                        update admin.partner p
                        set unpublished_since = coalesce(unpublished_since, :now), unpublished_why = refused.why,
                          published_version = case when :toNewReader then 0 else least(published_version, version - 1) end
                        from unnest(:keys, :whys) as refused (key, why)
                        where p.key = refused.key
                        """)
                .bind("now", clock.instant())
                .bind("toNewReader", toNewReader)
                .bind("keys", texts(why.entrySet(), Map.Entry::getKey))
                .bind("whys", texts(why.entrySet(), Map.Entry::getValue))
                .then();
    }

    Mono<Boolean> settingsBehind() {
        return database.sql("select published_version < version from admin.settings")
                .mapValue(Boolean.class)
                .one();
    }

    Mono<Void> settings(SettingsDocument sent) {
        return database.sql("update admin.settings set published_version = :sent where published_version < :sent")
                .bind("sent", sent.version())
                .then();
    }

    Mono<Boolean> controlBehind() {
        return database.sql("select published_epoch < epoch from admin.control")
                .mapValue(Boolean.class)
                .one();
    }

    Mono<Void> control(ControlChanged sent) {
        return database.sql("update admin.control set published_epoch = :sent where published_epoch < :sent")
                .bind("sent", sent.epoch())
                .then();
    }
}
