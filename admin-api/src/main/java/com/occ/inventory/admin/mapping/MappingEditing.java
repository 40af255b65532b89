package com.occ.inventory.admin.mapping;

import com.occ.inventory.admin.access.Actor;
import com.occ.inventory.admin.audit.Audit;
import com.occ.inventory.admin.catalogue.Catalogue;
import com.occ.inventory.admin.door.Problem;
import com.occ.inventory.admin.door.Problem.Fault;
import com.occ.inventory.admin.partner.Partners;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Changes one mapping. */
@Component
public class MappingEditing {
    private static final int LONGEST_SKU = 500;

    private final Mappings mappings;
    private final Partners partners;
    private final Catalogue catalogue;
    private final Audit audit;
    private final TransactionalOperator transaction;

    MappingEditing(
            Mappings mappings, Partners partners, Catalogue catalogue, Audit audit, TransactionalOperator transaction) {
        this.mappings = mappings;
        this.partners = partners;
        this.catalogue = catalogue;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** Maps the variant, or maps it anew. Ids are digits or gids. Answers whether the mapping is new. */
    public Mono<Boolean> put(Actor actor, String partner, String variantId, String storeItemId, String sku) {
        return Mono.fromCallable(() -> read(partner, variantId, storeItemId, sku))
                .flatMap(mapping -> partners.lock(List.of(partner))
                        .next()
                        .switchIfEmpty(Mono.error(() -> unknownPartner(partner)))
                        .then(mappings.lock())
                        .then(Mono.defer(() -> requireFree(mapping)))
                        .then(Mono.defer(() -> store(actor, mapping)))
                        .as(transaction::transactional))
                .flatMap(created -> catalogue.publishSoon(List.of(partner)).thenReturn(created));
    }

    /** Its variant is not synchronised any more; the store item keeps the quantity that it has. */
    public Mono<Void> remove(Actor actor, String partner, long variantId) {
        return partners.lock(List.of(partner))
                .next()
                .then(mappings.find(partner, variantId))
                .switchIfEmpty(Mono.error(() ->
                        Problem.notFound("Partner " + partner + " has no mapping for variant " + variantId + ".")))
                .flatMap(mapping -> mappings.apply(new MappingDiff(List.of(), List.of(mapping), List.of(), 0))
                        .then(partners.raiseVersions(List.of(partner)))
                        .then(audit.record(actor, "mapping.removed", partner, details(mapping))))
                .as(transaction::transactional)
                .then(Mono.defer(() -> catalogue.publishSoon(List.of(partner))));
    }

    private Mono<Boolean> store(Actor actor, Mapping mapping) {
        return mappings.find(mapping.partner(), mapping.variantId())
                .map(List::of)
                .defaultIfEmpty(List.of())
                .flatMap(before -> {
                    MappingDiff diff = MappingDiff.between(before, List.of(mapping));
                    return diff.unchanged() == 1
                            ? Mono.just(false)
                            : mappings.apply(diff)
                                    .then(partners.raiseVersions(List.of(mapping.partner())))
                                    .then(audit.record(
                                            actor,
                                            before.isEmpty() ? "mapping.added" : "mapping.changed",
                                            mapping.partner(),
                                            details(mapping)))
                                    .thenReturn(before.isEmpty());
                });
    }

    private Mono<Void> requireFree(Mapping mapping) {
        Mono<Void> free = mappings.holding(mapping.storeItemId())
                .filter(other -> !other.partner().equals(mapping.partner()) || other.variantId() != mapping.variantId())
                .flatMap(other -> Mono.error(refused(Fault.ofField(
                        "storeInventoryItemId",
                        "is already used by partner " + other.partner() + " for variant " + other.variantId()))));
        return free.then(mappings.count(mapping.partner()))
                .filter(count -> count >= Mappings.MOST_OF_A_PARTNER)
                .flatMap(full -> mappings.find(mapping.partner(), mapping.variantId())
                        .switchIfEmpty(Mono.error(() -> refused(
                                Fault.ofField("partner", "has " + full + " mappings, and more are not possible"))))
                        .then());
    }

    private static Mapping read(String partner, String variantId, String storeItemId, String sku) {
        List<Fault> faults = new ArrayList<>();
        long variant = id(variantId, "ProductVariant", "variantId", faults);
        long item = id(storeItemId, "InventoryItem", "storeInventoryItemId", faults);
        String text = sku == null ? "" : sku.strip();
        if (text.length() > LONGEST_SKU || text.indexOf('\0') >= 0) {
            faults.add(
                    Fault.ofField("sku", "must have at most " + LONGEST_SKU + " characters, none of them a zero byte"));
        }
        if (!faults.isEmpty()) {
            throw Problem.invalid("The mapping was not stored.", faults);
        }
        return new Mapping(partner, variant, item, text);
    }

    private static long id(String text, String type, String field, List<Fault> faults) {
        OptionalLong id = text == null ? OptionalLong.empty() : ShopifyId.parse(text.strip(), type);
        if (id.isEmpty()) {
            faults.add(Fault.ofField(field, "must be digits or gid://shopify/" + type + "/<digits>"));
        }
        return id.orElse(0);
    }

    private static Problem unknownPartner(String partner) {
        return refused(Fault.ofField("partner", "there is no partner '" + partner + "'"));
    }

    private static Problem refused(Fault fault) {
        return Problem.invalid("The mapping was not stored.", List.of(fault));
    }

    private static Map<String, Object> details(Mapping mapping) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("variant", mapping.variantId());
        details.put("storeItem", mapping.storeItemId());
        details.put("sku", mapping.sku());
        return details;
    }
}
