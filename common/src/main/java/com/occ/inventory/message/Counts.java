package com.occ.inventory.message;

/**
 * What became of the rows of a page, a partner or a run. The parts always add up to what was received.
 *
 * @param applied written to the store (in a dry run: would be written)
 * @param unchanged already right
 * @param failed could not be written, each with its own record
 * @param skipped not written on purpose: paused, held or not synchronisable by rule
 * @param superseded a later dispatch had been settled already
 * @param expired read too long ago to be written
 */
public record Counts(int received, int applied, int unchanged, int failed, int skipped, int superseded, int expired) {

    public static final Counts ZERO = new Counts(0, 0, 0, 0, 0, 0, 0);

    public Counts {
        int sum = applied + unchanged + failed + skipped + superseded + expired;
        if (received != sum) {
            throw new IllegalArgumentException("received " + received + " but the outcomes add up to " + sum);
        }
    }

    public Counts plus(Counts other) {
        return new Counts(
                received + other.received,
                applied + other.applied,
                unchanged + other.unchanged,
                failed + other.failed,
                skipped + other.skipped,
                superseded + other.superseded,
                expired + other.expired);
    }
}
