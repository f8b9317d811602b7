package gg.leaderboard.log.bounded;

import gg.leaderboard.events.EventHeaders;
import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.events.Topics;
import java.nio.ByteBuffer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.utils.ByteUtils;

/** Limits for records that a consumer receives whole. */
public final class RecordLimits {

    /** The largest record in bytes, uncompressed. The project's topics do not accept larger ones. */
    public static final int MAX_BYTES = Topics.MAX_DEAD_LETTER_BYTES;

    /** The most headers. In memory a header takes a hundred times as much as the two bytes that it can take in the log. */
    public static final int MAX_HEADERS = 2000;

    private RecordLimits() {}

    /**
     * Checks that a record was received whole.
     *
     * @throws InvalidEventException if the record was truncated because it exceeds the limits
     */
    public static void requireWhole(ConsumerRecord<?, ?> record) {
        if (record.headers().lastHeader(EventHeaders.TRUNCATED) != null) {
            throw new InvalidEventException(
                    "record",
                    "must have at most " + MAX_BYTES + " bytes, uncompressed, and at most " + MAX_HEADERS + " headers");
        }
    }

    /**
     * Whether a record is within the limits.
     *
     * @param body the record without its size field
     * @throws java.nio.BufferUnderflowException or IllegalArgumentException if the record is malformed
     */
    static boolean allow(ByteBuffer body) {
        if (body.remaining() > MAX_BYTES) {
            return false;
        }
        ByteBuffer rest = body.duplicate();
        rest.get();
        ByteUtils.readVarlong(rest);
        ByteUtils.readVarint(rest);
        skip(rest, ByteUtils.readVarint(rest));
        skip(rest, ByteUtils.readVarint(rest));
        return ByteUtils.readVarint(rest) <= MAX_HEADERS;
    }

    // A missing key or value has a negative size.
    private static void skip(ByteBuffer bytes, int count) {
        bytes.position(bytes.position() + Math.max(count, 0));
    }
}
