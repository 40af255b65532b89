package com.occ.inventory.updater.decision;

import com.occ.inventory.shopify.SetResult.RowError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * What becomes of the rows of a call that Shopify refused as a whole. One bad row never blocks the others.
 *
 * @param failed index of a row and Shopify's word on it
 * @param stale rows whose level moved since it was read
 * @param again groups of rows to be sent anew, each group a call of its own under a key of its own
 */
public record RefusedCall(Map<Integer, RowError> failed, List<Integer> stale, List<List<Integer>> again) {
    /** The key is said to have come with other rows before, which it never did. */
    public static final String KEY_OF_OTHERS = "IDEMPOTENCY_KEY_PARAMETER_MISMATCH";

    /** Trouble with the key and not with a row: the same rows go again under another one. */
    private static final Set<String> SEND_AGAIN = Set.of("IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED", KEY_OF_OTHERS);

    private static final int MOST_RESENDS = 3;

    /**
     * @param resends how often these very rows were sent again before, each time under a new key
     * @param compared whether a row was to be written only at an unmoved level; any other cannot be stale
     */
    public static RefusedCall of(int rows, int resends, IntPredicate compared, List<RowError> errors) {
        Map<Integer, RowError> failed = new HashMap<>();
        List<Integer> stale = new ArrayList<>();
        for (RowError error : errors) {
            if (error.index() == null || error.index() >= rows || SEND_AGAIN.contains(String.valueOf(error.code()))) {
                continue;
            }
            if ("CHANGE_FROM_QUANTITY_STALE".equals(error.code()) && compared.test(error.index())) {
                stale.add(error.index());
            } else {
                failed.putIfAbsent(error.index(), error);
            }
        }
        stale.removeIf(failed::containsKey);
        List<Integer> others = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            if (!failed.containsKey(i) && !stale.contains(i)) {
                others.add(i);
            }
        }
        if (others.size() < rows) {
            return new RefusedCall(failed, stale.stream().distinct().toList(), groups(others));
        }
        if (!sendAgain(errors)) {
            return nobodyNamed(rows, errors.get(0));
        }
        return resends < MOST_RESENDS ? new RefusedCall(Map.of(), List.of(), groups(others)) : allFailed(rows, errors);
    }

    /** No key will do: the rows fail, so that nobody waits for them, and the next sync tries them anew. */
    private static RefusedCall allFailed(int rows, List<RowError> errors) {
        Map<Integer, RowError> failed = new HashMap<>();
        for (int i = 0; i < rows; i++) {
            failed.put(i, errors.get(0));
        }
        return new RefusedCall(failed, List.of(), List.of());
    }

    private static boolean sendAgain(List<RowError> errors) {
        return errors.stream().anyMatch(error -> SEND_AGAIN.contains(String.valueOf(error.code())));
    }

    /** Shopify blames no row: halve the call until the one that is to blame stands alone. */
    private static RefusedCall nobodyNamed(int rows, RowError error) {
        if (rows == 1) {
            return new RefusedCall(Map.of(0, error), List.of(), List.of());
        }
        List<Integer> all = IntStream.range(0, rows).boxed().toList();
        return new RefusedCall(Map.of(), List.of(), List.of(all.subList(0, rows / 2), all.subList(rows / 2, rows)));
    }

    private static List<List<Integer>> groups(List<Integer> rows) {
        return rows.isEmpty() ? List.of() : List.of(rows);
    }
}
