package com.occ.inventory.admin.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.occ.inventory.message.AlertSettings;
import com.occ.inventory.message.CatalogueRequested;
import com.occ.inventory.message.ControlChanged;
import com.occ.inventory.message.PartnerDocument;
import com.occ.inventory.message.SettingsDocument;
import com.occ.inventory.message.SyncRules;
import com.occ.inventory.messaging.AnsweringBroker;
import com.occ.inventory.messaging.PublishFailed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class ReplayTests {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private final Map<String, String> refused = new TreeMap<>();

    @Test
    void aDocumentThatTheBrokerRefusesKeepsNobodyFromBeingComplete() {
        AnsweringBroker broker = new AnsweringBroker("north", null);

        replay(broker).block(PATIENCE);

        assertThat(broker.taken())
                .containsExactly("PartnerDocument", "SettingsDocument", "ControlChanged", "CatalogueComplete");
        assertThat(refused).containsOnlyKeys("north");
    }

    @Test
    void aBrokerThatDoesNotAnswerLeavesTheReaderIncompleteAndNoDocumentRefused() {
        AnsweringBroker broker = new AnsweringBroker(null, "north");

        assertThatThrownBy(() -> replay(broker).block(PATIENCE))
                .hasMessage("the document of partner north")
                .hasCauseInstanceOf(PublishFailed.class);

        assertThat(broker.taken()).containsExactly("PartnerDocument");
        assertThat(refused).isEmpty();
    }

    @Test
    void whatWasNotAnsweredIsNotRefusedWhenAChangeIsPublishedEither() {
        assertThatThrownBy(() -> catalogue(new AnsweringBroker("south", "north"))
                        .publishBehind()
                        .block(PATIENCE))
                .isNotNull();

        assertThat(refused).containsOnlyKeys("south");
    }

    private Mono<Void> replay(AnsweringBroker broker) {
        return catalogue(broker).replay(new CatalogueRequested("updater"));
    }

    private Catalogue catalogue(AnsweringBroker broker) {
        return new Catalogue(new Stored(), new Noted(), broker.publisher());
    }

    private static final class Stored extends Documents {
        Stored() {
            super(null, Clock.systemUTC());
        }

        @Override
        Flux<String> allPartners() {
            return Flux.just("north", "south");
        }

        @Override
        Flux<String> partnersBehind() {
            return allPartners();
        }

        @Override
        Mono<List<StoredCredentials>> credentialsBehind(Collection<String> keys) {
            return Mono.just(List.of());
        }

        @Override
        Mono<List<PartnerDocument>> partners(Collection<String> keys) {
            return Mono.just(keys.stream()
                    .map(key -> new PartnerDocument(
                            key, 1, false, key, key + ".myshopify.com", List.of(), false, 1, List.of()))
                    .toList());
        }

        @Override
        Mono<SettingsDocument> settings() {
            return Mono.just(new SettingsDocument(
                    1,
                    new SettingsDocument.Schedule(false, 60, Instant.EPOCH),
                    SyncRules.defaults(),
                    new AlertSettings(
                            AlertSettings.Thresholds.defaults(), List.of(), 24, true, List.of(), null, null)));
        }

        @Override
        Mono<ControlChanged> control() {
            return Mono.just(new ControlChanged(1, false, List.of(), List.of()));
        }
    }

    private final class Noted extends PublishedVersions {
        Noted() {
            super(null, Clock.systemUTC());
        }

        @Override
        Mono<Void> partners(List<PartnerDocument> sent) {
            return Mono.empty();
        }

        @Override
        Mono<Void> partnersRefused(Map<String, String> why) {
            return Mono.fromRunnable(() -> refused.putAll(why));
        }

        @Override
        Mono<Void> partnersRefusedToNewReader(Map<String, String> why) {
            return partnersRefused(why);
        }

        @Override
        Mono<Boolean> settingsBehind() {
            return Mono.just(false);
        }

        @Override
        Mono<Boolean> controlBehind() {
            return Mono.just(false);
        }
    }
}
