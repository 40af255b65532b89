/** What is to be done, decided from values alone. */
package com.occ.inventory.updater.decision;
