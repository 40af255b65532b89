package com.occ.inventory.admin.delivery;

import com.occ.inventory.message.AlertChannel;
import com.occ.inventory.message.DeliveryStatus;

/**
 * A way by which people are told.
 *
 * @param mail whether it goes to mail addresses, and not to one address of its own
 * @param ready whether it can be tried; not whether it would work
 * @param address where it leads, without anything secret; null when it is not set up
 * @param problem why it is not ready, and what to do about that
 * @param lastTest null when nobody ever tried it
 */
public record ChannelView(
        AlertChannel channel, boolean mail, boolean ready, String address, String problem, DeliveryView lastTest) {

    /** Whether the result of a test is still to come. */
    public boolean testing() {
        return lastTest != null && lastTest.status() == DeliveryStatus.WAITING;
    }
}
