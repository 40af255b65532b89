package com.occ.inventory.message;

/** A place where a store keeps stock. */
public record StoreLocation(long id, String name, boolean active) {}
