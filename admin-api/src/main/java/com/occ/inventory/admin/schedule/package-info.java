/** The schedule: whether it is on, and how often. */
package com.occ.inventory.admin.schedule;
