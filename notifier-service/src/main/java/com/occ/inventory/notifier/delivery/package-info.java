/** Who is told what of the incidents, when, and that it arrives: once, in order, gathered, and not later than the channels allow. */
package com.occ.inventory.notifier.delivery;
