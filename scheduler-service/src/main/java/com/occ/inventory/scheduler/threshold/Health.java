package com.occ.inventory.scheduler.threshold;

import com.occ.inventory.message.AlertSettings.Thresholds;
import com.occ.inventory.message.PartnerFailure;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What is wrong with a partner: with the way to its store, with our own pipeline, with its items; each null when nothing is. What a
 * run says of the one it does not say of the others, as it then never got there.
 */
record Health(Trouble connection, Trouble pipeline, Trouble items) {
    static final Health WELL = new Health(null, null, null);

    /** What a person must know. */
    List<Trouble> alerting() {
        return Stream.of(connection, pipeline, items)
                .filter(Objects::nonNull)
                .filter(Trouble::alerting)
                .toList();
    }

    Health after(SyncEnd told, Thresholds thresholds) {
        if (!told.counting() || told.allExpired()) {
            return this;
        }
        SyncEnd end = told.blamingUs(thresholds.failingPercent());
        PartnerFailure failure = end.failure();
        if (failure == null) {
            return new Health(null, null, itemsAfter(end, thresholds));
        }
        return switch (Kind.of(failure)) {
            case LASTING, OUT_OF_REACH -> new Health(connectionAfter(end, thresholds), null, items);
            case PIPELINE -> new Health(end.partnerWasRead() ? null : connection, pipelineAfter(end), items);
        };
    }

    /** What takes the place of something that people know of is made known too: it would look like a recovery. */
    private Trouble connectionAfter(SyncEnd end, Thresholds thresholds) {
        PartnerFailure failure = end.failure();
        boolean outOfReach = Kind.of(failure) == Kind.OUT_OF_REACH;
        boolean same = connection != null && connection.is(failure);
        boolean inARow = same || connection != null && outOfReach && connection.outOfReach();
        int runs = inARow ? connection.runs() + 1 : 1;
        boolean due = !outOfReach || runs >= thresholds.unreachableRuns();
        return Trouble.of(end, same ? connection.since() : end.at(), runs, due || known(connection) || known(pipeline));
    }

    private Trouble pipelineAfter(SyncEnd end) {
        boolean same = pipeline != null && pipeline.is(end.failure());
        return Trouble.of(end, same ? pipeline.since() : end.at(), same ? pipeline.runs() + 1 : 1, true);
    }

    /** What takes the place of something that people know of is made known too, as in {@link #connectionAfter}. */
    private Trouble itemsAfter(SyncEnd end, Thresholds thresholds) {
        if (end.attempted() == 0) {
            return items;
        }
        if (!end.itemsFail(thresholds.failingPercent())) {
            return null;
        }
        int runs = items == null ? 1 : items.runs() + 1;
        boolean due = runs >= thresholds.failingRuns();
        return Trouble.ofItems(
                end,
                items == null ? end.at() : items.since(),
                runs,
                due || known(items) || known(connection) || known(pipeline));
    }

    private static boolean known(Trouble trouble) {
        return trouble != null && trouble.alerting();
    }
}
