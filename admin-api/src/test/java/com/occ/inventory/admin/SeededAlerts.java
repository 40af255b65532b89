package com.occ.inventory.admin;

import com.occ.inventory.message.AlertChannel;
import com.occ.inventory.message.AlertChannelsChanged;
import com.occ.inventory.message.AlertChannelsChanged.Channel;
import com.occ.inventory.message.Concern;
import com.occ.inventory.message.DeliveryChanged;
import com.occ.inventory.message.DeliveryStatus;
import com.occ.inventory.message.IncidentChanged;
import com.occ.inventory.message.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the notifier told in the hours of {@link SeededHistory}: open and past incidents, letters, channels. */
public final class SeededAlerts {
    private final AdminService admin;
    private final Instant now;

    public SeededAlerts(AdminService admin) {
        this.admin = admin;
        this.now = admin.clock().instant();
    }

    public void publish() {
        admin.publish(new AlertChannelsChanged(
                1,
                List.of(
                        new Channel(AlertChannel.SMTP, true, "smtp.example.com:587 from stock@example.com", null),
                        new Channel(AlertChannel.RESEND, false, null, "Set RESEND_API_KEY and ALERT_EMAIL_FROM."),
                        new Channel(AlertChannel.WEBHOOK, false, null, "Enter an address in the settings."),
                        new Channel(AlertChannel.SLACK, true, "https://hooks.slack.com/...", null))));
        UUID token = incident(
                Concern.PARTNER,
                "sable-leather",
                "TOKEN_INVALID",
                Severity.CRITICAL,
                "[API] Invalid API key or access token (unrecognized login or wrong password)",
                "3f1e0a86-53a6-4d8b-b1c9-6a1f0",
                List.of(0, 0, 1),
                List.of(500, 499));
        UUID items = incident(
                Concern.PARTNER,
                "xylo-music",
                "ITEMS_FAILING",
                Severity.CRITICAL,
                "The specified inventory item is not stocked at the location.",
                "7c2f-44023001",
                List.of(17, 30, 1),
                List.of(121, 120));
        incident(
                Concern.PARTNER,
                "quartz-jewels",
                "SUSPICIOUS",
                Severity.WARNING,
                "nearly all items turned empty at once: held until the next run says the same",
                null,
                List.of(0, 0, 1),
                List.of(60));
        incident(
                Concern.PARTNER,
                "river-paper",
                "UNREACHABLE",
                Severity.CRITICAL,
                "no answer within 10 s, 4 times",
                null,
                List.of(0, 0, 3),
                List.of(62));
        incident(
                Concern.STORE,
                null,
                "UNREACHABLE",
                Severity.CRITICAL,
                "no answer within 10 s, 4 times",
                null,
                List.of(0, 0, 1),
                List.of(700, 699, 640));
        incident(
                Concern.PIPELINE,
                null,
                "NO_RUNS",
                Severity.CRITICAL,
                "no run has finished since 24 Nov 2026, 03:00 UTC",
                null,
                List.of(0, 0, 1),
                List.of(1900, 1899, 1850));
        delivery(AlertChannel.SMTP, "ops@example.com", List.of(token), "Sable Leather: token refused", 499, null);
        delivery(AlertChannel.SLACK, "hooks.slack.com", List.of(token), "Sable Leather: token refused", 499, null);
        delivery(AlertChannel.SMTP, "ops@example.com", List.of(items), "Xylo Music: 17 of 30 items failing", 120, null);
        delivery(
                AlertChannel.SMTP,
                "buyer@example.com",
                List.of(token, items),
                "2 partners failing: Sable Leather, Xylo Music",
                61,
                "the mail server at smtp.example.com did not take the connection within 10 s");
        mute("river-paper", "their host moves house until tonight");
    }

    /** @param counts failed, attempted, opened; {@code minutes} before now when it was opened, told, resolved */
    private UUID incident(
            Concern concern,
            String partner,
            String cause,
            Severity severity,
            String message,
            String requestId,
            List<Integer> counts,
            List<Integer> minutes) {
        UUID id = UUID.randomUUID();
        admin.publish(new IncidentChanged(
                id,
                1,
                concern,
                partner,
                cause,
                severity,
                message,
                requestId,
                counts.get(0),
                counts.get(1),
                counts.get(2),
                ago(minutes.get(0)),
                minutes.size() > 1 ? ago(minutes.get(1)) : null,
                minutes.size() > 2 ? ago(minutes.get(2)) : null));
        return id;
    }

    private void delivery(
            AlertChannel channel, String recipient, List<UUID> incidents, String subject, int minutes, String trouble) {
        admin.publish(new DeliveryChanged(
                UUID.randomUUID(),
                1,
                false,
                channel,
                recipient,
                incidents,
                subject,
                trouble == null ? DeliveryStatus.SENT : DeliveryStatus.WAITING,
                trouble == null ? 1 : 6,
                trouble,
                ago(minutes),
                trouble == null ? null : now.plusSeconds(140),
                trouble == null ? ago(minutes) : null));
    }

    private void mute(String partner, String reason) {
        admin.web()
                .put()
                .uri("/api/v1/partners/{key}/mute", partner)
                .bodyValue(Map.of("hours", 8, "reason", reason))
                .exchange()
                .expectStatus()
                .isOk();
    }

    private Instant ago(int minutes) {
        return now.minus(Duration.ofMinutes(minutes));
    }
}
