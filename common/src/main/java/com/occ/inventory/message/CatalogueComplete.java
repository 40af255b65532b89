package com.occ.inventory.message;

/**
 * All documents that the broker takes were published; a copy that has as many is complete. Tombstones count.
 *
 * @param partners number of the partner documents that were
 * @param settingsVersion version of the settings
 * @param controlEpoch epoch of the control state
 */
public record CatalogueComplete(String service, int partners, long settingsVersion, long controlEpoch)
        implements Event {}
