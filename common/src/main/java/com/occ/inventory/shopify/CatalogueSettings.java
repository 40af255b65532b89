package com.occ.inventory.shopify;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a store's whole catalogue is read.
 *
 * @param bulkFrom so many variants and more are read by one bulk operation, fewer by pages
 * @param bulkDeadline how long a bulk operation may take before it is cancelled, and then its file
 * @param pollPause pause before a bulk operation is first looked at; doubles with each further look
 * @param maxPollPause the longest pause between looks
 */
public record CatalogueSettings(
        @DefaultValue("10000") int bulkFrom,
        @DefaultValue("10m") Duration bulkDeadline,
        @DefaultValue("1s") Duration pollPause,
        @DefaultValue("15s") Duration maxPollPause) {

    public CatalogueSettings {
        ShopifySettings.require(
                bulkFrom >= 1 && bulkFrom <= CataloguePages.REACH,
                "shopify.catalogue.bulk-from",
                "between 1 and " + CataloguePages.REACH,
                bulkFrom);
        ShopifySettings.requirePositive("shopify.catalogue.bulk-deadline", bulkDeadline);
        ShopifySettings.requirePositive("shopify.catalogue.poll-pause", pollPause);
        ShopifySettings.require(
                maxPollPause.compareTo(pollPause) >= 0,
                "shopify.catalogue.max-poll-pause",
                "at least shopify.catalogue.poll-pause",
                maxPollPause);
    }

    /** @param looks how often it has been looked at */
    Duration pause(long looks) {
        Duration pause = pollPause;
        for (long look = 0; look < looks && pause.compareTo(maxPollPause) < 0; look++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(maxPollPause) > 0 ? maxPollPause : pause;
    }
}
