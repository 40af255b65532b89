package com.occ.inventory.admin.review;

import com.occ.inventory.admin.review.Finding.Basis;
import com.occ.inventory.admin.review.Finding.Kind;
import com.occ.inventory.admin.store.MatchKey;
import com.occ.inventory.message.CatalogueLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Compares a partner's catalogue with OCC's: by SKU, and where that finds nothing by barcode. What is there twice on either side, or
 * points to two things, is for a person.
 */
final class AutoMatch {
    private final Index variantsBySku;
    private final Index itemsBySku;
    private final Index variantsByBarcode;
    private final Index itemsByBarcode;

    private AutoMatch(List<CatalogueLine> partner, List<CatalogueLine> store) {
        variantsBySku = Index.of(partner, CatalogueLine::sku);
        itemsBySku = Index.of(store, CatalogueLine::sku);
        variantsByBarcode = Index.of(partner, CatalogueLine::barcode);
        itemsByBarcode = Index.of(store, CatalogueLine::barcode);
    }

    /** A finding for each of the partner's variants, in their order. */
    static List<Finding> of(List<CatalogueLine> partner, List<CatalogueLine> store) {
        AutoMatch match = new AutoMatch(partner, store);
        return withoutRivals(partner.stream().map(match::find).toList());
    }

    private Finding find(CatalogueLine variant) {
        Finding bySku = find(variant, Basis.SKU, variant.sku(), variantsBySku, itemsBySku);
        Finding byBarcode = find(variant, Basis.BARCODE, variant.barcode(), variantsByBarcode, itemsByBarcode);
        if (bySku.kind() == Kind.MATCH && byBarcode.kind() == Kind.MATCH) {
            return bySku.item().inventoryItemId() == byBarcode.item().inventoryItemId()
                    ? bySku
                    : new Finding(
                            variant,
                            Kind.CONFLICT,
                            Basis.SKU,
                            bySku.item(),
                            "its SKU belongs to " + name(bySku.item()) + ", its barcode to " + name(byBarcode.item()));
        }
        // A SKU that is there twice stays a question, even where the barcode is not.
        return bySku.kind() == Kind.UNMATCHED ? byBarcode : bySku;
    }

    private static Finding find(CatalogueLine variant, Basis basis, String text, Index variants, Index items) {
        String key = MatchKey.of(text);
        int here = key == null ? 0 : variants.count(key);
        int there = key == null ? 0 : items.count(key);
        if (there == 0 && here <= 1) {
            return new Finding(
                    variant, Kind.UNMATCHED, null, null, "nothing in OCC's catalogue has its SKU or barcode");
        }
        if (here == 1 && there == 1) {
            return new Finding(variant, Kind.MATCH, basis, items.first(key), "");
        }
        return new Finding(
                variant,
                Kind.DUPLICATE,
                basis,
                there == 1 ? items.first(key) : null,
                "its " + (basis == Basis.SKU ? "SKU" : "barcode") + " is there " + times(here) + " at the partner and "
                        + times(there) + " at OCC");
    }

    /** Two variants may find the same item, one by SKU and one by barcode: neither is proposed. */
    private static List<Finding> withoutRivals(List<Finding> findings) {
        Map<Long, Integer> claims = new HashMap<>();
        findings.stream()
                .filter(finding -> finding.kind() == Kind.MATCH)
                .forEach(finding -> claims.merge(finding.item().inventoryItemId(), 1, Integer::sum));
        List<Finding> all = new ArrayList<>(findings.size());
        for (Finding finding : findings) {
            boolean rivals =
                    finding.kind() == Kind.MATCH && claims.get(finding.item().inventoryItemId()) > 1;
            all.add(
                    rivals
                            ? new Finding(
                                    finding.variant(),
                                    Kind.CONFLICT,
                                    finding.basis(),
                                    finding.item(),
                                    "another variant of the partner finds the same item")
                            : finding);
        }
        return all;
    }

    private static String name(CatalogueLine item) {
        return item.title() + " (item " + item.inventoryItemId() + ")";
    }

    private static String times(int count) {
        return switch (count) {
            case 0 -> "never";
            case 1 -> "once";
            case 2 -> "twice";
            default -> count + " times";
        };
    }

    private record Index(Map<String, List<CatalogueLine>> lines) {
        static Index of(List<CatalogueLine> all, Function<CatalogueLine, String> text) {
            Map<String, List<CatalogueLine>> lines = new HashMap<>();
            for (CatalogueLine line : all) {
                String key = MatchKey.of(text.apply(line));
                if (key != null) {
                    lines.computeIfAbsent(key, fresh -> new ArrayList<>(1)).add(line);
                }
            }
            return new Index(lines);
        }

        int count(String key) {
            return lines.getOrDefault(key, List.of()).size();
        }

        CatalogueLine first(String key) {
            return lines.get(key).get(0);
        }
    }
}
