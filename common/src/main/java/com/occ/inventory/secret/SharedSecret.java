package com.occ.inventory.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A secret that opens a door. Unset or shorter than {@value #MIN_LENGTH} characters it opens nothing. Compared in constant time.
 */
public final class SharedSecret {
    public static final int MIN_LENGTH = 16;

    private final byte[] digest;

    public SharedSecret(String secret) {
        this.digest = secret == null || secret.length() < MIN_LENGTH ? null : digest(secret);
    }

    /** Whether there is any value that opens this door. */
    public boolean usable() {
        return digest != null;
    }

    public boolean matches(String candidate) {
        return digest != null && candidate != null && MessageDigest.isEqual(digest, digest(candidate));
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is not available", impossible);
        }
    }
}
