/** Single items: those that fail and what to do about them, what became of each one over time, and a partner's as a whole. */
package com.occ.inventory.admin.item;
