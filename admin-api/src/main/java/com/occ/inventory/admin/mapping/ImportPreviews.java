package com.occ.inventory.admin.mapping;

import static com.occ.inventory.admin.sql.Sql.json;
import static com.occ.inventory.admin.sql.Sql.longs;
import static com.occ.inventory.admin.sql.Sql.texts;

import com.occ.inventory.admin.access.Actor;
import com.occ.inventory.messaging.MessageJson;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;

/** Files that were looked at and wait to be applied, for a day. */
@Component
class ImportPreviews {
    private static final Duration KEPT = Duration.ofDays(1);
    private static final TypeReference<TreeMap<String, Long>> VERSIONS = new TypeReference<>() {};

    private final DatabaseClient database;

    ImportPreviews(DatabaseClient database) {
        this.database = database;
    }

    /** @param versions of the partners in the file, as they were when it was compared */
    record Stored(Map<String, Long> versions, MappingFile file) {}

    /** What a person sees of it. */
    record Shown(String madeBy, Instant madeAt, ImportAnswer answer) {}

    Mono<UUID> store(Actor actor, Instant now, MappingFile file, Map<String, Long> versions, ImportAnswer answer) {
        UUID id = UUID.randomUUID();
        List<Mapping> rows = new ArrayList<>(file.rows().values());
        return database.sql("delete from admin.mapping_preview where made_at < :old")
                .bind("old", now.minus(KEPT))
                .then()
                .then(database.sql(
                                """
                                insert into admin.mapping_preview (
                                  id, made_by, made_at, versions, answer, lines, partners, variants, items, skus)
                                values (:id, :by, :now, cast(:versions as jsonb), cast(:answer as jsonb),
                                  :lines, :partners, :variants, :items, :skus)
                                """)
                        .bind("id", id)
                        .bind("by", actor.name())
                        .bind("now", now)
                        .bind("versions", json(versions))
                        .bind("answer", json(answer))
                        .bind("lines", file.rows().keySet().toArray(Integer[]::new))
                        .bind("partners", texts(rows, Mapping::partner))
                        .bind("variants", longs(rows, Mapping::variantId))
                        .bind("items", longs(rows, Mapping::storeItemId))
                        .bind("skus", texts(rows, Mapping::sku))
                        .then())
                .thenReturn(id);
    }

    Mono<Shown> find(UUID id) {
        return database.sql(
                        """
                        select made_by, made_at, cast(answer as text) as answer from admin.mapping_preview where id = :id
                        """)
                .bind("id", id)
                .map(row -> new Shown(
                        row.get("made_by", String.class),
                        row.get("made_at", Instant.class),
                        MessageJson.MAPPER.readValue(row.get("answer", String.class), ImportAnswer.class)))
                .one();
    }

    /** Takes it away, so that it is applied once; back again when the transaction fails. */
    Mono<Stored> take(UUID id) {
        return database.sql(
                        """
                        delete from admin.mapping_preview where id = :id
                        returning cast(versions as text) as versions, lines, partners, variants, items, skus
                        """)
                .bind("id", id)
                .map(ImportPreviews::stored)
                .one();
    }

    private static Stored stored(Readable row) {
        Integer[] lines = row.get("lines", Integer[].class);
        String[] partners = row.get("partners", String[].class);
        Long[] variants = row.get("variants", Long[].class);
        Long[] items = row.get("items", Long[].class);
        String[] skus = row.get("skus", String[].class);
        Map<Integer, Mapping> rows = new LinkedHashMap<>();
        for (int i = 0; i < lines.length; i++) {
            rows.put(lines[i], new Mapping(partners[i], variants[i], items[i], skus[i]));
        }
        return new Stored(
                MessageJson.MAPPER.readValue(row.get("versions", String.class), VERSIONS),
                new MappingFile(rows, List.of()));
    }
}
