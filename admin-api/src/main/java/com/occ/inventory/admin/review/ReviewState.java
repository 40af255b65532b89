package com.occ.inventory.admin.review;

/** Where a variant stands in the queue; what is mapped is not in it. */
public enum ReviewState {
    MATCH,
    CONFLICT,
    DUPLICATE,
    UNMATCHED,
    IGNORED
}
