package com.occ.inventory.messaging;

import com.occ.inventory.message.AlertChannelsChanged;
import com.occ.inventory.message.CatalogueAsked;
import com.occ.inventory.message.CatalogueComplete;
import com.occ.inventory.message.CatalogueRequested;
import com.occ.inventory.message.ChannelTestRequested;
import com.occ.inventory.message.ControlApplied;
import com.occ.inventory.message.ControlChanged;
import com.occ.inventory.message.CredentialsChanged;
import com.occ.inventory.message.DeliveryChanged;
import com.occ.inventory.message.Event;
import com.occ.inventory.message.FailureThresholdReached;
import com.occ.inventory.message.HistoryRequested;
import com.occ.inventory.message.IncidentChanged;
import com.occ.inventory.message.InventoryApplied;
import com.occ.inventory.message.InventorySnapshot;
import com.occ.inventory.message.PageRejected;
import com.occ.inventory.message.PartnerConnectionAsked;
import com.occ.inventory.message.PartnerDocument;
import com.occ.inventory.message.PartnerFetchFailed;
import com.occ.inventory.message.PartnerFetchStarted;
import com.occ.inventory.message.PartnerRecovered;
import com.occ.inventory.message.PartnerSyncChanged;
import com.occ.inventory.message.RunCancelRequested;
import com.occ.inventory.message.RunChanged;
import com.occ.inventory.message.ServiceAlive;
import com.occ.inventory.message.SettingsDocument;
import com.occ.inventory.message.StoreCatalogue;
import com.occ.inventory.message.StoreDescribed;
import com.occ.inventory.message.StoreRecovered;
import com.occ.inventory.message.StoreUnavailable;
import com.occ.inventory.message.SyncJob;
import com.occ.inventory.message.SyncRequested;
import com.occ.inventory.message.WorkCancelled;
import com.occ.inventory.message.WorkStopped;
import java.util.Arrays;
import java.util.Set;

/** The topic exchanges and the messages each carries; the routing key is the message's simple name. */
public enum Exchange {
    SYNC_REQUESTS("sync.requests", SyncRequested.class, RunCancelRequested.class, HistoryRequested.class),
    SYNC_JOBS("sync.jobs", SyncJob.class),
    INVENTORY_SNAPSHOTS("inventory.snapshots", InventorySnapshot.class),
    SYNC_PROGRESS(
            "sync.progress",
            PartnerFetchStarted.class,
            PartnerFetchFailed.class,
            InventoryApplied.class,
            PageRejected.class,
            StoreUnavailable.class,
            StoreRecovered.class,
            ControlApplied.class,
            WorkStopped.class,
            RunChanged.class,
            PartnerSyncChanged.class,
            IncidentChanged.class,
            DeliveryChanged.class,
            AlertChannelsChanged.class),
    SYNC_ALERTS("sync.alerts", FailureThresholdReached.class, PartnerRecovered.class, ChannelTestRequested.class),
    CATALOGUE(
            "catalogue",
            PartnerDocument.class,
            CredentialsChanged.class,
            SettingsDocument.class,
            ControlChanged.class,
            WorkCancelled.class,
            CatalogueComplete.class),
    CATALOGUE_REQUESTS("catalogue.requests", CatalogueRequested.class),
    STORE_QUESTIONS("store.questions", PartnerConnectionAsked.class, CatalogueAsked.class),
    STORE_ANSWERS("store.answers", StoreDescribed.class, StoreCatalogue.class),
    PULSE("pulse", ServiceAlive.class);

    private final String address;
    private final Set<Class<? extends Event>> messages;

    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    Exchange(String address, Class<? extends Event>... messages) {
        this.address = address;
        this.messages = Set.of(messages);
    }

    public String address() {
        return address;
    }

    public Set<Class<? extends Event>> messages() {
        return messages;
    }

    /** The one exchange that carries messages of this type. */
    public static Exchange of(Class<? extends Event> type) {
        return Arrays.stream(values())
                .filter(exchange -> exchange.messages.contains(type))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no exchange carries " + type.getSimpleName()));
    }
}
