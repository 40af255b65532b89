/** What the notifier learns from the pipeline itself: that runs finish, and that the OCC store cannot be written. */
package com.occ.inventory.notifier.progress;
