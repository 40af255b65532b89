package com.occ.inventory.message;

import com.occ.inventory.message.InventoryApplied.Change;
import com.occ.inventory.message.InventoryApplied.Failure;
import com.occ.inventory.message.InventorySnapshot.Row;
import com.occ.inventory.message.InventorySnapshot.State;
import com.occ.inventory.message.SettingsDocument.Schedule;
import com.occ.inventory.message.SyncRules.GonePolicy;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** One event of each kind; {@code golden/<type>.json} is how it looks on the wire. */
public final class Samples {
    private static final UUID RUN = UUID.fromString("0b7e6a52-4c6d-4f0e-9a57-2f6c1f2f9a10");
    private static final UUID INCIDENT = UUID.fromString("5d3b1c9e-8f7a-4b6c-8d2e-1f0a9b8c7d6e");
    private static final Instant TEN = Instant.parse("2026-11-22T10:00:00Z");
    private static final Instant LATER = Instant.parse("2026-11-22T10:00:07.250Z");
    private static final String PARTNER = "north-roastery";
    private static final String REQUEST = "3f1e0a86-53a6-4d8b-b1c9-6a1f-1763805600";

    public static final SyncJob JOB = new SyncJob(
            RUN,
            4711,
            PARTNER,
            "north-roastery.myshopify.com",
            List.of(66011223344L),
            3,
            Mode.APPLY,
            SyncRules.defaults(),
            false,
            0,
            List.of(new Line(44011223344L, 55011223344L), new Line(44011223345L, 55011223345L)),
            TEN.plusSeconds(3_600));

    public static final InventorySnapshot SNAPSHOT = new InventorySnapshot(
            RUN,
            4711,
            PARTNER,
            0,
            Mode.APPLY,
            new SyncRules(GonePolicy.KEEP),
            false,
            LATER,
            false,
            1_200L,
            List.of(
                    Row.available(44011223344L, 55011223344L, -2),
                    Row.without(44011223345L, 55011223345L, State.DELETED)));

    private static final UUID QUESTION = UUID.fromString("7a1d0c55-6f1e-4b39-9d0e-3c2b1a0f9e8d");

    private static final Counts COUNTS = new Counts(21, 6, 5, 4, 3, 2, 1);

    private Samples() {}

    public static Stream<Event> all() {
        return Stream.of(
                new AlertChannelsChanged(
                        4,
                        List.of(new AlertChannelsChanged.Channel(
                                AlertChannel.SMTP, true, "smtp.example.com:587", null))),
                new CatalogueAsked(QUESTION, TEN, PARTNER),
                new CatalogueComplete("scheduler", 30, 12, 4),
                new CatalogueRequested("scheduler"),
                new ChannelTestRequested(QUESTION, AlertChannel.SMTP, "ops@example.com", "maria", TEN, LATER),
                new ControlApplied(4, TEN),
                new ControlChanged(
                        4, false, List.of(PARTNER), List.of(new ControlChanged.Item("harbour-beans", 44011223346L))),
                new CredentialsChanged(
                        PARTNER,
                        3,
                        "north-roastery.myshopify.com",
                        new SealedToken.Expiring(
                                "k1.YWNjZXNz", TEN, "k1.cmVmcmVzaA", "9f86d081884c7d65", "k1.c2VjcmV0")),
                new DeliveryChanged(
                        QUESTION,
                        3,
                        false,
                        AlertChannel.SMTP,
                        "ops@example.com",
                        List.of(INCIDENT),
                        "North Roastery: token refused",
                        DeliveryStatus.WAITING,
                        1,
                        "the mail server does not answer",
                        TEN,
                        LATER,
                        null),
                new FailureThresholdReached(
                        PARTNER,
                        "North Roastery",
                        List.of(
                                new FailureThresholdReached.Failing(
                                        "TOKEN_INVALID",
                                        "[API] Invalid API key or access token",
                                        REQUEST,
                                        TEN,
                                        1,
                                        0,
                                        0,
                                        List.of()),
                                new FailureThresholdReached.Failing(
                                        FailureThresholdReached.ITEMS_FAILING,
                                        "17 of 30 items failed",
                                        null,
                                        TEN,
                                        2,
                                        17,
                                        30,
                                        List.of(new FailureThresholdReached.Item(
                                                44011223344L,
                                                55011223344L,
                                                "NR-250",
                                                "NOT_STOCKED_AT_LOCATION",
                                                "The item is not stocked at the location",
                                                REQUEST)))),
                        TEN,
                        RUN,
                        LATER,
                        9),
                new HistoryRequested(TEN, LATER),
                new IncidentChanged(
                        INCIDENT,
                        2,
                        Concern.PARTNER,
                        PARTNER,
                        "TOKEN_INVALID",
                        Severity.CRITICAL,
                        "[API] Invalid API key or access token",
                        REQUEST,
                        0,
                        0,
                        1,
                        TEN,
                        TEN,
                        LATER),
                new InventoryApplied(
                        RUN,
                        4711,
                        PARTNER,
                        0,
                        Mode.APPLY,
                        COUNTS,
                        null,
                        List.of(new Change(44011223344L, 55011223344L, 5, 4, 7, 2)),
                        List.of(new Failure(
                                44011223345L, 55011223345L, "VARIANT_DELETED", "the partner's variant is gone", null)),
                        1_200L,
                        340L,
                        TEN,
                        LATER),
                SNAPSHOT,
                new PageRejected(RUN, 4711, PARTNER, 0, "not a readable InventorySnapshot", LATER),
                new PartnerConnectionAsked(
                        QUESTION,
                        TEN,
                        PARTNER,
                        "north-roastery.myshopify.com",
                        new SealedToken.Permanent("k1.c2VhbGVk")),
                new PartnerDocument(
                        PARTNER,
                        7,
                        false,
                        "North Roastery",
                        "north-roastery.myshopify.com",
                        List.of(66011223344L),
                        false,
                        3,
                        List.of(new Line(44011223344L, 55011223344L, "NR-250"))),
                new PartnerFetchFailed(
                        RUN,
                        4711,
                        PARTNER,
                        PartnerFailure.UNREACHABLE,
                        "no answer within 10 s, 4 times",
                        null,
                        3,
                        1,
                        LATER),
                new PartnerFetchStarted(RUN, 4711, PARTNER, TEN),
                new PartnerRecovered(PARTNER, false, RUN, LATER, 10),
                new PartnerSyncChanged(
                        RUN,
                        PARTNER,
                        5,
                        PartnerSyncStatus.FAILED,
                        4711L,
                        PartnerFailure.SUSPICIOUS,
                        "29 of 30 items turned empty at once",
                        REQUEST,
                        30,
                        1,
                        1,
                        COUNTS,
                        TEN,
                        TEN,
                        LATER),
                new RunCancelRequested(RUN, "maria", LATER),
                new RunChanged(
                        RUN,
                        8,
                        Trigger.API,
                        "maria",
                        Mode.DRY,
                        new Scope.Partners(List.of(PARTNER, "harbour-beans")),
                        RunStatus.RUNNING,
                        true,
                        2,
                        1,
                        0,
                        1,
                        COUNTS,
                        TEN,
                        null),
                new ServiceAlive(
                        "fetcher",
                        "host-7/412",
                        TEN,
                        LATER,
                        "0.1.0",
                        10_000,
                        List.of(new ServiceAlive.QueueAge("sync.jobs", 2_250, LATER))),
                new SettingsDocument(
                        12,
                        new Schedule(true, 60, TEN),
                        SyncRules.defaults(),
                        new AlertSettings(
                                AlertSettings.Thresholds.defaults(),
                                List.of(new AlertSettings.Recipient("ops@example.com", Severity.CRITICAL)),
                                24,
                                true,
                                List.of(new AlertSettings.Mute(PARTNER, LATER)),
                                "k1.c2VhbGVk",
                                null)),
                new StoreCatalogue(
                        QUESTION,
                        INCIDENT,
                        2,
                        true,
                        List.of(
                                new CatalogueLine(
                                        44011223344L,
                                        55011223344L,
                                        "NR-250",
                                        "4006381333931",
                                        "House Blend / 250 g",
                                        true),
                                new CatalogueLine(44011223345L, 55011223345L, null, null, "House Blend / 1 kg", false)),
                        new QuestionFailure(PartnerFailure.UNREACHABLE, "no answer", REQUEST)),
                new StoreDescribed(
                        QUESTION,
                        "North Roastery",
                        List.of("read_products"),
                        List.of("read_inventory"),
                        List.of(new StoreLocation(66011223344L, "Bar", true)),
                        new QuestionFailure(PartnerFailure.ACCESS_DENIED, "read_inventory is missing", null)),
                new StoreRecovered(LATER, 6),
                new StoreUnavailable(StoreFailure.SHOP_FROZEN, "Unavailable Shop", REQUEST, TEN, 5),
                JOB,
                new SyncRequested(RUN, Trigger.SCHEDULE, null, Mode.APPLY, new Scope.All(), TEN, TEN),
                new WorkCancelled(RUN, List.of(PARTNER), LATER),
                new WorkStopped(RUN, List.of(PARTNER), LATER));
    }
}
