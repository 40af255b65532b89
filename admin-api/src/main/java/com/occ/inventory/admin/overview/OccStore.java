package com.occ.inventory.admin.overview;

import com.occ.inventory.message.StoreFailure;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Whether the retailer's own store can be written, as the updater told last. */
@Component
class OccStore {
    private final DatabaseClient database;

    OccStore(DatabaseClient database) {
        this.database = database;
    }

    Mono<State> current() {
        return database.sql("select available, kind, message, request_id, since from admin.store_status")
                .map(row -> {
                    String kind = row.get("kind", String.class);
                    return new State(
                            row.get("available", Boolean.class),
                            kind == null ? null : StoreFailure.valueOf(kind),
                            row.get("message", String.class),
                            row.get("request_id", String.class),
                            row.get("since", Instant.class));
                })
                .one();
    }

    /** @param since when it became so; null when nobody ever said */
    public record State(boolean available, StoreFailure kind, String message, String requestId, Instant since) {

        /** What to do about it, in a sentence; null while it is available. */
        public String remedy() {
            return kind == null
                    ? null
                    : switch (kind) {
                        case TOKEN_INVALID ->
                            "Its access token is no longer accepted: set a new one and start the updater again.";
                        case ACCESS_DENIED ->
                            "Its access token lacks a permission: grant write_inventory, read_inventory,"
                                    + " read_products and read_locations.";
                        case SHOP_FROZEN -> "The store is frozen: settle its bill with Shopify.";
                        case SHOP_LOCKED -> "Shopify has locked the store: ask Shopify.";
                        case SHOP_NOT_FOUND -> "There is no store at its address: check OCC_SHOP_DOMAIN.";
                        case UNREACHABLE ->
                            "It does not answer. It is tried again all the time, and work goes on by itself.";
                        case LOCATION_MISSING ->
                            "It has no location that can hold stock, or not the one whose stock is kept:"
                                    + " check OCC_LOCATION_ID.";
                    };
        }
    }
}
