/** How the first administrator comes to be: from the environment, or by whoever can read a file of the server's. */
package com.occ.inventory.admin.setup;
