/**
 * The road between the services: the topology, the publisher that waits for the broker's confirm, and the listeners that settle
 * each message exactly one way (done, later, dead letter).
 */
package com.occ.inventory.messaging;
