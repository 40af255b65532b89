package com.occ.inventory.simulator.shop;

/**
 * How a shop's bulk operations go from now on.
 *
 * @param millis how long one takes; at Shopify it is the load of the day that decides
 * @param fault what goes wrong; null: nothing
 * @param times with how many operations before it is over; null: until it is cleared
 */
public record BulkBehaviour(int millis, BulkFault fault, Integer times) {
    static final BulkBehaviour UNDISTURBED = new BulkBehaviour(1_000, null, null);

    public BulkBehaviour {
        if (millis < 0) {
            throw new IllegalArgumentException("A bulk operation's millis cannot be negative.");
        }
        if (times != null && times < 1) {
            throw new IllegalArgumentException("A fault's times must be at least 1, or null for until cleared.");
        }
    }

    BulkBehaviour afterOne() {
        if (fault == null || times == null) {
            return this;
        }
        return times == 1 ? new BulkBehaviour(millis, null, null) : new BulkBehaviour(millis, fault, times - 1);
    }
}
