package com.occ.inventory.admin.partner;

import com.occ.inventory.message.SealedToken;
import java.time.Instant;
import java.util.function.UnaryOperator;

/** What a person entered to open a partner's store, in the clear for as long as it takes to seal it. Never printed. */
sealed interface NewToken {

    /** @param seal for the partner and its shop domain */
    SealedToken sealed(UnaryOperator<String> seal);

    record Permanent(String accessToken) implements NewToken {
        @Override
        public SealedToken sealed(UnaryOperator<String> seal) {
            return new SealedToken.Permanent(seal.apply(accessToken));
        }

        @Override
        public String toString() {
            return "Permanent[***]";
        }
    }

    /** @param expiresAt null when unknown */
    record Expiring(String accessToken, Instant expiresAt, String refreshToken, String clientId, String clientSecret)
            implements NewToken {
        @Override
        public SealedToken sealed(UnaryOperator<String> seal) {
            return new SealedToken.Expiring(
                    seal.apply(accessToken), expiresAt, seal.apply(refreshToken), clientId, seal.apply(clientSecret));
        }

        @Override
        public String toString() {
            return "Expiring[expiresAt=" + expiresAt + ", clientId=" + clientId + "]";
        }
    }
}
