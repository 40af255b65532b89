/** The ways to people, and where each leads by the settings and the environment. */
package com.occ.inventory.notifier.channel;
