package gg.leaderboard.standings.fold;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event's id in 16 bytes: the bytes of a UUID written in lower case, or the first half of the SHA-256 of any other
 * text. Two different ids share these bytes with a probability of about n²/2¹²⁹ for n events.
 */
public record EventId(long high, long low) {

    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(EventId::sha256);

    public static EventId of(String text) {
        EventId uuid = parseUuid(text);
        if (uuid != null) {
            return uuid;
        }
        ByteBuffer digest = ByteBuffer.wrap(SHA_256.get().digest(text.getBytes(StandardCharsets.UTF_8)));
        return new EventId(digest.getLong(), digest.getLong());
    }

    /** The event id with the bytes of {@code uuid}. */
    public static EventId of(UUID uuid) {
        return new EventId(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits());
    }

    /** These bytes as a UUID, the type that databases store. */
    public UUID uuid() {
        return new UUID(high, low);
    }

    public byte[] bytes() {
        return ByteBuffer.allocate(16).putLong(high).putLong(low).array();
    }

    /** One of {@code buckets}, a power of two. Sequential ids are spread evenly as well. */
    public int bucket(int buckets) {
        return (int) (mixed() >>> 40) & (buckets - 1);
    }

    /** The shard, of {@code shards}, that counts the event. The ids of a shard are spread over all buckets. */
    int shard(int shards) {
        long mixed = mixed();
        long again = (mixed ^ (mixed >>> 32)) * 0xD6E8FEB86659FD93L;
        return (int) (again >>> 33) % shards;
    }

    private long mixed() {
        return (high ^ Long.rotateLeft(low, 32)) * 0x9E3779B97F4A7C15L;
    }

    private static @Nullable EventId parseUuid(String text) {
        if (text.length() != 36 || text.charAt(8) != '-') {
            return null;
        }
        try {
            UUID uuid = UUID.fromString(text);
            // Only the canonical form counts as a UUID. Any other form is a different text, so a different id.
            return uuid.toString().equals(text) ? of(uuid) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
