/** What the services share: messages, messaging, the Shopify client, secrets and schema migration. */
package com.occ.inventory;
