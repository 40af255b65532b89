package com.occ.inventory.message;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The work for one partner. It carries all that fetcher and updater need, so they keep no catalogue and cannot disagree about it.
 * Page k of the partner's job is its lines 250k to 250k+249; a partner of more than {@value #MAX_LINES} lines gets several
 * messages of the same dispatch, whose pages are numbered through.
 *
 * @param locations numbers of the partner's locations that count; null or empty for all active ones
 * @param credentialsVersion the version of the partner's credentials the catalogue knows; the fetcher waits for it
 * @param wholePartner whether the job is of all of the partner's lines, which is what earlier senders meant; false when somebody chose
 *     items, so that page k is another set of rows than page k of the whole
 * @param firstPage number of the page that starts with this message's first line
 * @param notAfter when the scheduler gives up waiting for a fetcher and dispatches anew; a later taker drops the job
 */
public record SyncJob(
        UUID runId,
        long dispatch,
        String partner,
        String shopDomain,
        List<Long> locations,
        long credentialsVersion,
        Mode mode,
        SyncRules rules,
        Boolean wholePartner,
        int firstPage,
        List<Line> lines,
        Instant notAfter)
        implements Work {

    public static final int PAGE_SIZE = 250;
    public static final int MAX_LINES = 5_000;

    public SyncJob {
        wholePartner = wholePartner == null || wholePartner;
        locations = locations == null ? List.of() : List.copyOf(locations);
        lines = List.copyOf(lines);
        if (lines.isEmpty() || lines.size() > MAX_LINES) {
            throw new IllegalArgumentException("a job has 1 to " + MAX_LINES + " lines, not " + lines.size());
        }
    }

    /** How many pages so many lines make. */
    public static int pagesOf(int lines) {
        return (lines + PAGE_SIZE - 1) / PAGE_SIZE;
    }

    @Override
    public Integer page() {
        return null;
    }
}
