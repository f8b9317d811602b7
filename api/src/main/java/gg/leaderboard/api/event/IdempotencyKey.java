package gg.leaderboard.api.event;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** A claim that an id belongs to a body. */
public record IdempotencyKey(byte[] id, byte[] body, int hash) {

    // Length of each truncated digest. Collisions are unlikely, and an attacker gains nothing by one.
    private static final int BYTES = 8;

    static IdempotencyKey of(String id, String body) {
        byte[] digest = digest(id);
        return new IdempotencyKey(
                Arrays.copyOf(digest, BYTES),
                Arrays.copyOf(digest(body), BYTES),
                ByteBuffer.wrap(digest).getInt(BYTES));
    }

    /** The SHA-256 of the text in UTF-8. */
    static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The claim's bucket, from 0 to {@code count - 1}. */
    int bucket(int count) {
        return Math.floorMod(hash, count);
    }
}
