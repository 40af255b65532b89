package com.occ.inventory.fetcher.question;

import com.occ.inventory.message.CatalogueAsked;
import com.occ.inventory.messaging.ConfirmedPublisher;
import com.occ.inventory.question.CatalogueAnswers;
import com.occ.inventory.shopify.ShopifyClient;
import java.time.Clock;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads a partner's whole catalogue for a person who maps it. */
@Component
class PartnerCatalogue {
    private final Doors doors;
    private final CatalogueAnswers answers;

    PartnerCatalogue(Doors doors, ConfirmedPublisher publisher, Clock clock) {
        this.doors = doors;
        this.answers = new CatalogueAnswers(publisher, clock);
    }

    /** A question without a partner is for the owner of the OCC store. */
    Mono<Void> read(CatalogueAsked asked) {
        return asked.partner() == null
                ? Mono.empty()
                : answers.answer(asked, doors.stored(asked.partner(), null).flatMapMany(ShopifyClient::catalogue));
    }
}
