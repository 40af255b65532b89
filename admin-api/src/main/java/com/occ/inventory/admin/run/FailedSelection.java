package com.occ.inventory.admin.run;

import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/**
 * Which failed items something is done to: one of them, or all open ones of a cause.
 *
 * @param code null when one item is meant
 * @param partner of the item; of a cause, null for all partners
 * @param variantId null when a cause is meant
 */
public record FailedSelection(String code, String partner, Long variantId) {
    public static FailedSelection item(String partner, long variantId) {
        return new FailedSelection(null, partner, variantId);
    }

    public static FailedSelection cause(String code, String partner) {
        return new FailedSelection(code, partner, null);
    }

    public boolean one() {
        return variantId != null;
    }

    /** Of rows named {@code f}. */
    String condition() {
        if (one()) {
            return "f.partner = :partner and f.variant_id = :variant";
        }
        return "f.dismissed_at is null and f.code = :code" + (partner == null ? "" : " and f.partner = :partner");
    }

    GenericExecuteSpec bind(GenericExecuteSpec statement) {
        GenericExecuteSpec bound = partner == null ? statement : statement.bind("partner", partner);
        return one() ? bound.bind("variant", variantId) : bound.bind("code", code);
    }
}
