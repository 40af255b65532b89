/** What an operator watches: gauges that are sampled rather than asked for by each scrape, labels that do not grow, the build. */
package com.occ.inventory.meter;
