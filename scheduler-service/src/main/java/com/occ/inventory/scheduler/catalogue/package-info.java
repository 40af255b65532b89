/** The scheduler's copy of the catalogue: partner documents and settings, whole and versioned. */
package com.occ.inventory.scheduler.catalogue;
