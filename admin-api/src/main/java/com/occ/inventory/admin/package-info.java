/** The catalogue, the REST API and the history: what people see of the system, and where they tell it what to do. */
package com.occ.inventory.admin;
