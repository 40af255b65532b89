package com.occ.inventory.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import reactor.core.publisher.Mono;

class CatalogueHealthTests {
    @Test
    void isUpWhereNoCopyIsNeeded() {
        assertThat(health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void isDownWhileACopyIsMissingAndSaysWhose() {
        Health health = health(copy("scheduler", Mono.just(true)), copy("updater", Mono.just(false)));

        assertThat(health.getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.getDetails())
                .containsEntry("scheduler", "complete")
                .containsEntry("updater", "waits for admin-api to publish the catalogue");
    }

    @Test
    void isDownWithoutTheDatabaseAndTellsNothingOfIt() {
        Health health =
                health(copy("scheduler", Mono.error(new IllegalStateException("password authentication failed"))));

        assertThat(health.getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.getDetails().toString()).doesNotContain("password");
    }

    private static Health health(NeededCatalogue... copies) {
        return new CatalogueHealth(List.of(copies)).health().block();
    }

    private static NeededCatalogue copy(String service, Mono<Boolean> complete) {
        return new NeededCatalogue() {
            @Override
            public String service() {
                return service;
            }

            @Override
            public Mono<Boolean> complete() {
                return complete;
            }
        };
    }
}
