/** Where the news of the other services comes in. */
package com.occ.inventory.admin.progress;
