package com.occ.inventory.shopify;

import com.occ.inventory.shopify.AttemptFailure.NoAnswer;
import java.net.URI;
import reactor.core.publisher.Mono;

/** The catalogue as one bulk operation writes it. */
final class CatalogueBulk {

    private static final String QUERY = Operation.load("/shopify/catalogue-bulk.graphql");

    private final BulkRun run;
    private final Transport transport;
    private final ShopifySettings settings;
    private final ShopDomain domain;

    CatalogueBulk(StoreConnection connection, BulkPolling polling, Transport transport, ShopifySettings settings) {
        this.run = new BulkRun(connection, polling);
        this.transport = transport;
        this.settings = settings;
        this.domain = connection.domain();
    }

    /** The whole file, which is the caller's to delete; fails with {@link BulkUnavailable} when it cannot be had. */
    Mono<CatalogueFile> file() {
        return run.of(QUERY).flatMap(operation -> CatalogueFile.create().flatMap(file -> fill(file, operation)
                .then(file.requireWhole(operation.roots()))
                .thenReturn(file)
                .onErrorResume(failure -> file.delete().then(Mono.error(failure)))
                .doOnCancel(() -> file.delete().subscribe())));
    }

    private Mono<Void> fill(CatalogueFile file, BulkOperation operation) {
        return operation.url() == null
                ? Mono.empty()
                : transport
                        .download(address(operation.url()), file.path())
                        .timeout(settings.catalogue().bulkDeadline(), Mono.error(this::tooSlow))
                        .onErrorMap(
                                NoAnswer.class,
                                e -> new BulkUnavailable("the file did not come: " + e.getMessage(), e.getCause()));
    }

    private BulkUnavailable tooSlow() {
        return new BulkUnavailable(
                "the file did not come within " + settings.catalogue().bulkDeadline());
    }

    private URI address(String url) {
        try {
            return settings.file(domain, url);
        } catch (IllegalArgumentException e) {
            throw new BulkUnavailable(e.getMessage());
        }
    }
}
