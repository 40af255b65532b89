/** How long history is kept, and how it is made again. */
package com.occ.inventory.admin.history;
