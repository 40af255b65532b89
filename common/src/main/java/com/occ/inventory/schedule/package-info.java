/** What the scheduler's tick and the cron endpoint must agree about: which slot it is, and which run that slot has. */
package com.occ.inventory.schedule;
