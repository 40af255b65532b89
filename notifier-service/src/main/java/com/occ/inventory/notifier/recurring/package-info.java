/** Work that is done again and again, and outlives what is away for a time. */
package com.occ.inventory.notifier.recurring;
