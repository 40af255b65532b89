/** The chain that every request passes: who it is, what that one may do, and what no browser may be talked into. */
package com.occ.inventory.admin.security;
