package com.occ.inventory.admin.run;

import java.time.Duration;
import java.time.Instant;

/** The time of a run as a line from 0 to {@value #LENGTH}. */
public record Axis(Instant from, Instant to) {
    static final int LENGTH = 1000;
    /** What took no time at all is seen too. */
    private static final int SHORTEST = 4;

    /**
     * A partner's part on the line: the wait, then the work.
     *
     * @param waitWidth 0 when there was no wait
     * @param workWidth 0 when the work has not begun
     */
    public record Lane(int waitX, int waitWidth, int workX, int workWidth) {}

    static Axis of(RunView run, Instant now) {
        Instant end = run.finishedAt() == null ? now : run.finishedAt();
        return new Axis(
                run.requestedAt(),
                end.isAfter(run.requestedAt()) ? end : run.requestedAt().plusMillis(1));
    }

    Duration length() {
        return Duration.between(from, to);
    }

    Lane lane(Instant requested, Instant started, Instant finished) {
        int begin = place(requested == null ? from : requested);
        int end = place(finished == null ? to : finished);
        if (started == null) {
            return new Lane(begin, Math.max(finished == null ? SHORTEST : 0, end - begin), end, 0);
        }
        int work = Math.min(place(started), LENGTH - SHORTEST);
        return new Lane(begin, Math.max(0, work - begin), work, Math.max(SHORTEST, end - work));
    }

    private int place(Instant at) {
        double part = (double) Duration.between(from, at).toMillis() / length().toMillis();
        return (int) Math.round(LENGTH * Math.min(1, Math.max(0, part)));
    }
}
