package com.occ.inventory.simulator.shop;

/** A shop's plan decides how fast its bucket fills; the bucket holds twenty seconds of it. */
public enum Plan {
    STANDARD(100),
    ADVANCED(200),
    PLUS(1_000),
    ENTERPRISE(2_000);

    private final double restoreRate;

    Plan(double restoreRate) {
        this.restoreRate = restoreRate;
    }

    public double restoreRate() {
        return restoreRate;
    }

    public double bucket() {
        return 20 * restoreRate;
    }
}
