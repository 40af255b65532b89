package com.occ.inventory.updater.item;

import com.occ.inventory.updater.row.Row;

/** A write that is decided: the level that was read, and what it must become. */
public record Planned(Row row, int before, int target) {}
