package com.occ.inventory.updater.pipeline;

import com.occ.inventory.updater.decision.Decision;
import com.occ.inventory.updater.decision.Decision.Leave;
import com.occ.inventory.updater.decision.Decision.Refuse;
import com.occ.inventory.updater.decision.Decision.Write;
import com.occ.inventory.updater.item.ItemState;
import com.occ.inventory.updater.item.ItemState.Written;
import com.occ.inventory.updater.row.Drift;
import com.occ.inventory.updater.row.Outcome;
import com.occ.inventory.updater.row.Outcome.Applied;
import com.occ.inventory.updater.row.Outcome.Expired;
import com.occ.inventory.updater.row.Outcome.Failed;
import com.occ.inventory.updater.row.Outcome.Superseded;
import com.occ.inventory.updater.row.Outcome.Unchanged;
import com.occ.inventory.updater.row.Row;
import java.util.Optional;

/** What becomes of a row that is not written (any more), by what is stored of its item and what the store holds. */
final class Judgement {
    private Judgement() {}

    /**
     * Without a look at the store; empty when that is needed. An open intent needs it even if the row has expired, for only the
     * store knows whether that write was carried out.
     */
    static Optional<Outcome> beforeReading(Row row, ItemState state, boolean expired) {
        if (state.supersedes(row)) {
            return Optional.of(new Superseded());
        }
        if (expired && (state.intent() == null || row.dry())) {
            return Optional.of(expired(row, state));
        }
        Refuse refusal = Decision.refusal(row.read(), row.page().snapshot().rules());
        return Optional.ofNullable(refusal).map(Judgement::failed);
    }

    /** With the store's word; empty when the row must be written. */
    static Optional<Outcome> afterReading(Row row, ItemState state, Decision decision, Drift drift) {
        if (decision instanceof Refuse refuse) {
            return Optional.of(failed(refuse));
        }
        if (decision instanceof Leave leave) {
            Written written = row.dry() ? null : state.alreadyWritten(row.dispatch(), leave.level());
            return Optional.of(written == null ? unchanged(row, leave.level()) : written(row, written, null));
        }
        Write write = (Write) decision;
        return row.dry()
                ? Optional.of(written(row, new Written(write.before(), write.target(), drift), null))
                : Optional.empty();
    }

    /** The outcome of a write; of a variant that is gone the record stays a failure until somebody mends the mapping. */
    static Outcome written(Row row, Written written, String requestId) {
        Applied change = new Applied(written.before(), written.after(), written.drift());
        return Decision.gone(row.read()) ? gone(requestId, change) : change;
    }

    /** What this very dispatch has already done does not expire: its answer was lost, not its work. */
    private static Outcome expired(Row row, ItemState state) {
        Written written = state.settledBy(row.dispatch());
        return written == null ? new Expired() : written(row, written, null);
    }

    private static Outcome unchanged(Row row, int level) {
        return Decision.gone(row.read()) ? gone(null, null) : new Unchanged(level);
    }

    private static Outcome gone(String requestId, Applied change) {
        return new Failed(
                "VARIANT_DELETED",
                "the partner deleted this variant, so OCC stands at 0: map another variant, or remove the mapping",
                requestId,
                change);
    }

    private static Outcome failed(Refuse refuse) {
        return Failed.of(refuse.code(), refuse.message());
    }
}
