package gg.leaderboard.api.event;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** That an id stands for a body. */
public final class IdempotencyKey {

    // Of each digest: enough where nobody gains by two that are equal.
    private static final int BYTES = 8;

    private final byte[] id;
    private final byte[] body;
    private final int hash;

    private IdempotencyKey(byte[] id, byte[] body, int hash) {
        this.id = id;
        this.body = body;
        this.hash = hash;
    }

    static IdempotencyKey of(String id, String body) {
        byte[] digest = digest(id);
        return new IdempotencyKey(
                Arrays.copyOf(digest, BYTES),
                Arrays.copyOf(digest(body), BYTES),
                ByteBuffer.wrap(digest).getInt(BYTES));
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] id() {
        return id;
    }

    byte[] body() {
        return body;
    }

    /** Which of {@code count} buckets it belongs to. */
    int bucket(int count) {
        return Math.floorMod(hash, count);
    }
}
