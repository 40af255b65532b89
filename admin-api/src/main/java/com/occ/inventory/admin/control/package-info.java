/** What is paused, and whether the updater already keeps to it. */
package com.occ.inventory.admin.control;
