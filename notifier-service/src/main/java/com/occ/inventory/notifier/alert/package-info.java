/** The edge of the alerts' queue. */
package com.occ.inventory.notifier.alert;
