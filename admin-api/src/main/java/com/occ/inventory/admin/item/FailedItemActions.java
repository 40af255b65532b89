package com.occ.inventory.admin.item;

import com.occ.inventory.admin.access.Actor;
import com.occ.inventory.admin.audit.Audit;
import com.occ.inventory.admin.door.Problem;
import com.occ.inventory.admin.run.FailedItemRetries;
import com.occ.inventory.admin.run.FailedItemRetries.Asked;
import com.occ.inventory.admin.run.FailedItems;
import com.occ.inventory.admin.run.FailedSelection;
import com.occ.inventory.message.Trigger;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** What people do about failed items: try them again, or put them aside. */
@Component
class FailedItemActions {
    private static final int NAMED_RUNS = 20;

    private final FailedItems items;
    private final FailedItemRetries retries;
    private final FailedItemList list;
    private final Books books;

    FailedItemActions(FailedItems items, FailedItemRetries retries, FailedItemList list, Books books) {
        this.items = items;
        this.retries = retries;
        this.list = list;
        this.books = books;
    }

    /** What each of these changes needs around it. */
    @Component
    record Books(TransactionalOperator transaction, Audit audit, Clock clock) {}

    Mono<Asked> retry(FailedSelection selection, Trigger trigger, Actor actor) {
        return retries.request(selection, trigger, actor)
                .filter(asked -> asked.items() > 0)
                .switchIfEmpty(Mono.defer(() -> nothing(selection, "Nothing was started")))
                .flatMap(asked -> audit(
                                actor,
                                "failed-items.retried",
                                selection,
                                asked.items(),
                                Map.of(
                                        "runs",
                                        asked.runs().stream().limit(NAMED_RUNS).toList()))
                        .thenReturn(asked))
                .as(books.transaction()::transactional)
                .flatMap(asked -> retries.publishSoon().thenReturn(asked));
    }

    /** Answers how many were put aside. */
    Mono<Long> dismiss(FailedSelection selection, Actor actor) {
        return items.dismiss(selection, actor.name(), books.clock().instant())
                .filter(count -> count > 0)
                .switchIfEmpty(Mono.defer(() -> nothing(selection, "Nothing was dismissed")))
                .flatMap(count -> audit(actor, "failed-items.dismissed", selection, count, Map.of())
                        .thenReturn(count))
                .as(books.transaction()::transactional);
    }

    Mono<Void> reopen(String partner, long variantId, Actor actor) {
        FailedSelection item = FailedSelection.item(partner, variantId);
        return items.reopen(partner, variantId)
                .filter(count -> count > 0)
                .switchIfEmpty(Mono.defer(() -> nothing(item, "Nothing was opened again")))
                .flatMap(count -> audit(actor, "failed-items.reopened", item, count, Map.of()))
                .as(books.transaction()::transactional);
    }

    private Mono<Void> audit(Actor actor, String action, FailedSelection what, long count, Map<String, ?> more) {
        Map<String, Object> details = new LinkedHashMap<>(more);
        details.put("items", count);
        if (!what.one() && what.partner() != null) {
            details.put("partner", what.partner());
        }
        return books.audit()
                .record(actor, action, what.one() ? what.partner() + "/" + what.variantId() : what.code(), details);
    }

    /** Says why there was nothing to do. */
    private <T> Mono<T> nothing(FailedSelection selection, String result) {
        if (!selection.one()) {
            return Mono.error(() -> Problem.conflict(result + ": no mapped item has failed with " + selection.code()
                    + " any more" + (selection.partner() == null ? "." : " at " + selection.partner() + ".")));
        }
        return list.find(selection.partner(), selection.variantId())
                .<T>flatMap(item -> Mono.error(() -> Problem.conflict(result + ": "
                        + (item.mapped()
                                ? "it is in this state already."
                                : "the item is not mapped any more, so no sync will try it. Dismiss it."))))
                .switchIfEmpty(Mono.error(
                        () -> Problem.notFound("Variant " + selection.variantId() + " of " + selection.partner()
                                + " is no failed item, or no longer: a later sync may have written it.")));
    }
}
