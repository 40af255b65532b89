/** Work that is done every so often, for as long as the context is up. */
package com.occ.inventory.recurring;
