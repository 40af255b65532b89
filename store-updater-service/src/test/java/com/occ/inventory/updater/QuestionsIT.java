package com.occ.inventory.updater;

import static org.assertj.core.api.Assertions.assertThat;

import com.occ.inventory.message.CatalogueAsked;
import com.occ.inventory.message.CatalogueLine;
import com.occ.inventory.message.PartnerFailure;
import com.occ.inventory.message.StoreCatalogue;
import com.occ.inventory.messaging.Inbox;
import com.occ.inventory.messaging.MessageJson;
import com.occ.inventory.testing.TestBroker;
import com.occ.inventory.testing.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** People's questions about the OCC store. */
class QuestionsIT {
    private static OccShop shop;
    private static RunningUpdater updater;

    @BeforeAll
    static void start() {
        shop = new OccShop();
        updater = new RunningUpdater(TestBroker.any(), TestDatabase.fresh(), shop).ready();
    }

    @AfterAll
    static void stop() {
        updater.close();
        shop.close();
    }

    @Test
    void readsTheWholeCatalogueOfItsOwnStoreAndOfNoOther() {
        UUID question = UUID.randomUUID();
        updater.publish(
                new CatalogueAsked(UUID.randomUUID(), soon(), "a-partner"), new CatalogueAsked(question, soon(), null));

        List<StoreCatalogue> parts = parts(question);

        assertThat(parts).extracting(StoreCatalogue::part).containsExactly(0, 1, 2, 3);
        assertThat(parts)
                .flatExtracting(StoreCatalogue::lines)
                .hasSize(2_000)
                .contains(new CatalogueLine(10_000, 10_000, null, null, "House Blend", true));
        assertThat(parts.get(3).failure()).isNull();
    }

    @Test
    void saysWhyItsStoreCannotBeRead() {
        shop.revokeToken();
        UUID question = UUID.randomUUID();

        updater.publish(new CatalogueAsked(question, soon(), null));

        assertThat(parts(question).get(1).failure().kind()).isEqualTo(PartnerFailure.TOKEN_INVALID);
        shop.restoreToken();
    }

    private static List<StoreCatalogue> parts(UUID question) {
        List<StoreCatalogue> parts = new ArrayList<>();
        while (parts.stream().noneMatch(StoreCatalogue::last)) {
            parts.add(MessageJson.MAPPER.readValue(
                    updater.receive(Inbox.STORE_ANSWERS.address()).getBody(), StoreCatalogue.class));
        }
        assertThat(parts).extracting(StoreCatalogue::questionId).containsOnly(question);
        parts.sort(Comparator.comparingInt(StoreCatalogue::part));
        return parts;
    }

    private static Instant soon() {
        return Instant.now().plus(RunningUpdater.SOON);
    }
}
