/** What lies in ops/ and docs/ for those who run the system, held against each other and against the system. */
package com.occ.inventory.operations;
