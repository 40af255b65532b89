package com.occ.inventory.admin.run;

import com.occ.inventory.admin.door.Problem;
import com.occ.inventory.admin.mapping.Mappings;
import com.occ.inventory.admin.partner.Partners;
import com.occ.inventory.message.Scope;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Holds a request's scope against the catalogue, so that a mistyped key is told at once. */
@Component
class ScopeCheck {
    private final Partners partners;
    private final Mappings mappings;

    ScopeCheck(Partners partners, Mappings mappings) {
        this.partners = partners;
        this.mappings = mappings;
    }

    /** The keys that no partner has; fails when nothing of the scope exists. */
    Mono<List<String>> unknownPartners(Scope scope) {
        if (scope instanceof Scope.Partners some) {
            return partners.existing(some.keys())
                    .collect(Collectors.toSet())
                    .flatMap(known -> known.isEmpty()
                            ? Mono.error(() -> nothing("no partner has the key " + String.join(", ", some.keys())))
                            : Mono.just(without(some.keys(), known)));
        }
        if (scope instanceof Scope.Items items) {
            return mappings.mappedVariants(items.partner(), items.variantIds())
                    .next()
                    .switchIfEmpty(Mono.error(
                            () -> nothing("partner " + items.partner() + " has none of the variants mapped")))
                    .thenReturn(List.of());
        }
        return Mono.just(List.of());
    }

    private static List<String> without(List<String> keys, Set<String> known) {
        return keys.stream().filter(key -> !known.contains(key)).toList();
    }

    private static Problem nothing(String why) {
        return Problem.invalid("Nothing was started: " + why + ".", List.of());
    }
}
