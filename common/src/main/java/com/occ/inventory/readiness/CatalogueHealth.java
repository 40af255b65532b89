package com.occ.inventory.readiness;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Up when every copy of the process is complete, so also where none is needed. */
final class CatalogueHealth implements ReactiveHealthIndicator {
    private static final Duration DEADLINE = Duration.ofSeconds(3);

    private final List<NeededCatalogue> copies;

    CatalogueHealth(List<NeededCatalogue> copies) {
        this.copies = copies;
    }

    @Override
    public Mono<Health> health() {
        return Flux.fromIterable(copies)
                .concatMap(copy -> copy.complete().map(complete -> new Copy(copy.service(), complete)))
                .collectList()
                .map(CatalogueHealth::of)
                .timeout(DEADLINE)
                .onErrorResume(error -> Mono.just(Health.down()
                        .withDetail("reason", "the database does not say whether the copy is complete")
                        .build()));
    }

    private record Copy(String service, boolean complete) {}

    private static Health of(List<Copy> copies) {
        Health.Builder health = copies.stream().allMatch(Copy::complete) ? Health.up() : Health.down();
        copies.forEach(copy -> health.withDetail(
                copy.service(), copy.complete() ? "complete" : "waits for admin-api to publish the catalogue"));
        return health.build();
    }
}
