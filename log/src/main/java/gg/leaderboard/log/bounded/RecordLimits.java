package gg.leaderboard.log.bounded;

import gg.leaderboard.events.EventHeaders;
import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.events.Topics;
import java.nio.ByteBuffer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.utils.ByteUtils;

/** How large a record may be for a consumer to see it whole. */
public final class RecordLimits {

    /** The largest record, uncompressed. Our topics take none that is larger. */
    public static final int MAX_BYTES = Topics.MAX_DEAD_LETTER_BYTES;

    /** The most headers. In memory each takes a hundred times as much as the two bytes that it may have in the log. */
    public static final int MAX_HEADERS = 2000;

    private RecordLimits() {}

    /**
     * Makes sure that a record is what was sent.
     *
     * @throws InvalidEventException if only its beginning is there, because it was larger than the limits
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
     * @param body all that follows its size
     * @throws java.nio.BufferUnderflowException or IllegalArgumentException if it is no record
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

    // Less than nothing is how a missing key or value is written.
    private static void skip(ByteBuffer bytes, int count) {
        bytes.position(bytes.position() + Math.max(count, 0));
    }
}
