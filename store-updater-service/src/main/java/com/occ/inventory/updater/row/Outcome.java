package com.occ.inventory.updater.row;

/** What became of a row. Every row has exactly one outcome, so that the counts add up. */
public sealed interface Outcome {

    /** The store's level was changed; in a dry run, would be. */
    record Applied(int before, int after, Drift drift) implements Outcome {
        public Applied(int before, int after) {
            this(before, after, Drift.UNKNOWN);
        }
    }

    record Unchanged(int level) implements Outcome {}

    /**
     * @param change what was written all the same (a variant that is gone leaves OCC at 0), or null
     */
    record Failed(String code, String message, String requestId, Applied change) implements Outcome {
        public static Failed of(String code, String message) {
            return new Failed(code, message, null, null);
        }
    }

    record Skipped(Reason reason) implements Outcome {}

    enum Reason {
        /** By a person, as is all work of a run that was cancelled. */
        PAUSED,
        SUSPICIOUS
    }

    record Superseded() implements Outcome {}

    record Expired() implements Outcome {}
}
