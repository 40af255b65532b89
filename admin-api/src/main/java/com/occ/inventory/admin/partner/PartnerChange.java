package com.occ.inventory.admin.partner;

import com.occ.inventory.admin.door.Problem;
import com.occ.inventory.admin.door.Problem.Fault;
import com.occ.inventory.shopify.ShopifySettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What a request makes of a partner.
 *
 * @param newToken null when the old one stays
 */
record PartnerChange(
        StoredPartner before, String name, String shopDomain, boolean paused, NewToken newToken, List<Long> locations) {
    private static final int LONGEST_NAME = 200;
    private static final int MOST_LOCATIONS = 20;
    private static final Pattern LOCATION = Pattern.compile("(gid://shopify/Location/)?\\d{1,18}");

    /** @throws Problem that names every fault of the request at once */
    static PartnerChange of(StoredPartner before, PartnerRequest request, ShopifySettings shops, Instant now) {
        boolean known = !before.deleted();
        String name = request.name() == null && known ? before.name() : request.name();
        String domain = request.shopDomain() == null && known ? before.shopDomain() : request.shopDomain();
        boolean paused = request.paused() == null ? known && before.paused() : request.paused();

        List<Fault> faults = new ArrayList<>();
        List<Long> locations = locations(before, request, faults);
        checkName(name, faults);
        checkDomain(domain, shops, faults);
        NewToken token = request.token().read(now, faults);
        checkToken(before, request.token(), domain, faults);
        if (!faults.isEmpty()) {
            throw Problem.invalid("The partner was not stored.", faults);
        }
        return new PartnerChange(before, name.strip(), domain, paused, token, locations);
    }

    boolean differs() {
        return before.deleted()
                || newToken != null
                || paused != before.paused()
                || !name.equals(before.name())
                || !shopDomain.equals(before.shopDomain())
                || !locations.equals(before.locations());
    }

    boolean created() {
        return before.deleted();
    }

    /** A new partner is not paused as far as anybody knows. */
    boolean pauseDiffers() {
        return paused != (before.paused() && !before.deleted());
    }

    /** Locations belong to a store: with another domain the old ones mean nothing. */
    private static List<Long> locations(StoredPartner before, PartnerRequest request, List<Fault> faults) {
        if (request.locations() == null) {
            boolean sameStore =
                    request.shopDomain() == null || request.shopDomain().equals(before.shopDomain());
            return !before.deleted() && sameStore ? before.locations() : List.of();
        }
        boolean valid = request.locations().size() <= MOST_LOCATIONS
                && request.locations().stream()
                        .allMatch(id -> id != null && LOCATION.matcher(id).matches());
        if (!valid) {
            faults.add(Fault.ofField(
                    "locations",
                    "must be at most " + MOST_LOCATIONS
                            + " numbers of locations, or their gid://shopify/Location/..."));
            return List.of();
        }
        return request.locations().stream()
                .map(id -> Long.valueOf(id.substring(id.lastIndexOf('/') + 1)))
                .distinct()
                .sorted()
                .toList();
    }

    private static void checkName(String name, List<Fault> faults) {
        if (name == null || name.isBlank() || name.strip().length() > LONGEST_NAME) {
            faults.add(Fault.ofField("name", "must be a text of 1 to " + LONGEST_NAME + " characters"));
        }
    }

    static void checkDomain(String domain, ShopifySettings shops, List<Fault> faults) {
        try {
            shops.domain(domain);
        } catch (IllegalArgumentException refused) {
            faults.add(Fault.ofField("shopDomain", refused.getMessage()));
        }
    }

    private static void checkToken(StoredPartner before, TokenRequest token, String domain, List<Fault> faults) {
        if (token.isEmpty() && before.deleted()) {
            faults.add(Fault.ofField(
                    "accessToken", "a new partner needs the access token of its store, or an expiringToken"));
        } else if (token.isEmpty() && !Objects.equals(domain, before.shopDomain())) {
            faults.add(Fault.ofField(
                    "accessToken", "another store needs its own token: send it, or an expiringToken, with shopDomain"));
        }
    }

    @Override
    public String toString() {
        return "PartnerChange[key=" + before.key() + ", newToken=" + (newToken != null) + "]";
    }
}
