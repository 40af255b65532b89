package com.occ.inventory.message;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;

/** What opens a partner's store. Each secret is sealed by {@code TokenCipher} for its partner and shop domain; none is printed. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = SealedToken.Permanent.class, name = "permanent"),
    @JsonSubTypes.Type(value = SealedToken.Expiring.class, name = "expiring")
})
public sealed interface SealedToken {

    /** A token that works until the merchant revokes it. */
    record Permanent(String accessToken) implements SealedToken {
        public Permanent {
            required("accessToken", accessToken);
        }

        @Override
        public String toString() {
            return "Permanent[***]";
        }
    }

    /**
     * An expiring offline token, and what its successors are asked for with
     * (https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens/offline-access-tokens). Each refresh
     * replaces both tokens, so this is only where the reader begins.
     *
     * @param expiresAt the end of the access token's life; null when unknown: it is used until the store refuses it
     * @param clientId the app's, in the clear; its secret is sealed
     */
    record Expiring(String accessToken, Instant expiresAt, String refreshToken, String clientId, String clientSecret)
            implements SealedToken {
        public Expiring {
            required("accessToken", accessToken);
            required("refreshToken", refreshToken);
            required("clientId", clientId);
            required("clientSecret", clientSecret);
        }

        @Override
        public String toString() {
            return "Expiring[expiresAt=" + expiresAt + ", clientId=" + clientId + "]";
        }
    }

    private static void required(String name, String value) {
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
    }
}
