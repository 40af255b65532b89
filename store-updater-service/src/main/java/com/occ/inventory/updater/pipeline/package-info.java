/** The way of a page from the queue through shared calls to its result. */
package com.occ.inventory.updater.pipeline;
