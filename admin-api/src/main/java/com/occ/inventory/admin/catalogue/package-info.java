/** Publishes the catalogue as whole, versioned documents: after each change, again when that failed, and all of it on request. */
package com.occ.inventory.admin.catalogue;
