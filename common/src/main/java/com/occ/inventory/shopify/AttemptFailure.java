package com.occ.inventory.shopify;

import java.time.Duration;

/** Why one attempt did not succeed although a further one may. What remains of it becomes a {@link ShopifyProblem}. */
abstract sealed class AttemptFailure extends RuntimeException {

    private final String requestId;

    private AttemptFailure(String words, String requestId, Throwable cause) {
        super(words, cause, false, false);
        this.requestId = requestId;
    }

    /** The answer's {@code x-request-id}; null when there was none. */
    String requestId() {
        return requestId;
    }

    /** Nothing, or nothing usable, came back. */
    static final class NoAnswer extends AttemptFailure {
        private final boolean unreadable;

        NoAnswer(String words, String requestId, Throwable cause) {
            this(words, requestId, cause, false);
        }

        private NoAnswer(String words, String requestId, Throwable cause, boolean unreadable) {
            super(words, requestId, cause);
            this.unreadable = unreadable;
        }

        /** Something came, and claimed success, but is no answer to what was asked. */
        static NoAnswer unreadable(String words, String requestId) {
            return new NoAnswer(words, requestId, null, true);
        }

        boolean unreadable() {
            return unreadable;
        }
    }

    /** An earlier sending of the same call is still being carried out. */
    static final class StillRunning extends AttemptFailure {
        StillRunning(String words, String requestId) {
            super(words, requestId, null);
        }
    }

    /** The store is well but wants us to come back later. */
    static final class PushedBack extends AttemptFailure {
        private final Duration pause;
        private final Cost cost;

        /**
         * @param pause how long nothing may be sent, apart from what the bucket says
         * @param cost what the answer says about the bucket, or null
         */
        PushedBack(String words, String requestId, Duration pause, Cost cost) {
            super(words, requestId, null);
            this.pause = pause;
            this.cost = cost;
        }

        Duration pause() {
            return pause;
        }

        Cost cost() {
            return cost;
        }
    }

    /** A refusal that Shopify is known to give now and then without meaning it; the second one in a row is believed. */
    static final class Doubtful extends AttemptFailure {
        private final ShopifyProblem problem;

        Doubtful(ShopifyProblem problem) {
            super(problem.getMessage(), problem.requestId(), null);
            this.problem = problem;
        }

        ShopifyProblem problem() {
            return problem;
        }
    }
}
