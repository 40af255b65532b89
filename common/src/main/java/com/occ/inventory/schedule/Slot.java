package com.occ.inventory.schedule;

import com.occ.inventory.message.SettingsDocument.Schedule;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A slot of the schedule: from a multiple of the interval, counted from 1970-01-01T00:00Z, to the next one.
 *
 * @param start in UTC
 */
public record Slot(Instant start, Duration interval) {
    private static final UUID NAMESPACE = UUID.fromString("6f0c2c3e-8f5c-4b39-9f43-0d5ad0a3c1ce");

    /** The slot that {@code now} lies in. */
    public static Slot at(Schedule schedule, Instant now) {
        long seconds = schedule.intervalMinutes() * 60L;
        Instant start = Instant.ofEpochSecond(Math.floorDiv(now.getEpochSecond(), seconds) * seconds);
        return new Slot(start, Duration.ofSeconds(seconds));
    }

    public Slot next() {
        return new Slot(start.plus(interval), interval);
    }

    /** Whether the schedule was on, with this interval, when the slot began; only then can it be missed. */
    public boolean due(Schedule schedule) {
        return schedule.enabled() && !start.isBefore(schedule.since());
    }

    /** UUIDv5 (RFC 9562, section 5.5) of the start: whoever asks for this slot's run asks for the same one. */
    public UUID requestId() {
        byte[] hash = sha1(start.toString().getBytes(StandardCharsets.UTF_8));
        hash[6] = (byte) (hash[6] & 0x0f | 0x50);
        hash[8] = (byte) (hash[8] & 0x3f | 0x80);
        ByteBuffer bits = ByteBuffer.wrap(hash);
        return new UUID(bits.getLong(), bits.getLong());
    }

    private static byte[] sha1(byte[] name) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            digest.update(ByteBuffer.allocate(16)
                    .putLong(NAMESPACE.getMostSignificantBits())
                    .putLong(NAMESPACE.getLeastSignificantBits())
                    .array());
            return digest.digest(name);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-1 is not available", impossible);
        }
    }
}
