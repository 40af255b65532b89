package com.occ.inventory.updater.store;

import com.occ.inventory.shopify.ShopDomain;
import java.time.Clock;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The location where a store's stock was kept last, shared by all updaters. Ids are a store's own, so each store has its own. */
@Repository
class KeptLocation {
    private final DatabaseClient database;
    private final Clock clock;

    KeptLocation(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Empty when none was ever kept. */
    Mono<String> find(ShopDomain shop) {
        return database.sql("select gid from updater.location where shop_domain = :shop")
                .bind("shop", shop.value())
                .mapValue(String.class)
                .one();
    }

    /** @return whether it is kept now; false when another one was already */
    Mono<Boolean> keepFirst(ShopDomain shop, String gid) {
        return changed(
                """
                insert into updater.location (shop_domain, gid, since) values (:shop, :gid, :now)
                on conflict (shop_domain) do nothing
                """,
                shop,
                gid);
    }

    /** @return whether another one was kept until now, or none */
    Mono<Boolean> replace(ShopDomain shop, String gid) {
        return changed(
                """
                insert into updater.location as l (shop_domain, gid, since) values (:shop, :gid, :now)
                on conflict (shop_domain) do update set gid = excluded.gid, since = excluded.since
                where l.gid <> excluded.gid
                """,
                shop,
                gid);
    }

    private Mono<Boolean> changed(String statement, ShopDomain shop, String gid) {
        return database.sql(statement)
                .bind("shop", shop.value())
                .bind("gid", gid)
                .bind("now", clock.instant())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }
}
