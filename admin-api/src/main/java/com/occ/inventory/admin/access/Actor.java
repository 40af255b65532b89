package com.occ.inventory.admin.access;

/**
 * Who does something.
 *
 * @param name a user's or an API token's
 */
public record Actor(String name, Role role) {}
