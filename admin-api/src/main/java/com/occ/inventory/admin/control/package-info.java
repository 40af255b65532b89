/** What is paused, why and by whom, and whether the updater already keeps to it. */
package com.occ.inventory.admin.control;
