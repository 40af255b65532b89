package com.occ.inventory.simulator.shop;

/** A place where a shop keeps stock. Guarded by its shop's lock. */
public final class Location {
    private final long id;
    private final String gid;
    private final String name;
    private boolean active;

    public Location(long id, String name, boolean active) {
        this.id = id;
        this.gid = Gid.of("Location", id);
        this.name = name;
        this.active = active;
    }

    public long id() {
        return id;
    }

    public String gid() {
        return gid;
    }

    public String name() {
        return name;
    }

    public boolean active() {
        return active;
    }

    public void activate(boolean nowActive) {
        active = nowActive;
    }
}
