package gg.leaderboard.api.kafka.message;

import gg.leaderboard.web.ProblemException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.utils.ByteUtils;

/**
 * Where a search continues. The token is only meant for the same search.
 *
 * @param older whether it continues at earlier offsets
 * @param offsets by partition: the next offset, or the one after it if the search continues at earlier offsets
 */
record Positions(boolean older, Map<Integer, Long> offsets) {

    private static final byte VERSION = 1;
    private static final int BYTES_OF_NUMBER = 10;
    private static final int LONGEST_TOKEN = 40_000;

    String token() {
        ByteBuffer bytes = ByteBuffer.allocate(2 + offsets.size() * 2 * BYTES_OF_NUMBER);
        bytes.put(VERSION).put((byte) (older ? 1 : 0));
        offsets.forEach((partition, offset) -> {
            ByteUtils.writeVarint(partition, bytes);
            ByteUtils.writeVarlong(offset, bytes);
        });
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(bytes.array(), bytes.position()));
    }

    /** @throws ProblemException 400 if it is not a token of this class */
    static Positions read(String token) {
        try {
            if (token.length() > LONGEST_TOKEN) {
                throw new IllegalArgumentException("too long");
            }
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token));
            byte version = bytes.get();
            byte direction = bytes.get();
            Map<Integer, Long> offsets = new TreeMap<>();
            while (bytes.hasRemaining()) {
                offsets.put(ByteUtils.readVarint(bytes), ByteUtils.readVarlong(bytes));
            }
            boolean valid = version == VERSION
                    && (direction == 0 || direction == 1)
                    && offsets.keySet().stream().allMatch(partition -> partition >= 0)
                    && offsets.values().stream().allMatch(offset -> offset >= 0);
            if (valid) {
                return new Positions(direction == 1, offsets);
            }
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            // Reported below.
        }
        throw ProblemException.badParameter(
                "next", "next must be next or older of the previous response, for the same search.");
    }
}
