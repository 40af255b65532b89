package com.occ.inventory.admin.item;

import com.occ.inventory.message.PartnerFailure;
import java.time.Instant;
import java.util.List;

/**
 * What is known of a partner's token, which itself is never shown. A token that expires is renewed by the system; that is no refusal.
 *
 * @param changedAt when it was entered; null when that was not recorded
 * @param at when the store last accepted or refused it; null while it was not tried
 * @param message the store's words at a refusal
 */
public record TokenState(Kind kind, Verdict verdict, Instant changedAt, Instant at, String message, String requestId) {
    public enum Kind {
        NONE,
        PERMANENT,
        EXPIRING
    }

    public enum Verdict {
        MISSING,
        UNTRIED,
        ACCEPTED,
        /** Revoked, mistyped, or of another store. */
        REFUSED,
        /** Accepted, but it lacks a permission. */
        LACKS_ACCESS
    }

    /** @param newestFirst the partner's last syncs; those that began before the token was entered say nothing about it */
    static TokenState of(Kind kind, Instant changedAt, List<PartnerSync> newestFirst) {
        if (kind == Kind.NONE) {
            return new TokenState(kind, Verdict.MISSING, changedAt, null, null, null);
        }
        for (PartnerSync sync : newestFirst) {
            boolean earlier = changedAt != null
                    && sync.startedAt() != null
                    && sync.startedAt().isBefore(changedAt);
            if (sync.finishedAt() == null || sync.startedAt() == null || earlier) {
                continue;
            }
            if (sync.read()) {
                return new TokenState(kind, Verdict.ACCEPTED, changedAt, sync.finishedAt(), null, null);
            }
            if (sync.failure() == PartnerFailure.TOKEN_INVALID || sync.failure() == PartnerFailure.ACCESS_DENIED) {
                return new TokenState(
                        kind,
                        sync.failure() == PartnerFailure.TOKEN_INVALID ? Verdict.REFUSED : Verdict.LACKS_ACCESS,
                        changedAt,
                        sync.finishedAt(),
                        sync.message(),
                        sync.requestId());
            }
        }
        return new TokenState(kind, Verdict.UNTRIED, changedAt, null, null, null);
    }
}
