package com.occ.inventory.admin.run;

import com.occ.inventory.admin.door.Problem;
import com.occ.inventory.admin.door.Problem.Fault;
import com.occ.inventory.admin.mapping.ShopifyId;
import com.occ.inventory.message.Mode;
import com.occ.inventory.message.Scope;
import com.occ.inventory.message.SyncJob;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * What a caller asks to be synchronised: everything, {@code partners} in full, or {@code variants} of one {@code partner}.
 *
 * @param variants digits or gids
 * @param mode APPLY unless it says DRY
 */
record RunRequest(List<String> partners, String partner, List<Object> variants, Mode mode) {

    Mode modeOrDefault() {
        return mode == null ? Mode.APPLY : mode;
    }

    /** @throws Problem that names every fault of the request at once */
    Scope scope() {
        List<Fault> faults = new ArrayList<>();
        if (partners != null && (partner != null || variants != null)) {
            faults.add(Fault.ofField("partners", "goes without partner and variants"));
        }
        if (partners != null && (partners.isEmpty() || partners.stream().anyMatch(Objects::isNull))) {
            faults.add(Fault.ofField("partners", "must name at least one partner; leave it out for all of them"));
        }
        if ((partner == null) != (variants == null)) {
            faults.add(Fault.ofField(
                    partner == null ? "partner" : "variants",
                    "partner and variants go together; for a whole partner send {\"partners\":[\"key\"]}"));
        }
        List<Long> ids = variantIds(faults);
        if (!faults.isEmpty()) {
            throw Problem.invalid("Nothing was started.", faults);
        }
        if (partners != null) {
            return new Scope.Partners(partners.stream().distinct().toList());
        }
        return partner == null ? new Scope.All() : new Scope.Items(partner, ids);
    }

    private List<Long> variantIds(List<Fault> faults) {
        if (variants == null) {
            return List.of();
        }
        if (variants.isEmpty() || variants.size() > SyncJob.MAX_LINES) {
            faults.add(Fault.ofField("variants", "must name 1 to " + SyncJob.MAX_LINES + " variants"));
            return List.of();
        }
        List<Long> ids = new ArrayList<>();
        for (int index = 0; index < variants.size(); index++) {
            OptionalLong id = ShopifyId.parse(String.valueOf(variants.get(index)), "ProductVariant");
            if (id.isEmpty()) {
                faults.add(Fault.ofField(
                        "variants[" + index + "]", "must be digits or gid://shopify/ProductVariant/<digits>"));
            } else {
                ids.add(id.getAsLong());
            }
        }
        return ids.stream().distinct().toList();
    }
}
