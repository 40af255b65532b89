/** The people who may use the admin, and their passwords. */
package com.occ.inventory.admin.user;
