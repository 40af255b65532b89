package com.occ.inventory.message;

/** How a partner's numbers become OCC's. */
public record SyncRules(GonePolicy variantGone) {

    /** What happens to OCC's item when the partner's variant is gone. */
    public enum GonePolicy {
        ZERO,
        KEEP
    }

    public SyncRules {
        variantGone = variantGone == null ? GonePolicy.ZERO : variantGone;
    }

    public static SyncRules defaults() {
        return new SyncRules(GonePolicy.ZERO);
    }
}
