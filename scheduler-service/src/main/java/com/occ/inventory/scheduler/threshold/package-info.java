/** What the ends of syncs say of a partner's health, and when a person must know. The rows are the outbox of the alerts. */
package com.occ.inventory.scheduler.threshold;
