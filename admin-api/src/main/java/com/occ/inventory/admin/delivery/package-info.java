/** What was told to whom, by which channel, and whether the channels work. */
package com.occ.inventory.admin.delivery;
