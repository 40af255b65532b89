/** Partners: who they are, where their store is, and the token that opens it. */
package com.occ.inventory.admin.partner;
