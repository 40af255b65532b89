/** When a person is told of failures, who, and how often. */
package com.occ.inventory.admin.alertsettings;
