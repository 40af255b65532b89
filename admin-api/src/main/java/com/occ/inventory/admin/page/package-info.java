/** What all pages share: the frame, messages shown once, faults beside fields, words and numbers as people read them. */
package com.occ.inventory.admin.page;
