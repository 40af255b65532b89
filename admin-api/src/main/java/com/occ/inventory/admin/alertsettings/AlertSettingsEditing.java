package com.occ.inventory.admin.alertsettings;

import com.occ.inventory.admin.AdminSettings;
import com.occ.inventory.admin.access.Actor;
import com.occ.inventory.admin.alertsettings.StoredAlerts.Sealed;
import com.occ.inventory.admin.audit.Audit;
import com.occ.inventory.admin.catalogue.Catalogue;
import com.occ.inventory.admin.door.Problem;
import com.occ.inventory.admin.door.Problem.Fault;
import com.occ.inventory.message.AlertChannel;
import com.occ.inventory.message.AlertSettings;
import com.occ.inventory.secret.TokenCipher;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Changes the settings of alerts: one transaction with its audit, then the document. */
@Component
class AlertSettingsEditing {
    /** In place of a field's name. */
    static final String STAMP = "stamp";

    private static final Fault CHANGED_MEANWHILE = Fault.ofField(
            STAMP,
            "Somebody changed these settings after this page was made, so nothing was saved. What is stored now stands below."
                    + " Save again to overwrite it with what stands in the form.");

    private final StoredAlertSettings settings;
    private final Audit audit;
    private final TransactionalOperator transaction;
    private final Catalogue catalogue;
    private final TokenCipher cipher;

    AlertSettingsEditing(
            StoredAlertSettings settings,
            Audit audit,
            TransactionalOperator transaction,
            Catalogue catalogue,
            AdminSettings admin) {
        this.settings = settings;
        this.audit = audit;
        this.transaction = transaction;
        this.catalogue = catalogue;
        this.cipher = admin.cipher();
    }

    Mono<Void> change(AlertSettingsChange change, Actor actor) {
        return change(change, before -> {}, actor);
    }

    /**
     * Refuses the change when others than those the caller saw are stored by now.
     *
     * @param seen the stamp of what the caller saw
     */
    Mono<Void> change(AlertSettingsChange change, String seen, Actor actor) {
        return change(
                change,
                before -> {
                    if (!before.stamp().equals(seen)) {
                        throw Problem.invalid("The settings were not changed.", List.of(CHANGED_MEANWHILE));
                    }
                },
                actor);
    }

    private Mono<Void> change(AlertSettingsChange change, Consumer<StoredAlerts> check, Actor actor) {
        return Mono.fromSupplier(change::checked)
                .flatMap(checked -> settings.lock().flatMap(before -> {
                    StoredAlerts after = checked.applied(before, this::seal);
                    if (after.equals(before)) {
                        return Mono.<Void>empty();
                    }
                    check.accept(before);
                    return settings.replace(after)
                            .then(audit.record(
                                    actor, "alert-settings.changed", "", AlertSettingsAudit.details(before, after)));
                }))
                .as(transaction::transactional)
                .then(Mono.defer(() -> catalogue.publishSoon(List.of())));
    }

    private Sealed seal(AlertChannel channel, String address) {
        return new Sealed(cipher.seal(address, AlertSettings.OWNER, channel.name()), ChannelAddress.host(address));
    }
}
