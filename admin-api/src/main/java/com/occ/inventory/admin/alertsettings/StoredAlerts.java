package com.occ.inventory.admin.alertsettings;

import com.occ.inventory.message.AlertSettings.Recipient;
import com.occ.inventory.message.AlertSettings.Thresholds;
import com.occ.inventory.messaging.MessageJson;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The settings of alerts as they are stored, mutes aside.
 *
 * @param webhook null when there is none
 * @param slack likewise
 */
record StoredAlerts(
        Thresholds thresholds,
        List<Recipient> recipients,
        int reminderHours,
        boolean recoveries,
        Sealed webhook,
        Sealed slack) {

    /** The same for equal settings alone, also after a restart; nothing can be read from it. */
    String stamp() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(MessageJson.MAPPER.writeValueAsBytes(this));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is not available", impossible);
        }
    }

    /** A channel's address as it travels, and what may be seen of it. */
    record Sealed(String address, String host) {
        /** As people see it. */
        String shown() {
            return "https://" + host + "/...";
        }
    }
}
