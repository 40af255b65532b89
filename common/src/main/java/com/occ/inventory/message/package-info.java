/**
 * The messages that the services exchange, as records. Times are UTC instants, ids of Shopify's objects are the digits of their
 * gid, quantities are pieces. Unknown fields are ignored and absent texts and objects read as null; an absent number, flag or list
 * makes a message malformed. So versions can roll as long as what a later one adds may be null.
 */
package com.occ.inventory.message;
