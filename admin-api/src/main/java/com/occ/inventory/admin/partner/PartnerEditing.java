package com.occ.inventory.admin.partner;

import com.occ.inventory.admin.AdminSettings;
import com.occ.inventory.admin.access.Actor;
import com.occ.inventory.admin.catalogue.Catalogue;
import com.occ.inventory.admin.door.Problem;
import com.occ.inventory.message.SealedToken;
import com.occ.inventory.message.StoreDescribed;
import com.occ.inventory.secret.TokenCipher;
import com.occ.inventory.shopify.ShopifySettings;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Changes partners: a new token is tried first, then one transaction for the change and its versions, then the documents. */
@Component
class PartnerEditing {
    private final Partners partners;
    private final PartnerTrials trials;
    private final PartnerWrites writes;
    private final Catalogue catalogue;
    private final Rules rules;

    PartnerEditing(Partners partners, PartnerTrials trials, PartnerWrites writes, Catalogue catalogue, Rules rules) {
        this.partners = partners;
        this.trials = trials;
        this.writes = writes;
        this.catalogue = catalogue;
        this.rules = rules;
    }

    /** Answers whether the partner is new. */
    Mono<Boolean> put(Actor actor, PartnerKey key, PartnerRequest request, Trying trying) {
        return partners.stored(key)
                .defaultIfEmpty(StoredPartner.none(key))
                .flatMap(before -> trials.require(actor, key, change(before, request), trying))
                .then(partners.claim(key)
                        .map(before -> change(before, request))
                        .flatMap(change -> (change.differs() ? writes.store(actor, change) : Mono.<Void>empty())
                                .thenReturn(change.created()))
                        .as(rules.transaction()::transactional))
                .flatMap(created -> catalogue.publishSoon(List.of(key.value())).thenReturn(created));
    }

    /** Tries the request's token, or the stored one, and changes nothing. */
    Mono<StoreDescribed> check(Actor actor, PartnerKey key, PartnerRequest request) {
        return trials.run(actor, key, request);
    }

    Mono<Void> delete(Actor actor, PartnerKey key) {
        return partners.claim(key)
                .filter(partner -> !partner.deleted())
                .switchIfEmpty(Mono.error(() -> unknown(key)))
                .flatMap(partner -> writes.bury(actor, key, partner))
                .as(rules.transaction()::transactional)
                .then(Mono.defer(() -> catalogue.publishSoon(List.of(key.value()))));
    }

    static Problem unknown(PartnerKey key) {
        return Problem.notFound("No partner has the key " + key + ".");
    }

    private PartnerChange change(StoredPartner before, PartnerRequest request) {
        return PartnerChange.of(before, request, rules.shops(), rules.clock().instant());
    }

    /** What tokens and domains must keep to. */
    @Component
    record Rules(ShopifySettings shops, TokenCipher cipher, Clock clock, TransactionalOperator transaction) {
        @org.springframework.beans.factory.annotation.Autowired
        Rules(ShopifySettings shops, AdminSettings settings, Clock clock, TransactionalOperator transaction) {
            this(shops, settings.cipher(), clock, transaction);
        }

        SealedToken seal(PartnerKey key, String domain, NewToken token) {
            return token.sealed(secret -> cipher.seal(secret, key.value(), domain));
        }
    }
}
