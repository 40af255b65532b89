package com.occ.inventory.endtoend;

import java.util.HashSet;
import java.util.Set;

/** A partner's variant and the OCC item that follows it, as the test left them: the oracle of what must become of the item. */
final class Pairing {
    private static final int MOST = 1_000_000_000;

    final String partner;
    final String shop;
    final long variant;
    final long item;
    /** What the OCC store calls the item's variant. */
    final long occVariant;

    private final Set<Ailment> ailments = new HashSet<>();
    private final Set<Integer> justified = new HashSet<>();
    private int available;

    Pairing(String partner, String shop, long variant, long item, long occVariant) {
        this.partner = partner;
        this.shop = shop;
        this.variant = variant;
        this.item = item;
        this.occVariant = occVariant;
    }

    /** What can be wrong with a pairing so that its quantity is not carried over, or only as 0. */
    enum Ailment {
        GONE,
        UNTRACKED,
        BUNDLE,
        UNKNOWN,
        OCC_GONE,
        OCC_UNTRACKED,
        OCC_UNSTOCKED,
        OCC_BUNDLE;

        boolean atOcc() {
            return compareTo(OCC_GONE) >= 0;
        }

        boolean forGood() {
            return this == GONE || this == OCC_GONE;
        }
    }

    boolean has(Ailment ailment) {
        return ailments.contains(ailment);
    }

    /** Those that a person could mend. */
    Set<Ailment> curable() {
        Set<Ailment> curable = new HashSet<>(ailments);
        curable.removeIf(Ailment::forGood);
        return curable;
    }

    /** Whether nothing can be changed any more on that side. */
    boolean gone(boolean atOcc) {
        return has(atOcc ? Ailment.OCC_GONE : Ailment.GONE);
    }

    void ail(Ailment ailment, boolean now) {
        if (now) {
            ailments.add(ailment);
        } else {
            ailments.remove(ailment);
        }
        justify();
    }

    void stands(int nowAvailable) {
        available = nowAvailable;
        justify();
    }

    int available() {
        return available;
    }

    /** From now on only what the partner says from here on may be written. */
    void forgetThePast() {
        justified.clear();
        justify();
    }

    /** The store may claim for a moment that the variant is gone. */
    void mayLookGone() {
        justified.add(0);
    }

    boolean justifies(int written) {
        return justified.contains(written);
    }

    /** Whether a reader may have found nothing to sell at some moment since {@link #forgetThePast}. */
    boolean mayLookEmpty() {
        return justified.contains(0) || has(Ailment.UNKNOWN);
    }

    /** Null when the partner's word on it is no number. */
    Integer target() {
        if (has(Ailment.GONE)) {
            return 0;
        }
        boolean silent = has(Ailment.BUNDLE) || has(Ailment.UNTRACKED) || has(Ailment.UNKNOWN);
        return silent || available > MOST ? null : Integer.valueOf(Math.max(0, available));
    }

    /** The code that the item's failure must have while OCC holds this much of it; null when nothing may be said to be wrong. */
    String failure(Integer level) {
        if (target() == null) {
            return has(Ailment.BUNDLE)
                    ? "BUNDLE"
                    : has(Ailment.UNTRACKED)
                            ? "UNTRACKED"
                            : has(Ailment.UNKNOWN) ? "UNKNOWN_QUANTITY" : "QUANTITY_TOO_HIGH";
        }
        if (has(Ailment.OCC_GONE)) {
            return "STORE_ITEM_MISSING";
        }
        if (has(Ailment.OCC_UNTRACKED)) {
            return "STORE_ITEM_UNTRACKED";
        }
        if (has(Ailment.OCC_UNSTOCKED)) {
            return "NOT_STOCKED_AT_LOCATION";
        }
        if (has(Ailment.OCC_BUNDLE) && !target().equals(level)) {
            return "NON_MUTABLE_INVENTORY_ITEM";
        }
        return has(Ailment.GONE) ? "VARIANT_DELETED" : null;
    }

    /** As the simulator compares: a level that is closed shows 0, and no number is too high. */
    boolean looksDifferent(Integer level) {
        Integer expected =
                target() == null && "QUANTITY_TOO_HIGH".equals(failure(level)) ? Integer.valueOf(available) : target();
        Integer shown = has(Ailment.OCC_UNSTOCKED) && !has(Ailment.OCC_GONE) ? Integer.valueOf(0) : level;
        return expected != null && !expected.equals(shown);
    }

    /** Whether OCC must hold exactly {@link #target}. */
    boolean follows() {
        return target() != null && ailments.stream().noneMatch(Ailment::atOcc);
    }

    private void justify() {
        if (target() != null) {
            justified.add(target());
        }
    }

    @Override
    public String toString() {
        return partner + " variant " + variant + " -> item " + item + " " + ailments + ", partner has " + available;
    }
}
