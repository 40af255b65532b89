package com.occ.inventory.scheduler.job;

import com.occ.inventory.message.Line;
import com.occ.inventory.message.SyncJob;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One dispatch of a job: a number, and the messages that carry the work. Never two sets of lines under one number.
 *
 * @param lines in all messages together
 */
record Dispatch(long job, long number, int lines, List<SyncJob> messages) {

    /** Those of one message: a large job is read a few pages at a time, at the pace of its own store. */
    static final int MOST_PAGES_AHEAD = SyncJob.pagesOf(SyncJob.MAX_LINES);

    int pages() {
        return SyncJob.pagesOf(lines);
    }

    /** How many of the pages that may be on their way it takes. */
    int pagesAhead() {
        return Math.min(pages(), MOST_PAGES_AHEAD);
    }

    static Dispatch of(Candidate candidate, Instant notAfter) {
        List<Line> lines = candidate.lines();
        List<SyncJob> messages = new ArrayList<>();
        for (int from = 0; from < lines.size(); from += SyncJob.MAX_LINES) {
            messages.add(new SyncJob(
                    candidate.runId(),
                    candidate.dispatch(),
                    candidate.partner(),
                    candidate.document().shopDomain(),
                    candidate.document().locations(),
                    candidate.document().credentialsVersion(),
                    candidate.mode(),
                    candidate.rules(),
                    candidate.items() == null,
                    from / SyncJob.PAGE_SIZE,
                    lines.subList(from, Math.min(from + SyncJob.MAX_LINES, lines.size())),
                    notAfter));
        }
        return new Dispatch(candidate.job(), candidate.dispatch(), lines.size(), List.copyOf(messages));
    }
}
