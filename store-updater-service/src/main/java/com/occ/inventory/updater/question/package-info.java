/** Answers people's questions about the OCC store. */
package com.occ.inventory.updater.question;
