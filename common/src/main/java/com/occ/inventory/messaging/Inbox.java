package com.occ.inventory.messaging;

import com.occ.inventory.message.CatalogueAsked;
import com.occ.inventory.message.CatalogueComplete;
import com.occ.inventory.message.CatalogueRequested;
import com.occ.inventory.message.ChannelTestRequested;
import com.occ.inventory.message.ControlChanged;
import com.occ.inventory.message.CredentialsChanged;
import com.occ.inventory.message.Event;
import com.occ.inventory.message.FailureThresholdReached;
import com.occ.inventory.message.HistoryRequested;
import com.occ.inventory.message.InventoryApplied;
import com.occ.inventory.message.InventorySnapshot;
import com.occ.inventory.message.PageRejected;
import com.occ.inventory.message.PartnerDocument;
import com.occ.inventory.message.PartnerFetchFailed;
import com.occ.inventory.message.PartnerFetchStarted;
import com.occ.inventory.message.PartnerRecovered;
import com.occ.inventory.message.RunCancelRequested;
import com.occ.inventory.message.RunChanged;
import com.occ.inventory.message.SettingsDocument;
import com.occ.inventory.message.StoreRecovered;
import com.occ.inventory.message.StoreUnavailable;
import com.occ.inventory.message.SyncJob;
import com.occ.inventory.message.SyncRequested;
import com.occ.inventory.message.WorkCancelled;
import com.occ.inventory.message.WorkStopped;
import java.util.Set;

/** The queues: which service reads it, and which messages of which exchange are bound to it. Each has a dead-letter queue. */
public enum Inbox {
    SYNC_REQUESTS(
            "sync.requests",
            "scheduler",
            Exchange.SYNC_REQUESTS,
            SyncRequested.class,
            RunCancelRequested.class,
            HistoryRequested.class),
    SYNC_JOBS("sync.jobs", "fetcher", Exchange.SYNC_JOBS, SyncJob.class),
    /** Single active consumer: Shopify's write limit makes one writer enough, and one writer keeps an item in one call. */
    INVENTORY_SNAPSHOTS("inventory.snapshots", "updater", Exchange.INVENTORY_SNAPSHOTS, InventorySnapshot.class),
    PROGRESS_OF_SCHEDULER(
            "sync.progress.scheduler",
            "scheduler",
            Exchange.SYNC_PROGRESS,
            PartnerFetchStarted.class,
            PartnerFetchFailed.class,
            InventoryApplied.class,
            PageRejected.class,
            StoreUnavailable.class,
            StoreRecovered.class,
            WorkStopped.class),
    PROGRESS_OF_ADMIN("sync.progress.admin", "admin", Exchange.SYNC_PROGRESS),
    PROGRESS_OF_NOTIFIER(
            "sync.progress.notifier",
            "notifier",
            Exchange.SYNC_PROGRESS,
            RunChanged.class,
            StoreUnavailable.class,
            StoreRecovered.class),
    ALERTS_OF_NOTIFIER(
            "sync.alerts.notifier",
            "notifier",
            Exchange.SYNC_ALERTS,
            FailureThresholdReached.class,
            PartnerRecovered.class,
            ChannelTestRequested.class),
    CATALOGUE_OF_SCHEDULER(
            "catalogue.scheduler",
            "scheduler",
            Exchange.CATALOGUE,
            PartnerDocument.class,
            SettingsDocument.class,
            CatalogueComplete.class),
    CATALOGUE_OF_FETCHER("catalogue.fetcher", "fetcher", Exchange.CATALOGUE, CredentialsChanged.class),
    CATALOGUE_OF_UPDATER(
            "catalogue.updater",
            "updater",
            Exchange.CATALOGUE,
            ControlChanged.class,
            WorkCancelled.class,
            CatalogueComplete.class),
    CATALOGUE_OF_NOTIFIER("catalogue.notifier", "notifier", Exchange.CATALOGUE, SettingsDocument.class),
    CATALOGUE_REQUESTS("catalogue.requests", "admin", Exchange.CATALOGUE_REQUESTS, CatalogueRequested.class),
    QUESTIONS_OF_FETCHER("store.questions.fetcher", "fetcher", Exchange.STORE_QUESTIONS),
    QUESTIONS_OF_UPDATER("store.questions.updater", "updater", Exchange.STORE_QUESTIONS, CatalogueAsked.class),
    STORE_ANSWERS("store.answers", "admin", Exchange.STORE_ANSWERS),
    /** Short: old news of who is alive is worth nothing, and must not pile up while nobody reads it. */
    PULSE_OF_ADMIN("pulse.admin", "admin", Exchange.PULSE);

    private final String address;
    private final String owner;
    private final Exchange exchange;
    private final Set<Class<? extends Event>> messages;

    /** @param messages what is bound; none stands for all of the exchange */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    Inbox(String address, String owner, Exchange exchange, Class<? extends Event>... messages) {
        this.address = address;
        this.owner = owner;
        this.exchange = exchange;
        this.messages = messages.length == 0 ? exchange.messages() : Set.of(messages);
    }

    /** The queue's name. */
    public String address() {
        return address;
    }

    /** The name of the service that reads it, which is also its database schema. */
    public String owner() {
        return owner;
    }

    public Exchange exchange() {
        return exchange;
    }

    public Set<Class<? extends Event>> messages() {
        return messages;
    }

    public boolean singleActiveConsumer() {
        return this == INVENTORY_SNAPSHOTS;
    }

    /** Whether the broker drops what is old instead of keeping it for the reader. */
    boolean passing() {
        return this == PULSE_OF_ADMIN;
    }

    public String deadLetterAddress() {
        return address + ".dlq";
    }

    static Inbox at(String address) {
        for (Inbox inbox : values()) {
            if (inbox.address.equals(address)) {
                return inbox;
            }
        }
        throw new IllegalArgumentException("there is no queue " + address);
    }
}
