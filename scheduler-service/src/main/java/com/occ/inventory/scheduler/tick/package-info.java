/** The clock as somebody who asks for runs. */
package com.occ.inventory.scheduler.tick;
