package com.occ.inventory.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals tokens with AES-256-GCM. A sealed token opens only for the owner it was sealed for (partner key and shop domain are its
 * associated data), so a row copied to another partner is worthless. Sealed form: {@code <key id>.<base64url of nonce and cipher
 * text>}; new tokens use the first key, older keys still open, so keys are rotated by putting a new one in front.
 */
public final class TokenCipher {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Map<String, SecretKeySpec> keys = new LinkedHashMap<>();
    private final String current;
    private final SecureRandom random = new SecureRandom();

    /** @param encryptionKey {@code id:base64} of 32 bytes, newest first, separated by commas; a single key may omit the id */
    public TokenCipher(String encryptionKey) {
        String given = encryptionKey == null ? "" : encryptionKey.trim();
        for (String part : given.split("\\s*,\\s*", -1)) {
            int colon = part.indexOf(':');
            String id = colon < 0 ? "k1" : part.substring(0, colon);
            if (keys.put(id, key(id, part.substring(colon + 1))) != null) {
                throw unusable();
            }
        }
        current = keys.keySet().iterator().next();
    }

    private static SecretKeySpec key(String id, String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException malformed) {
            throw unusable();
        }
        if (bytes.length != 32 || !id.matches("[A-Za-z0-9_-]{1,20}")) {
            throw unusable();
        }
        return new SecretKeySpec(bytes, "AES");
    }

    private static IllegalArgumentException unusable() {
        return new IllegalArgumentException(
                "ENCRYPTION_KEY must be 32 random bytes in base64, optionally as id:base64 and"
                        + " several separated by commas, newest first; make one with: openssl rand -base64 32");
    }

    public String seal(String token, String partner, String shopDomain) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, keys.get(current), nonce, partner, shopDomain)
                    .doFinal(token.getBytes(StandardCharsets.UTF_8));
            byte[] whole = ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
            return current + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("AES-GCM is not available", impossible);
        }
    }

    /** @throws UnreadableToken when the key is unknown, or the token was changed or sealed for another owner */
    public String open(String sealed, String partner, String shopDomain) {
        int dot = sealed.indexOf('.');
        SecretKeySpec key = dot < 0 ? null : keys.get(sealed.substring(0, dot));
        if (key == null) {
            throw new UnreadableToken(
                    "the token of " + partner + " was sealed with a key that ENCRYPTION_KEY does not hold");
        }
        try {
            byte[] whole = Base64.getUrlDecoder().decode(sealed.substring(dot + 1));
            byte[] nonce = new byte[NONCE_BYTES];
            ByteBuffer.wrap(whole).get(nonce);
            byte[] open = cipher(Cipher.DECRYPT_MODE, key, nonce, partner, shopDomain)
                    .doFinal(whole, NONCE_BYTES, whole.length - NONCE_BYTES);
            return new String(open, StandardCharsets.UTF_8);
        } catch (AEADBadTagException | IllegalArgumentException | java.nio.BufferUnderflowException changed) {
            throw new UnreadableToken(
                    "the token of " + partner + " was changed, or sealed for another partner or domain");
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("AES-GCM is not available", impossible);
        }
    }

    private static Cipher cipher(int mode, SecretKeySpec key, byte[] nonce, String partner, String shopDomain)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD((partner + '\n' + shopDomain).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    /** A sealed token that cannot be opened. The message names the partner, never the token. */
    public static final class UnreadableToken extends RuntimeException {
        UnreadableToken(String message) {
            super(message);
        }
    }
}
