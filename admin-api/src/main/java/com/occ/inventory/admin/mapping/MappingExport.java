package com.occ.inventory.admin.mapping;

import com.occ.inventory.admin.door.Problem;
import com.occ.inventory.admin.partner.Partners;
import java.util.List;
import java.util.StringJoiner;
import org.apache.commons.csv.CSVFormat;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The mappings for people and for spreadsheets. */
@Component
class MappingExport {
    private static final int AT_ONCE = 2_000;

    private final Mappings mappings;
    private final Partners partners;
    private final MappingSearch search;

    MappingExport(Mappings mappings, Partners partners, MappingSearch search) {
        this.mappings = mappings;
        this.partners = partners;
        this.search = search;
    }

    /** Behind which mapping a list goes on. */
    record Position(String partner, long variantId) {
        static final Position START = new Position("", 0);
    }

    /** Fails when a partner is named that does not exist; null stands for all. */
    Mono<Void> require(String partner) {
        return partner == null
                ? Mono.empty()
                : partners.existing(List.of(partner))
                        .next()
                        .switchIfEmpty(Mono.error(() -> Problem.notFound("No partner has the key " + partner + ".")))
                        .then();
    }

    /** @param text null or blank for all */
    Flux<Mapping> search(String partner, String text, Position position, int limit) {
        return text == null || text.isBlank()
                ? after(partner, position, limit)
                : search.find(partner, text, position, limit);
    }

    Mono<Mapping> one(String partner, long variantId) {
        return mappings.find(partner, variantId)
                .switchIfEmpty(Mono.error(() ->
                        Problem.notFound("Partner " + partner + " has no mapping for variant " + variantId + ".")));
    }

    static long variant(String text) {
        return ShopifyId.parse(text, "ProductVariant")
                .orElseThrow(() -> Problem.notFound("A variant's id is a number, not '" + text + "'."));
    }

    Flux<Mapping> after(String partner, Position position, int limit) {
        return partner == null
                ? mappings.after(position.partner(), position.variantId(), limit)
                : mappings.ofOneAfter(partner, position.variantId(), limit);
    }

    /** In blocks of lines, each read when the caller has taken the one before. */
    Flux<String> csv(String partner) {
        return block(partner, Position.START)
                .expand(block -> block.size() < AT_ONCE ? Mono.empty() : block(partner, end(block)), 1)
                .map(MappingExport::lines)
                .startWith(MappingHeader.EXPECTED + "\r\n");
    }

    private Mono<List<Mapping>> block(String partner, Position from) {
        return after(partner, from, AT_ONCE).collectList();
    }

    private static Position end(List<Mapping> block) {
        Mapping last = block.get(block.size() - 1);
        return new Position(last.partner(), last.variantId());
    }

    private static String lines(List<Mapping> block) {
        StringJoiner lines = new StringJoiner("\r\n", "", block.isEmpty() ? "" : "\r\n");
        block.forEach(mapping -> lines.add(CSVFormat.RFC4180.format(
                mapping.partner(), mapping.variantId(), mapping.storeItemId(), CsvCell.guard(mapping.sku()))));
        return lines.toString();
    }
}
