package com.occ.inventory.admin.idempotency;

import com.occ.inventory.admin.door.Problem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A request that carries a key.
 *
 * @param hash of method, address and body, as hexadecimal digits
 */
record KeyedRequest(String actor, String key, String hash) {
    private static final int LONGEST = 200;

    /** @throws Problem when the key is none */
    static KeyedRequest of(String actor, String key, String method, String address, byte[] body) {
        if (!key.matches("[\\x21-\\x7e]{1," + LONGEST + "}")) {
            throw Problem.badRequest("Idempotency-Key must be 1 to " + LONGEST
                    + " printable characters without spaces; a random UUID is a good one.");
        }
        return new KeyedRequest(actor, key, hash(method + " " + address + "\n", body));
    }

    private static String hash(String head, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(head.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(body));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is not available", impossible);
        }
    }
}
