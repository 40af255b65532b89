/**
 * What every module's tests share: real PostgreSQL and brokers, started once a JVM and only when a test asks, and a
 * clock that tests move. For waiting, use Awaitility.
 */
package com.occ.inventory.testing;
