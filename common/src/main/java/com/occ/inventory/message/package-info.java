/**
 * The messages that the services exchange, as records. Times are UTC instants, ids of Shopify's objects are the digits of their
 * gid, quantities are pieces. Unknown fields are ignored and absent ones read as null, so that versions can roll.
 */
package com.occ.inventory.message;
