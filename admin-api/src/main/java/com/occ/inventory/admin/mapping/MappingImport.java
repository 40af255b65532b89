package com.occ.inventory.admin.mapping;

import com.occ.inventory.admin.access.Actor;
import com.occ.inventory.admin.audit.Audit;
import com.occ.inventory.admin.catalogue.Catalogue;
import com.occ.inventory.admin.door.Problem;
import com.occ.inventory.admin.door.Problem.Fault;
import com.occ.inventory.admin.partner.Partners;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.function.Tuples;

/** Replaces the mappings of the partners that a file names: all of them, or none when anything is wrong. */
@Component
class MappingImport {
    private final Mappings mappings;
    private final Partners partners;
    private final ImportPreviews previews;
    private final Catalogue catalogue;
    private final Books books;

    MappingImport(Mappings mappings, Partners partners, ImportPreviews previews, Catalogue catalogue, Books books) {
        this.mappings = mappings;
        this.partners = partners;
        this.previews = previews;
        this.catalogue = catalogue;
        this.books = books;
    }

    /** What goes with every change. */
    @Component
    record Books(Audit audit, Clock clock, TransactionalOperator transaction) {}

    Mono<ImportAnswer> run(Actor actor, MappingFile file, boolean dryRun) {
        return compare(file)
                .flatMap(compared -> dryRun ? Mono.just(compared) : apply(actor, compared))
                .as(books.transaction()::transactional)
                .flatMap(compared -> (dryRun ? Mono.<Void>empty() : catalogue.publishSoon(compared.touched()))
                        .thenReturn(ImportAnswer.of(file.rows().values(), compared.diff(), dryRun)));
    }

    /** Compares the file and keeps it for {@link #apply}; answers under which id. */
    Mono<UUID> preview(Actor actor, MappingFile file) {
        return compare(file)
                .flatMap(compared -> previews.store(
                        actor,
                        books.clock().instant(),
                        file,
                        compared.versions(),
                        ImportAnswer.of(file.rows().values(), compared.diff(), true)))
                .as(books.transaction()::transactional);
    }

    /** Applies exactly what the preview showed, once; refuses when one of its partners was changed since. */
    Mono<ImportAnswer> apply(Actor actor, UUID preview) {
        return previews.take(preview)
                .switchIfEmpty(Mono.error(() -> Problem.conflict(
                        "This preview was applied already, or is older than a day. Choose the file again.")))
                .flatMap(stored -> compare(stored.file()).flatMap(compared -> {
                    if (!compared.versions().equals(stored.versions())) {
                        return Mono.error(
                                Problem.conflict(
                                        "Partners or mappings of this file were changed since the preview:"
                                                + " nothing was applied. Choose the file again to see what it would change now."));
                    }
                    return apply(actor, compared)
                            .map(done -> Tuples.of(
                                    done, ImportAnswer.of(stored.file().rows().values(), done.diff(), false)));
                }))
                .as(books.transaction()::transactional)
                .flatMap(done -> catalogue.publishSoon(done.getT1().touched()).thenReturn(done.getT2()));
    }

    /** @param versions of the file's partners, which are locked */
    private record Compared(MappingDiff diff, Map<String, Long> versions) {
        Set<String> touched() {
            return Stream.concat(diff.gone().stream(), diff.fresh().stream())
                    .map(Mapping::partner)
                    .collect(Collectors.toSet());
        }
    }

    private Mono<Compared> compare(MappingFile file) {
        Set<String> named = file.firstLines().keySet();
        return partners.lockVersions(named).flatMap(versions -> mappings.lock()
                .then(faults(file, named, versions.keySet()))
                .flatMap(faults -> faults.isEmpty()
                        ? mappings.of(named).collectList()
                        : Mono.error(() -> Problem.invalid("No mapping was changed.", faults)))
                .map(before ->
                        new Compared(MappingDiff.between(before, file.rows().values()), versions)));
    }

    private Mono<Compared> apply(Actor actor, Compared compared) {
        MappingDiff diff = compared.diff();
        return mappings.apply(diff)
                .then(partners.raiseVersions(compared.touched()))
                .then(books.audit()
                        .record(
                                actor,
                                "mappings.imported",
                                compared.versions().size() == 1
                                        ? compared.versions()
                                                .keySet()
                                                .iterator()
                                                .next()
                                        : "",
                                Map.of(
                                        "partners", compared.versions().size(),
                                        "added", diff.added().size(),
                                        "changed", diff.changed().size(),
                                        "removed", diff.removed().size(),
                                        "unchanged", diff.unchanged())))
                .thenReturn(compared);
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
}
