/** Signing in and out, and what remembers it in between: sessions in the database, so that any instance knows them. */
package com.occ.inventory.admin.session;
