package com.occ.inventory.admin.alertsettings;

import com.occ.inventory.admin.alertsettings.StoredAlerts.Sealed;
import com.occ.inventory.admin.mute.Mute;
import com.occ.inventory.message.AlertSettings.Recipient;
import java.util.List;

/**
 * The settings of alerts as callers see them.
 *
 * @param failingPercent more than this share of a partner's attempted items must fail
 * @param failingRuns in so many full runs in a row
 * @param unreachableRuns how many full runs in a row a partner must be out of reach, frozen, locked or not found
 * @param silentMinutes after so long without a finished run the system is taken for stuck; never before two intervals
 * @param recipients none when those of the notifier's environment are told
 * @param reminderHours 0 for never
 * @param webhook whether an address is stored, and its host; the address itself is never shown
 * @param mutes those that hold now
 */
public record AlertSettingsView(
        int failingPercent,
        int failingRuns,
        int unreachableRuns,
        int silentMinutes,
        List<Recipient> recipients,
        int reminderHours,
        boolean recoveries,
        Address webhook,
        Address slack,
        List<Mute> mutes) {

    /** @param address with its host alone; null when none is stored */
    public record Address(boolean set, String address) {
        static Address of(Sealed sealed) {
            return new Address(sealed != null, sealed == null ? null : sealed.shown());
        }
    }

    static AlertSettingsView of(StoredAlerts alerts, List<Mute> mutes) {
        return new AlertSettingsView(
                alerts.thresholds().failingPercent(),
                alerts.thresholds().failingRuns(),
                alerts.thresholds().unreachableRuns(),
                alerts.thresholds().silentMinutes(),
                alerts.recipients(),
                alerts.reminderHours(),
                alerts.recoveries(),
                Address.of(alerts.webhook()),
                Address.of(alerts.slack()),
                mutes);
    }
}
