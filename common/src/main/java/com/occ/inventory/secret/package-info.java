/** Secrets at rest and on the wire, and how they are compared. */
package com.occ.inventory.secret;
