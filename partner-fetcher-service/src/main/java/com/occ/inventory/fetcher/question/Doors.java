package com.occ.inventory.fetcher.question;

import com.occ.inventory.fetcher.credentials.Credentials;
import com.occ.inventory.fetcher.credentials.CredentialsStore;
import com.occ.inventory.fetcher.credentials.PartnerTokens;
import com.occ.inventory.message.PartnerConnectionAsked;
import com.occ.inventory.message.PartnerFailure;
import com.occ.inventory.question.Unanswerable;
import com.occ.inventory.secret.TokenCipher.UnreadableToken;
import com.occ.inventory.shopify.AccessTokens;
import com.occ.inventory.shopify.ShopDomain;
import com.occ.inventory.shopify.ShopifyClient;
import com.occ.inventory.shopify.ShopifyClients;
import com.occ.inventory.shopify.ShopifySettings;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Opens a partner's store for a question, or says in an {@link Unanswerable} why that cannot be. */
@Component
class Doors {
    private final ShopifyClients clients;
    private final ShopifySettings shopify;
    private final PartnerTokens tokens;
    private final CredentialsStore store;

    Doors(ShopifyClients clients, ShopifySettings shopify, PartnerTokens tokens, CredentialsStore store) {
        this.clients = clients;
        this.shopify = shopify;
        this.tokens = tokens;
        this.store = store;
    }

    /**
     * With the credentials that the partner has.
     *
     * @param shopDomain that they must be for; null for whichever they are for
     */
    Mono<ShopifyClient> stored(String partner, String shopDomain) {
        return store.atLeast(0, partner, Duration.ZERO).map(credentials -> {
            if (credentials.sealedToken() == null) {
                throw missing(partner + " has no access token: enter one");
            }
            if (shopDomain != null && !shopDomain.equals(credentials.shopDomain())) {
                throw missing("the access token of " + partner + " is for another shop domain");
            }
            ShopDomain domain = domain(credentials.shopDomain());
            return clients.client(domain, readable(() -> tokens.of(credentials, domain)));
        });
    }

    /** With the token that came with the question. One that expires is not replaced: its successor would be lost with the answer. */
    Mono<ShopifyClient> offered(PartnerConnectionAsked asked) {
        return Mono.fromCallable(() -> clients.client(
                domain(asked.shopDomain()),
                readable(() -> tokens.trial(Credentials.offered(asked.partner(), asked.shopDomain(), asked.token())))));
    }

    private static AccessTokens readable(Supplier<AccessTokens> tokens) {
        try {
            return tokens.get();
        } catch (UnreadableToken | IllegalArgumentException unreadable) {
            throw missing(unreadable.getMessage());
        }
    }

    private ShopDomain domain(String name) {
        try {
            return shopify.domain(name);
        } catch (IllegalArgumentException invalid) {
            throw new Unanswerable(PartnerFailure.SHOP_NOT_FOUND, invalid.getMessage());
        }
    }

    private static Unanswerable missing(String message) {
        return new Unanswerable(PartnerFailure.CREDENTIALS_MISSING, message);
    }
}
