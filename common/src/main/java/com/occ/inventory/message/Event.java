package com.occ.inventory.message;

import java.util.UUID;

/** Everything that travels over the broker. The record's simple name is the AMQP type and the routing key. */
public sealed interface Event
        permits AlertChannelsChanged,
                CatalogueAsked,
                CatalogueComplete,
                CatalogueRequested,
                ChannelTestRequested,
                ControlApplied,
                ControlChanged,
                CredentialsChanged,
                DeliveryChanged,
                FailureThresholdReached,
                HistoryRequested,
                IncidentChanged,
                InventoryApplied,
                PageRejected,
                PartnerConnectionAsked,
                PartnerDocument,
                PartnerFetchFailed,
                PartnerFetchStarted,
                PartnerRecovered,
                PartnerSyncChanged,
                RunCancelRequested,
                RunChanged,
                ServiceAlive,
                SettingsDocument,
                StoreCatalogue,
                StoreDescribed,
                StoreRecovered,
                StoreUnavailable,
                SyncRequested,
                Work,
                WorkCancelled,
                WorkStopped {
    /** The run that it belongs to; null when to none. */
    default UUID runId() {
        return null;
    }

    /** The key of the partner that it is about; null when about none, or about several. */
    default String partner() {
        return null;
    }
}
