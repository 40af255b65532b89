package com.occ.inventory.notifier.channel;

import java.util.concurrent.atomic.AtomicReference;

/** How far a letter has come. Either it is given up before its first byte has left, or it may have arrived. */
final class Phase {
    private enum State {
        WAITING,
        BEGUN,
        ABANDONED
    }

    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);

    /** @return false when it was given up */
    boolean begin() {
        return state.compareAndSet(State.WAITING, State.BEGUN);
    }

    /** @return false when it has begun */
    boolean abandon() {
        return state.compareAndSet(State.WAITING, State.ABANDONED);
    }

    boolean begun() {
        return state.get() == State.BEGUN;
    }
}
