package com.occ.inventory.admin.review;

import com.occ.inventory.message.CatalogueLine;

/**
 * What became of a partner's variant in the comparison with OCC's catalogue.
 *
 * @param basis what it was found by; null when nothing was found
 * @param item OCC's that it belongs to, or would but for the reason; null when there is none, or none alone
 * @param reason in words, empty for a match
 */
record Finding(CatalogueLine variant, Kind kind, Basis basis, CatalogueLine item, String reason) {

    enum Kind {
        /** One on either side: proposed. */
        MATCH,
        /** Nothing in OCC's catalogue is like it. */
        UNMATCHED,
        /** Its SKU or barcode is there twice, here or there: never proposed. */
        DUPLICATE,
        /** SKU and barcode, or two variants, say different things. */
        CONFLICT
    }

    enum Basis {
        SKU,
        BARCODE
    }
}
