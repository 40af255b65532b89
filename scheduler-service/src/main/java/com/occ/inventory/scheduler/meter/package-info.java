/** What an operator watches: how runs and partner syncs end, how old the partners' numbers are, what the schedule is. */
package com.occ.inventory.scheduler.meter;
