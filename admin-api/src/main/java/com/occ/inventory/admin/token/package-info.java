/** Tokens with which programs use the API. */
package com.occ.inventory.admin.token;
