package com.occ.inventory.admin.partner;

import com.occ.inventory.admin.door.Problem;
import com.occ.inventory.admin.door.Problem.Fault;
import java.util.List;
import org.springframework.util.MultiValueMap;

/**
 * The form of a partner as it was typed, but for its secrets, which are never shown again.
 *
 * @param expiring whether the token is one that expires
 * @param chosen whether chosen locations count, and not all active ones
 */
public record PartnerForm(
        String key,
        String name,
        String shopDomain,
        boolean expiring,
        String expiresIn,
        String clientId,
        boolean chosen,
        List<String> locations) {

    static final PartnerForm EMPTY = new PartnerForm("", "", "", false, "", "", false, List.of());

    static PartnerForm of(PartnerView partner) {
        return new PartnerForm(
                partner.key(),
                partner.name(),
                partner.shopDomain(),
                false,
                "",
                "",
                !partner.locations().isEmpty(),
                partner.locations());
    }

    static PartnerForm of(String key, MultiValueMap<String, String> typed) {
        return new PartnerForm(
                key,
                text(typed, "name"),
                text(typed, "shopDomain"),
                "expiring".equals(typed.getFirst("tokenKind")),
                text(typed, "expiresIn"),
                text(typed, "clientId"),
                "chosen".equals(typed.getFirst("stock")),
                typed.getOrDefault("locations", List.of()));
    }

    /**
     * @param typed where the secrets are
     * @param located whether the form has locations to choose from
     */
    PartnerRequest request(MultiValueMap<String, String> typed, boolean located) {
        boolean token = List.of("accessToken", "refreshToken", "clientSecret").stream()
                .anyMatch(field -> !text(typed, field).isEmpty());
        if (located && chosen && locations.isEmpty()) {
            throw Problem.invalid(
                    "The partner was not stored.",
                    List.of(Fault.ofField("locations", "choose at least one location, or all active ones")));
        }
        return new PartnerRequest(
                name,
                shopDomain,
                token && !expiring ? text(typed, "accessToken") : null,
                token && expiring ? expiringToken(typed) : null,
                null,
                located ? (chosen ? locations : List.of()) : null);
    }

    private TokenRequest.Expiring expiringToken(MultiValueMap<String, String> typed) {
        return new TokenRequest.Expiring(
                text(typed, "accessToken"),
                text(typed, "refreshToken"),
                seconds(),
                null,
                clientId,
                text(typed, "clientSecret"));
    }

    private Long seconds() {
        if (expiresIn.isEmpty()) {
            return null;
        }
        if (!expiresIn.matches("\\d{1,9}")) {
            throw Problem.invalid(
                    "The partner was not stored.",
                    List.of(Fault.ofField("expiringToken.expiresIn", "must be a whole number of seconds")));
        }
        return Long.valueOf(expiresIn);
    }

    private static String text(MultiValueMap<String, String> typed, String field) {
        String value = typed.getFirst(field);
        return value == null ? "" : value.strip();
    }
}
