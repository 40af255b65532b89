/** Answers people's questions about partners' stores: does this token open it, and what does it sell. */
package com.occ.inventory.fetcher.question;
