/** The whole system as people run it: processes from the jars, a simulated Shopify, real servers between them. */
package com.occ.inventory.endtoend;
