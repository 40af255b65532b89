package com.occ.inventory.message;

/** Everything that travels over the broker. The record's simple name is the AMQP type and the routing key. */
public sealed interface Event
        permits CatalogueComplete,
                CatalogueRequested,
                ControlApplied,
                ControlChanged,
                CredentialsChanged,
                FailureThresholdReached,
                IncidentChanged,
                InventoryApplied,
                PageRejected,
                PartnerDocument,
                PartnerFetchFailed,
                PartnerFetchStarted,
                PartnerRecovered,
                PartnerSyncChanged,
                RunChanged,
                SettingsDocument,
                StoreRecovered,
                StoreUnavailable,
                SyncRequested,
                Work {}
