package com.occ.inventory.simulator.inventory;

import java.util.List;

/**
 * An error of the payload, beside the data.
 *
 * @param code null where the payload has none
 * @param field the way into the arguments, an index in it being a string; null when the whole call is meant
 */
public record UserError(String code, List<String> field, String message) {}
