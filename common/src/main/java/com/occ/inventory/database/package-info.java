/** Each service owns the PostgreSQL schema of its name, and brings it to its newest version before it works. */
package com.occ.inventory.database;
