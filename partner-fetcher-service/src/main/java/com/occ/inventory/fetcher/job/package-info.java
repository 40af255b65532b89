/** A partner's job: its pages are read side by side and sent on as they come. */
package com.occ.inventory.fetcher.job;
