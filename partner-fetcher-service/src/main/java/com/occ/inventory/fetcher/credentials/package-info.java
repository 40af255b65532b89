/** Partners' credentials: this service's own copy, sealed, replaced when a newer version arrives or a token expires. */
package com.occ.inventory.fetcher.credentials;
