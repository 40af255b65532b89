package com.occ.inventory.admin.catalogue;

import com.occ.inventory.admin.page.Show;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** Partners whose newest document the broker does not take: the services go on with what they knew before. */
@Component
public class LateDocuments {
    private static final int MOST = 5;

    private final DatabaseClient database;

    LateDocuments(DatabaseClient database) {
        this.database = database;
    }

    /** @param why continues "has not reached the services since then: " */
    public record LateDocument(String partner, Instant since, String why) {
        public String sentence() {
            return "What was changed of partner " + partner + " has not reached the services since "
                    + Show.INSTANCE.utc(since) + ": " + why + " Until then its runs go on with what they knew before.";
        }
    }

    /** The first few, the longest late first. */
    public Flux<LateDocument> some() {
        return database.sql(
                        """
                        select key, unpublished_since, unpublished_why from admin.partner
                        where unpublished_since is not null
                        order by unpublished_since, key limit :limit
                        """)
                .bind("limit", MOST)
                .map(row -> new LateDocument(
                        row.get("key", String.class),
                        row.get("unpublished_since", Instant.class),
                        row.get("unpublished_why", String.class)))
                .all();
    }
}
