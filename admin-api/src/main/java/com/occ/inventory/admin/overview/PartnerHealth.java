package com.occ.inventory.admin.overview;

import com.occ.inventory.admin.run.Cause;
import com.occ.inventory.message.PartnerSyncStatus;
import com.occ.inventory.message.SettingsDocument.Schedule;
import java.time.Instant;

/**
 * A partner's status and what it is owed to.
 *
 * @param cause why it is not well, or what it lacks; null when it is well
 */
record PartnerHealth(PartnerStatus status, Freshness freshness, Cause cause) {

    /**
     * The cause is told while it runs too: a partner that has failed all day is not well because it is being tried again.
     *
     * @param storeAvailable whether OCC's own store can be written; while it cannot, nobody's numbers are renewed
     */
    static PartnerHealth of(PartnerFacts facts, Schedule schedule, boolean storeAvailable, Instant now) {
        Freshness freshness = Freshness.of(facts.success(), schedule, now);
        Standing standing =
                facts.last() == null ? Standing.NEVER_SYNCED : facts.last().standing(facts.success() != null);
        Cause cause = cause(facts, standing);
        boolean well = standing == Standing.WELL || standing == Standing.ITEMS_FAILING;
        if (well && freshness == Freshness.STALE && !facts.paused()) {
            cause = overdue(storeAvailable);
        }
        return new PartnerHealth(status(facts, standing, cause), freshness, cause);
    }

    private static PartnerStatus status(PartnerFacts facts, Standing standing, Cause cause) {
        if (facts.paused()) {
            return PartnerStatus.PAUSED;
        }
        if (facts.open() != null) {
            return facts.open().status() == PartnerSyncStatus.RUNNING ? PartnerStatus.RUNNING : PartnerStatus.QUEUED;
        }
        if (standing == Standing.NEVER_SYNCED) {
            return PartnerStatus.NEVER_SYNCED;
        }
        if (cause == null) {
            return PartnerStatus.HEALTHY;
        }
        return cause.heals() ? PartnerStatus.WILL_RECOVER : PartnerStatus.ACTION_REQUIRED;
    }

    private static Cause cause(PartnerFacts facts, Standing standing) {
        PartnerFacts.Last last = facts.last();
        if (last == null) {
            return new Cause(
                    "It has not been synchronised yet.", "Import its mappings if it has none, then sync it.", false);
        }
        if (last.failure() != null) {
            return Cause.of(last.failure(), last.failures());
        }
        if (last.status() == PartnerSyncStatus.NOTHING_TO_SYNC) {
            return new Cause("None of its variants is mapped.", "Import its mappings, then sync it.", false);
        }
        return switch (standing) {
            case ACTION_REQUIRED ->
                new Cause(
                        "Most of its items could not be written.",
                        "Look at its failed items: they are grouped by cause, each with what to do.",
                        false);
            case WILL_RECOVER ->
                new Cause("Some items were read too long ago to be written.", "The next run reads them again.", true);
            case ITEMS_FAILING, NEVER_SYNCED, WELL -> null;
        };
    }

    private static Cause overdue(boolean storeAvailable) {
        return storeAvailable
                ? new Cause(
                        "No sync of it has ended for several intervals of the schedule.",
                        "Look at System: a service is down or a queue does not move.",
                        false)
                : new Cause(
                        "It waits until the OCC store can be written again.",
                        "Put the OCC store right: it is told above.",
                        true);
    }
}
