/** Requests that may be sent again: the same key and the same body are answered with the same answer, and done once. */
package com.occ.inventory.admin.idempotency;
