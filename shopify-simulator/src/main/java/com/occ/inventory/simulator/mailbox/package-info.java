/** A mail server for the demo and the tests: takes whatever is sent, shows it, and can be switched off. */
package com.occ.inventory.simulator.mailbox;
