/** Partners' credentials: this service's own copy, sealed, replaced when a newer version arrives. */
package com.occ.inventory.fetcher.credentials;
