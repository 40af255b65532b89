package com.occ.inventory.admin.partner;

import com.occ.inventory.admin.door.Problem.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The part of a request that opens a store: {@code accessToken}, or {@code expiringToken}, or neither. */
record TokenRequest(String accessToken, Expiring expiringToken) {
    private static final Pattern SECRET = Pattern.compile("[\\x21-\\x7e]{1,500}");
    private static final String FORM = "must be 1 to 500 printable characters without spaces";
    private static final Duration YEAR = Duration.ofDays(366);

    /**
     * What Shopify answers a partner's app with, and the app's own credentials, so that the tokens can be replaced.
     *
     * @param expiresIn seconds from now; it or {@code expiresAt} or, when unknown, neither
     */
    record Expiring(
            String accessToken,
            String refreshToken,
            Long expiresIn,
            Instant expiresAt,
            String clientId,
            String clientSecret) {
        @Override
        public String toString() {
            return "Expiring[expiresIn=" + expiresIn + ", expiresAt=" + expiresAt + ", clientId=" + clientId + "]";
        }
    }

    /** Null when none was sent, or none that can be used. */
    NewToken read(Instant now, List<Fault> faults) {
        if (accessToken != null && expiringToken != null) {
            faults.add(Fault.ofField("expiringToken", "is sent instead of accessToken, not beside it"));
            return null;
        }
        if (expiringToken != null) {
            return expiring(now, faults);
        }
        if (accessToken != null && !SECRET.matcher(accessToken).matches()) {
            faults.add(Fault.ofField("accessToken", FORM));
            return null;
        }
        return accessToken == null ? null : new NewToken.Permanent(accessToken);
    }

    boolean isEmpty() {
        return accessToken == null && expiringToken == null;
    }

    private NewToken expiring(Instant now, List<Fault> faults) {
        List<Fault> own = new ArrayList<>();
        required("accessToken", expiringToken.accessToken(), own);
        required("refreshToken", expiringToken.refreshToken(), own);
        Instant expiresAt = expiresAt(now, own);
        required("clientId", expiringToken.clientId(), own);
        required("clientSecret", expiringToken.clientSecret(), own);
        faults.addAll(own);
        return own.isEmpty()
                ? new NewToken.Expiring(
                        expiringToken.accessToken(),
                        expiresAt,
                        expiringToken.refreshToken(),
                        expiringToken.clientId(),
                        expiringToken.clientSecret())
                : null;
    }

    private Instant expiresAt(Instant now, List<Fault> faults) {
        Long seconds = expiringToken.expiresIn();
        Instant at = expiringToken.expiresAt();
        if (seconds != null && at != null) {
            faults.add(Fault.ofField("expiringToken.expiresIn", "is sent instead of expiresAt, not beside it"));
        } else if (seconds != null && (seconds < 0 || seconds > YEAR.toSeconds())) {
            faults.add(Fault.ofField(
                    "expiringToken.expiresIn", "must be the seconds that are left, 0 to " + YEAR.toSeconds()));
        } else if (at != null && Duration.between(at, now).abs().compareTo(YEAR) > 0) {
            faults.add(Fault.ofField("expiringToken.expiresAt", "must be less than a year from now"));
        } else if (seconds != null) {
            return now.plusSeconds(seconds);
        }
        return at;
    }

    private static void required(String name, String value, List<Fault> faults) {
        if (value == null || !SECRET.matcher(value).matches()) {
            faults.add(Fault.ofField("expiringToken." + name, FORM));
        }
    }

    @Override
    public String toString() {
        return "TokenRequest[expiring=" + (expiringToken != null) + "]";
    }
}
