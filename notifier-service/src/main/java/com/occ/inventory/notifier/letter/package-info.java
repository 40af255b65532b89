/** What people read: subject, plain text and HTML of a notice. Pure. */
package com.occ.inventory.notifier.letter;
