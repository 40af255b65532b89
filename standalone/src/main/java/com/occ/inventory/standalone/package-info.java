/** The five services in one process, with an embedded PostgreSQL and AMQP broker where none is named. */
package com.occ.inventory.standalone;
