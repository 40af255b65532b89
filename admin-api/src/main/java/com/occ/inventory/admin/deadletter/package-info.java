/** Messages that no listener could use: kept, shown with secrets masked, replayed or discarded by a person. */
package com.occ.inventory.admin.deadletter;
