package com.occ.inventory.admin.partner;

import com.occ.inventory.admin.AdminSettings;
import com.occ.inventory.admin.catalogue.Catalogue;
import com.occ.inventory.admin.control.ControlState;
import com.occ.inventory.admin.door.Problem;
import com.occ.inventory.message.SealedToken;
import com.occ.inventory.secret.TokenCipher;
import com.occ.inventory.shopify.ShopifySettings;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Changes partners: one transaction for the change and its versions, then the documents. */
@Component
class PartnerEditing {
    private final Partners partners;
    private final ControlState control;
    private final Catalogue catalogue;
    private final TransactionalOperator transaction;
    private final Rules rules;

    PartnerEditing(
            Partners partners,
            ControlState control,
            Catalogue catalogue,
            TransactionalOperator transaction,
            Rules rules) {
        this.partners = partners;
        this.control = control;
        this.catalogue = catalogue;
        this.transaction = transaction;
        this.rules = rules;
    }

    /** Answers whether the partner is new. */
    Mono<Boolean> put(PartnerKey key, PartnerRequest request) {
        return partners.claim(key)
                .map(before -> PartnerChange.of(
                        before, request, rules.shops(), rules.clock().instant()))
                .flatMap(change -> (change.differs() ? store(change) : Mono.<Void>empty()).thenReturn(change.created()))
                .as(transaction::transactional)
                .flatMap(created -> catalogue.publishSoon(List.of(key.value())).thenReturn(created));
    }

    Mono<Void> delete(PartnerKey key) {
        return partners.claim(key)
                .filter(partner -> !partner.deleted())
                .switchIfEmpty(Mono.error(() -> unknown(key)))
                .flatMap(partner ->
                        (partner.paused() ? control.advance().then() : Mono.<Void>empty()).then(partners.bury(key)))
                .as(transaction::transactional)
                .then(catalogue.publishSoon(List.of(key.value())));
    }

    static Problem unknown(PartnerKey key) {
        return Problem.notFound("No partner has the key " + key + ".");
    }

    private Mono<Void> store(PartnerChange change) {
        SealedToken sealed = change.newToken() == null
                ? null
                : change.newToken().sealed(secret -> rules.cipher()
                        .seal(secret, change.before().key(), change.shopDomain()));
        return change.pauseDiffers()
                ? control.advance().flatMap(epoch -> partners.store(change, sealed, epoch))
                : partners.store(change, sealed, null);
    }

    /** What tokens and domains must keep to. */
    @Component
    record Rules(ShopifySettings shops, TokenCipher cipher, Clock clock) {
        @org.springframework.beans.factory.annotation.Autowired
        Rules(ShopifySettings shops, AdminSettings settings, Clock clock) {
            this(shops, settings.cipher(), clock);
        }
    }
}
