package com.occ.inventory.fetcher.job;

import com.occ.inventory.fetcher.credentials.Credentials;
import com.occ.inventory.fetcher.credentials.PartnerTokens;
import com.occ.inventory.message.PartnerFailure;
import com.occ.inventory.message.SyncJob;
import com.occ.inventory.secret.TokenCipher.UnreadableToken;
import com.occ.inventory.shopify.AccessTokens;
import com.occ.inventory.shopify.ShopDomain;
import com.occ.inventory.shopify.ShopifyClient;
import com.occ.inventory.shopify.ShopifyClients;
import com.occ.inventory.shopify.ShopifySettings;
import org.springframework.stereotype.Component;

/** Opens a job's store with the partner's credentials, or says in a {@link FetchFailure} why that cannot be. */
@Component
class PartnerStores {
    private final ShopifyClients clients;
    private final ShopifySettings shopify;
    private final PartnerTokens tokens;

    PartnerStores(ShopifyClients clients, ShopifySettings shopify, PartnerTokens tokens) {
        this.clients = clients;
        this.shopify = shopify;
        this.tokens = tokens;
    }

    ShopifyClient open(SyncJob job, Credentials credentials) {
        if (credentials.version() < job.credentialsVersion()) {
            throw missing("the credentials of " + job.partner() + " have not arrived: enter them again");
        }
        if (credentials.sealedToken() == null) {
            throw missing(job.partner() + " has no access token");
        }
        if (!credentials.shopDomain().equals(job.shopDomain())) {
            throw missing("the access token of " + job.partner() + " is for another shop domain");
        }
        ShopDomain domain = domain(job);
        return clients.client(domain, tokens(credentials, domain));
    }

    private AccessTokens tokens(Credentials credentials, ShopDomain domain) {
        try {
            return tokens.of(credentials, domain);
        } catch (UnreadableToken | IllegalArgumentException unreadable) {
            throw missing(unreadable.getMessage());
        }
    }

    private ShopDomain domain(SyncJob job) {
        try {
            return shopify.domain(job.shopDomain());
        } catch (IllegalArgumentException invalid) {
            throw new FetchFailure(PartnerFailure.SHOP_NOT_FOUND, invalid.getMessage());
        }
    }

    private static FetchFailure missing(String message) {
        return new FetchFailure(PartnerFailure.CREDENTIALS_MISSING, message);
    }
}
