package com.occ.inventory.simulator.shop;

/** An item's stock at one location. On hand is what is available and what is committed to orders. Guarded by its shop's lock. */
public final class Level {
    private final Variant item;
    private final Location location;
    private int available;
    private int committed;
    private boolean active = true;

    Level(Variant item, Location location, int available) {
        this.item = item;
        this.location = location;
        this.available = available;
    }

    public String gid() {
        return Gid.of("InventoryLevel", location.id()) + "?inventory_item_id=" + item.itemId();
    }

    public Variant item() {
        return item;
    }

    public Location location() {
        return location;
    }

    /** Whether it counts: an inactive level, and a level at an inactive location, keep numbers nobody sells. */
    public boolean active() {
        return active && location.active();
    }

    public void activate(boolean nowActive) {
        active = nowActive;
    }

    public int available() {
        return available;
    }

    public int committed() {
        return committed;
    }

    /** The quantity of this name; states the simulator keeps no stock in are 0. */
    public int quantity(String name) {
        return switch (name) {
            case "available" -> available;
            case "committed" -> committed;
            case "on_hand" -> available + committed;
            default -> 0;
        };
    }

    public void setAvailable(int quantity) {
        available = quantity;
    }

    /** An order takes from the available and commits it, even below zero, as an oversold shop does. */
    public void sell(int quantity) {
        available -= quantity;
        committed += quantity;
    }
}
