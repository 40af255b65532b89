package com.occ.inventory.message;

/** A service whose copy of the catalogue is not complete asks for all documents. */
public record CatalogueRequested(String service) implements Event {}
