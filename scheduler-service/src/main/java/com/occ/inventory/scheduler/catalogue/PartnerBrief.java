package com.occ.inventory.scheduler.catalogue;

/**
 * As much of a partner as a request needs.
 *
 * @param known false when the catalogue has no such partner, or no longer
 * @param lines mapped variants within the request's scope
 */
public record PartnerBrief(String key, boolean known, boolean paused, int lines) {}
