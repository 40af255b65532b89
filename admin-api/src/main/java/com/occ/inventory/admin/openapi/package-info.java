/** The API described for machines and for people: {@code /v3/api-docs} and {@code /swagger-ui.html}. */
package com.occ.inventory.admin.openapi;
