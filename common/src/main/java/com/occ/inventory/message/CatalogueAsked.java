package com.occ.inventory.message;

import java.time.Instant;
import java.util.UUID;

/**
 * A person wants to see what a store sells. The service that owns the connection answers, the others pass it over.
 *
 * @param notAfter nobody waits for the answer any longer
 * @param partner null for the OCC store
 */
public record CatalogueAsked(UUID questionId, Instant notAfter, String partner) implements Event {}
