package com.occ.inventory.admin.partner;

import com.occ.inventory.admin.access.Actor;
import com.occ.inventory.admin.audit.Audit;
import com.occ.inventory.admin.control.ControlState;
import com.occ.inventory.admin.mute.Mutes;
import com.occ.inventory.admin.partner.PartnerEditing.Rules;
import com.occ.inventory.message.SealedToken;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What a change of a partner writes: itself, the pause's epoch, the audit. To be called in one transaction. */
@Component
class PartnerWrites {
    private final Partners partners;
    private final Rules rules;
    private final ControlState control;
    private final Mutes mutes;
    private final Audit audit;

    PartnerWrites(Partners partners, Rules rules, ControlState control, Mutes mutes, Audit audit) {
        this.partners = partners;
        this.rules = rules;
        this.control = control;
        this.mutes = mutes;
        this.audit = audit;
    }

    Mono<Void> store(Actor actor, PartnerChange change) {
        PartnerKey key = new PartnerKey(change.before().key());
        SealedToken sealed = change.newToken() == null ? null : rules.seal(key, change.shopDomain(), change.newToken());
        Mono<Void> stored = change.pauseDiffers()
                ? control.advance().flatMap(epoch -> partners.store(change, sealed, epoch)
                        .then(control.pausedWithoutReason(key.value(), change.paused(), actor)))
                : partners.store(change, sealed, null);
        return stored.then(audit.record(
                actor, change.created() ? "partner.created" : "partner.changed", key.value(), details(change)));
    }

    Mono<Void> bury(Actor actor, PartnerKey key, StoredPartner partner) {
        return control.forget(key.value(), partner.paused())
                .then(Mono.defer(() -> mutes.forget(key.value())))
                .then(partners.bury(key))
                .then(audit.record(
                        actor,
                        "partner.deleted",
                        key.value(),
                        Map.of("name", partner.name(), "shopDomain", partner.shopDomain())));
    }

    /** What is different, never a secret. */
    private static Map<String, Object> details(PartnerChange change) {
        Map<String, Object> details = new LinkedHashMap<>();
        StoredPartner before = change.before();
        if (!change.name().equals(before.name())) {
            details.put("name", change.name());
        }
        if (!change.shopDomain().equals(before.shopDomain())) {
            details.put("shopDomain", change.shopDomain());
        }
        if (!change.locations().equals(before.locations())) {
            details.put("locations", change.locations().isEmpty() ? "all" : change.locations());
        }
        if (change.pauseDiffers()) {
            details.put("paused", change.paused());
        }
        if (change.newToken() != null) {
            details.put("token", change.created() ? "entered" : "replaced");
        }
        return details;
    }
}
