/** The notifier's copy of the settings that operators change at run time. */
package com.occ.inventory.notifier.settings;
