/** What people ask about stores, and what the services that own the connections answer, over the broker. */
package com.occ.inventory.admin.store;
