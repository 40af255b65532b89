/** The life of runs: when one ends and how, and how everybody hears of it. The rows are the outbox of their events. */
package com.occ.inventory.scheduler.lifecycle;
