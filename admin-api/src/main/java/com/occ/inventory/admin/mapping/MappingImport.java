package com.occ.inventory.admin.mapping;

import com.occ.inventory.admin.catalogue.Catalogue;
import com.occ.inventory.admin.door.Problem;
import com.occ.inventory.admin.door.Problem.Fault;
import com.occ.inventory.admin.partner.Partners;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Replaces the mappings of the partners that a file names: all of them, or none when anything is wrong. */
@Component
class MappingImport {
    private final Mappings mappings;
    private final Partners partners;
    private final Catalogue catalogue;
    private final TransactionalOperator transaction;

    MappingImport(Mappings mappings, Partners partners, Catalogue catalogue, TransactionalOperator transaction) {
        this.mappings = mappings;
        this.partners = partners;
        this.catalogue = catalogue;
        this.transaction = transaction;
    }

    Mono<ImportAnswer> run(MappingFile file, boolean dryRun) {
        Set<String> named = file.firstLines().keySet();
        Collection<Mapping> rows = file.rows().values();
        return partners.lock(named)
                .collect(Collectors.toSet())
                .flatMap(known -> mappings.lock().then(faults(file, named, known)))
                .flatMap(faults -> faults.isEmpty()
                        ? mappings.of(named).collectList()
                        : Mono.error(() -> Problem.invalid("No mapping was changed.", faults)))
                .map(before -> MappingDiff.between(before, rows))
                .flatMap(diff -> (dryRun ? Mono.<Void>empty() : apply(diff)).thenReturn(diff))
                .as(transaction::transactional)
                .flatMap(diff -> (dryRun ? Mono.<Void>empty() : catalogue.publishSoon(touched(diff)))
                        .thenReturn(ImportAnswer.of(rows, diff, dryRun)));
    }

    private Mono<Void> apply(MappingDiff diff) {
        return mappings.apply(diff).then(partners.raiseVersions(touched(diff)));
    }

    private Mono<List<Fault>> faults(MappingFile file, Set<String> named, Set<String> known) {
        Flux<Fault> unknown = Flux.fromStream(() -> file.rows().entrySet().stream()
                .filter(row -> !known.contains(row.getValue().partner()))
                .map(row -> Fault.ofLine(
                        row.getKey(), "there is no partner " + row.getValue().partner())));
        return Flux.concat(Flux.fromIterable(file.faults()), unknown, usedElsewhere(file, named))
                .collectSortedList(
                        Comparator.comparing(Fault::line, Comparator.nullsFirst(Comparator.<Integer>naturalOrder())));
    }

    private Flux<Fault> usedElsewhere(MappingFile file, Set<String> named) {
        Map<Long, Integer> lines = new HashMap<>();
        file.rows().forEach((line, mapping) -> lines.putIfAbsent(mapping.storeItemId(), line));
        return mappings.usedElsewhere(named, new ArrayList<>(lines.keySet()))
                .map(other -> Fault.ofLine(
                        lines.get(other.storeItemId()),
                        "store item " + other.storeItemId() + " is already used by partner " + other.partner()
                                + " for variant " + other.variantId()));
    }

    private static Set<String> touched(MappingDiff diff) {
        return Stream.concat(diff.gone().stream(), diff.fresh().stream())
                .map(Mapping::partner)
                .collect(Collectors.toSet());
    }
}
