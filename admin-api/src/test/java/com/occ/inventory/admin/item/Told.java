package com.occ.inventory.admin.item;

import com.occ.inventory.admin.AdminService;
import com.occ.inventory.message.Counts;
import com.occ.inventory.message.InventoryApplied;
import com.occ.inventory.message.InventoryApplied.Change;
import com.occ.inventory.message.InventoryApplied.Failure;
import com.occ.inventory.message.Mode;
import com.occ.inventory.message.PartnerFailure;
import com.occ.inventory.message.PartnerSyncChanged;
import com.occ.inventory.message.PartnerSyncStatus;
import com.occ.inventory.message.RunChanged;
import com.occ.inventory.message.RunStatus;
import com.occ.inventory.message.Scope;
import com.occ.inventory.message.Trigger;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** One partner's life as the other services tell it, for tests of what becomes of it. */
final class Told {
    private static final AtomicLong DISPATCHES = new AtomicLong(500_000_000);

    final AdminService admin;
    final String partner;

    Told(AdminService admin, String partner) {
        this.admin = admin;
        this.partner = partner;
        admin.putPartner(partner);
    }

    /** Maps variants {@code first} to {@code last}, each to an OCC item of its own. */
    void maps(long first, long last) {
        StringBuilder csv = new StringBuilder("partner,partner_variant_id,store_inventory_item_id,sku\n");
        for (long variant = first; variant <= last; variant++) {
            csv.append(partner)
                    .append(',')
                    .append(variant)
                    .append(',')
                    .append(900_000_000 + variant)
                    .append(",SKU-")
                    .append(variant)
                    .append('\n');
        }
        admin.importMappings(csv.toString()).expectStatus().isOk();
    }

    UUID fails(Failure... failures) {
        return applies(Mode.APPLY, List.of(), List.of(failures));
    }

    UUID changes(Mode mode, Change... changes) {
        return applies(mode, List.of(changes), List.of());
    }

    /** A run with one page of the partner's. */
    UUID applies(Mode mode, List<Change> changes, List<Failure> failures) {
        UUID run = UUID.randomUUID();
        long dispatch = DISPATCHES.incrementAndGet();
        Counts counts = new Counts(changes.size() + failures.size(), changes.size(), 0, failures.size(), 0, 0, 0);
        admin.publish(run(run, mode, counts));
        admin.publish(new InventoryApplied(
                run,
                dispatch,
                partner,
                0,
                mode,
                counts,
                null,
                changes,
                failures,
                admin.clock().instant().minusSeconds(1)));
        return run;
    }

    /** A full sync that ended, with no page of its own. */
    UUID ends(PartnerSyncStatus status, PartnerFailure failure, String message, Counts counts) {
        UUID run = UUID.randomUUID();
        admin.publish(run(run, Mode.APPLY, counts));
        ends(run, status, failure, message, counts);
        return run;
    }

    /** The partner's part of a run that is known. */
    void ends(UUID run, PartnerSyncStatus status, Counts counts) {
        ends(run, status, null, null, counts);
    }

    private void ends(UUID run, PartnerSyncStatus status, PartnerFailure failure, String message, Counts counts) {
        admin.publish(new PartnerSyncChanged(
                run,
                partner,
                1,
                status,
                DISPATCHES.incrementAndGet(),
                failure,
                message,
                failure == null ? null : "r-partner",
                3,
                1,
                1,
                counts,
                now(),
                now(),
                now().plusSeconds(4)));
    }

    static Failure failure(long variant, String code) {
        return new Failure(variant, 900_000_000 + variant, code, "because of " + code, "r-" + variant);
    }

    static Change change(long variant, int before, int after) {
        return new Change(variant, 900_000_000 + variant, before, after);
    }

    /** Behind the entering of the token, which the database dates. */
    Instant now() {
        return admin.clock().instant().plusSeconds(60);
    }

    ResponseSpec get(String address) {
        return admin.web().get().uri(URI.create(base() + address)).exchange();
    }

    String page(String address) {
        return admin.web()
                .get()
                .uri(URI.create(base() + address))
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }

    ResponseSpec post(String address) {
        return admin.web().post().uri(URI.create(base() + address)).exchange();
    }

    ResponseSpec send(String address, String form) {
        return admin.web()
                .post()
                .uri(URI.create(base() + address))
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .accept(MediaType.TEXT_HTML)
                .bodyValue(form)
                .exchange();
    }

    long count(String sql) {
        return admin.database().sql(sql).mapValue(Long.class).one().block(AdminService.PATIENCE);
    }

    void execute(String sql) {
        admin.database().sql(sql).then().block(AdminService.PATIENCE);
    }

    private String base() {
        return admin.address();
    }

    private RunChanged run(UUID id, Mode mode, Counts counts) {
        return new RunChanged(
                id,
                1,
                Trigger.SCHEDULE,
                null,
                mode,
                new Scope.All(),
                RunStatus.SUCCEEDED,
                false,
                1,
                1,
                0,
                0,
                counts,
                now(),
                now());
    }
}
