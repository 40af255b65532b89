/** How the services that own connections answer questions about stores. */
package com.occ.inventory.question;
