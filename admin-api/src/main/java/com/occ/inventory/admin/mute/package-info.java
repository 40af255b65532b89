/** Partners of whose incidents nobody is told for a time. */
package com.occ.inventory.admin.mute;
