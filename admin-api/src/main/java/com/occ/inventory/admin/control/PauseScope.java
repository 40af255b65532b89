package com.occ.inventory.admin.control;

/** What can be paused. */
public sealed interface PauseScope {
    record Everything() implements PauseScope {}

    record Partner(String key) implements PauseScope {}

    record Item(String partner, long variantId) implements PauseScope {}

    /** The partner that is, or to which belongs, what is paused; null for everything. */
    default String partnerKey() {
        return this instanceof Partner partner ? partner.key() : this instanceof Item item ? item.partner() : null;
    }

    /** As an audit names it. */
    default String subject() {
        if (this instanceof Item item) {
            return item.partner() + "/" + item.variantId();
        }
        return this instanceof Partner partner ? partner.key() : "everything";
    }
}
