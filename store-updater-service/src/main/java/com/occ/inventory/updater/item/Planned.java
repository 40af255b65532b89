package com.occ.inventory.updater.item;

import com.occ.inventory.updater.row.Drift;
import com.occ.inventory.updater.row.Row;

/** A write that is decided: the level that was read, what it must become, and what it is held against. */
public record Planned(Row row, int before, int target, Drift drift) {}
