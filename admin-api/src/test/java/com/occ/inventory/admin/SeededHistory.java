package com.occ.inventory.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.occ.inventory.message.Counts;
import com.occ.inventory.message.Event;
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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** A shop's last hours, as the services would have told them: thirty partners, most of them well, some not. */
public final class SeededHistory {
    private static final List<String> NAMES = List.of(
            "Aurora Roasters",
            "Birch & Bloom",
            "Copper Kettle",
            "Dune Ceramics",
            "Elm Street Books",
            "Fjord Outdoor",
            "Ginger Bakery",
            "Harbour Beans",
            "Indigo Denim",
            "Juniper Soap",
            "Kiln & Co",
            "Linden Toys",
            "Maple Cycles",
            "North Roastery",
            "Oak Furniture",
            "Pine Candles",
            "Quartz Jewels",
            "River Paper",
            "Sable Leather",
            "Tern Swimwear",
            "Umber Paints",
            "Velvet Tea",
            "Willow Baskets",
            "Xylo Music",
            "Yarrow Herbs",
            "Zephyr Kites",
            "Almond Sweets",
            "Basalt Stone",
            "Cedar Saunas",
            "Delta Fishing");

    private final AdminService admin;
    private final Random random = new Random(7);
    private final Instant now;
    private final int runs;
    private final List<Event> scheduler = new ArrayList<>();
    private long dispatch = 1_000;
    private int pagesTold;

    /** @param runs an hour apart, the last of which is under way */
    public SeededHistory(AdminService admin, int runs) {
        this.admin = admin;
        this.runs = runs;
        this.now = admin.clock().instant();
    }

    /** Publishes all of it and yields the run that is still under way. */
    public UUID publish() {
        Map<String, Integer> items = partners();
        UUID last = null;
        for (int back = runs - 1; back >= 0; back--) {
            last = run(items, back);
        }
        return last;
    }

    /** Waits until a service that was told nothing else has taken all of it: what is published together comes in no certain order. */
    public void awaitTaken() {
        long parts =
                scheduler.stream().filter(PartnerSyncChanged.class::isInstance).count();
        await().atMost(Duration.ofMinutes(3)).untilAsserted(() -> {
            assertThat(count("run")).isEqualTo(runs);
            assertThat(count("sync_log")).isEqualTo(parts);
            assertThat(count("result_page")).isEqualTo(pagesTold);
        });
    }

    private long count(String table) {
        return admin.database()
                .sql("select count(*) from admin." + table)
                .mapValue(Long.class)
                .one()
                .block(AdminService.PATIENCE);
    }

    /** What the scheduler told of it, and would tell again. */
    public List<Event> ofTheScheduler() {
        return List.copyOf(scheduler);
    }

    private Map<String, Integer> partners() {
        Map<String, Integer> items = new LinkedHashMap<>();
        StringBuilder csv = new StringBuilder("partner,partner_variant_id,store_inventory_item_id,sku\n");
        long variant = 44_000_000;
        for (String name : NAMES) {
            String key = key(name);
            admin.web()
                    .put()
                    .uri("/api/v1/partners/{key}?check=false", key)
                    .bodyValue(
                            Map.of("name", name, "shopDomain", key + ".myshopify.com", "accessToken", "shpat_" + key))
                    .exchange()
                    .expectStatus()
                    .is2xxSuccessful();
            int count = key.equals("delta-fishing") ? 0 : 12 + random.nextInt(60);
            items.put(key, count);
            for (int item = 0; item < count; item++) {
                long id = variant(key, item);
                csv.append(key)
                        .append(',')
                        .append(id)
                        .append(',')
                        .append(id + 900_000_000)
                        .append(',');
                csv.append(key.substring(0, 3).toUpperCase(java.util.Locale.ROOT))
                        .append('-')
                        .append(100 + item)
                        .append('\n');
            }
        }
        admin.importMappings(csv.toString()).expectStatus().isOk();
        admin.web()
                .put()
                .uri("/api/v1/partners/oak-furniture")
                .bodyValue(Map.of("paused", true))
                .exchange()
                .expectStatus()
                .isOk();
        return items;
    }

    private static String key(String name) {
        return name.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z]+", "-");
    }

    private static long variant(String key, int item) {
        return 44_000_000L + (NAMES.stream().map(SeededHistory::key).toList().indexOf(key)) * 1_000L + item;
    }

    private UUID run(Map<String, Integer> items, int back) {
        UUID id = new UUID(7, 1_000 - back);
        boolean open = back == 0;
        boolean dry = back == 5;
        Instant at = open
                ? now.minusSeconds(41)
                : now.minus(Duration.ofMinutes(60L * back)).plusSeconds(random.nextInt(20));
        List<Event> told = new ArrayList<>();
        List<Event> pages = new ArrayList<>();
        Counts sum = Counts.ZERO;
        int pageCount = 0;
        int failed = 0;
        int finished = 0;
        Instant end = at;
        boolean partly = false;
        // The rest joined half a day ago, for all that is told is to be taken.
        int joined = back > 12 ? 6 : items.size();
        for (Map.Entry<String, Integer> partner :
                items.entrySet().stream().limit(joined).toList()) {
            Part part = part(id, partner.getKey(), partner.getValue(), at, back, dry);
            told.add(part.event());
            pages.addAll(part.pages());
            sum = sum.plus(part.event().counts());
            pageCount += part.pages().size();
            partly |= part.event().status() == PartnerSyncStatus.PARTLY_FAILED;
            if (part.event().status() == PartnerSyncStatus.FAILED) {
                failed++;
            }
            if (part.event().status().terminal()) {
                finished++;
                end = part.event().finishedAt().isAfter(end) ? part.event().finishedAt() : end;
            }
        }
        RunStatus status =
                open ? RunStatus.RUNNING : failed > 0 || partly ? RunStatus.PARTLY_FAILED : RunStatus.SUCCEEDED;
        Trigger trigger =
                dry ? Trigger.MANUAL : back % 17 == 3 ? Trigger.API : back % 11 == 4 ? Trigger.CRON : Trigger.SCHEDULE;
        told.add(new RunChanged(
                id,
                2,
                trigger,
                dry ? "maria" : trigger == Trigger.API ? "warehouse" : null,
                dry ? Mode.DRY : Mode.APPLY,
                new Scope.All(),
                status,
                false,
                joined,
                finished,
                failed,
                pageCount,
                sum,
                at,
                open ? null : end));
        admin.publish(pages.toArray(Event[]::new));
        admin.publish(told.toArray(Event[]::new));
        scheduler.addAll(told);
        pagesTold += pages.size();
        return id;
    }

    private record Part(PartnerSyncChanged event, List<Event> pages) {}

    private Part part(UUID run, String partner, int items, Instant at, int back, boolean dry) {
        Instant started = at.plusMillis(400 + random.nextInt(6_000));
        Instant end = started.plusMillis(700 + items * 40L + random.nextInt(9_000));
        if (items == 0) {
            return ended(
                    run, partner, PartnerSyncStatus.NOTHING_TO_SYNC, null, "no mapped variants", null, 0, at, null, at);
        }
        if (partner.equals("oak-furniture")) {
            return ended(run, partner, PartnerSyncStatus.SKIPPED, null, "paused", null, 0, at, null, at);
        }
        if (partner.equals("sable-leather") && back < 9) {
            return ended(
                    run,
                    partner,
                    PartnerSyncStatus.FAILED,
                    PartnerFailure.TOKEN_INVALID,
                    "[API] Invalid API key or access token (unrecognized login or wrong password)",
                    "3f1e0a86-53a6-4d8b-b1c9-6a1f" + back,
                    items,
                    at,
                    started,
                    started.plusMillis(900));
        }
        if (partner.equals("river-paper") && back < 2) {
            return ended(
                    run,
                    partner,
                    PartnerSyncStatus.FAILED,
                    PartnerFailure.UNREACHABLE,
                    "no answer within 10 s, 4 times",
                    null,
                    items,
                    at,
                    started,
                    started.plusSeconds(48));
        }
        if (partner.equals("quartz-jewels") && back == 1) {
            return ended(
                    run,
                    partner,
                    PartnerSyncStatus.FAILED,
                    PartnerFailure.SUSPICIOUS,
                    "nearly all items turned empty at once: held until the next run says the same",
                    null,
                    items,
                    at,
                    started,
                    end);
        }
        if (back == 0 && random.nextInt(3) == 0) {
            boolean taken = random.nextBoolean();
            PartnerSyncStatus status = taken ? PartnerSyncStatus.RUNNING : PartnerSyncStatus.QUEUED;
            return new Part(
                    new PartnerSyncChanged(
                            run,
                            partner,
                            2,
                            status,
                            ++dispatch,
                            null,
                            null,
                            null,
                            items,
                            1,
                            0,
                            Counts.ZERO,
                            at,
                            taken ? started.plusSeconds(10) : null,
                            null),
                    List.of());
        }
        return worked(run, partner, items, at, started, end, back, dry);
    }

    private Part worked(
            UUID run, String partner, int items, Instant at, Instant started, Instant end, int back, boolean dry) {
        long number = ++dispatch;
        List<Failure> failures = new ArrayList<>();
        int failing = partner.equals("harbour-beans") && back < 12
                ? 3
                : partner.equals("xylo-music") && back < 3 ? items * 3 / 4 : 0;
        for (int item = 0; item < failing; item++) {
            long id = variant(partner, item);
            failures.add(
                    item % 3 == 0
                            ? new Failure(
                                    id, id + 900_000_000, "VARIANT_DELETED", "the partner's variant is gone", null)
                            : new Failure(
                                    id,
                                    id + 900_000_000,
                                    "ITEM_NOT_STOCKED_AT_LOCATION",
                                    "The specified inventory item is not stocked at the location.",
                                    "7c2f-" + id));
        }
        List<Change> changes = new ArrayList<>();
        for (int item = failing; item < items; item++) {
            if (random.nextInt(9) == 0) {
                int before = random.nextInt(40);
                long id = variant(partner, item);
                changes.add(new Change(id, id + 900_000_000, before, Math.max(0, before - 1 - random.nextInt(4))));
            }
        }
        Counts counts = new Counts(items, changes.size(), items - changes.size() - failing, failing, 0, 0, 0);
        PartnerSyncStatus status = failing > 0 ? PartnerSyncStatus.PARTLY_FAILED : PartnerSyncStatus.SUCCEEDED;
        InventoryApplied page = new InventoryApplied(
                run, number, partner, 0, dry ? Mode.DRY : Mode.APPLY, counts, null, changes, failures, end);
        return new Part(
                new PartnerSyncChanged(
                        run, partner, 2, status, number, null, null, null, items, 1, 1, counts, at, started, end),
                List.of(page));
    }

    private Part ended(
            UUID run,
            String partner,
            PartnerSyncStatus status,
            PartnerFailure failure,
            String message,
            String requestId,
            int items,
            Instant at,
            Instant started,
            Instant end) {
        return new Part(
                new PartnerSyncChanged(
                        run,
                        partner,
                        2,
                        status,
                        started == null ? null : ++dispatch,
                        failure,
                        message,
                        requestId,
                        items,
                        0,
                        0,
                        Counts.ZERO,
                        at,
                        started,
                        end),
                List.of());
    }

    /** Starts the service with this history and its alerts, and serves its pages until it is ended. */
    public static void main(String[] arguments) {
        AdminService admin = AdminService.with(
                Map.of("server.port", "8099", "admin.user", "maria", "admin.password", "a-password-to-look-around"));
        UUID open = new SeededHistory(admin, 60).publish();
        new SeededAlerts(admin).publish();
        System.out.println("http://127.0.0.1:8099/ for maria with a-password-to-look-around, and its run " + open);
    }
}
