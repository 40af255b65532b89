/** Reads partners' stores: takes a job, emits a snapshot of each of its pages, or says why the store could not be read. */
package com.occ.inventory.fetcher;
