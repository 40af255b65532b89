/** Alerts become incidents: opened once, refreshed while the failing lasts, resolved on recovery. */
package com.occ.inventory.notifier.incident;
