package gg.leaderboard.log.bounded;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The beginning of a byte sequence.
 *
 * @param bytes the first bytes, or all of them
 * @param size the size of the whole sequence
 */
record BytePrefix(byte[] bytes, int size) {

    private static final int BUFFER = 64 * 1024;

    static BytePrefix of(byte[] all, int most) {
        return new BytePrefix(all.length > most ? Arrays.copyOf(all, most) : all, all.length);
    }

    /**
     * Reads {@code size} bytes, and keeps at most {@code most} of them.
     *
     * @throws EOFException if there are fewer
     */
    static BytePrefix read(InputStream in, int size, int most) throws IOException {
        byte[] head = in.readNBytes(Math.min(size, most));
        int left = size - head.length;
        byte[] buffer = new byte[Math.min(left, BUFFER)];
        while (left > 0) {
            int read = in.read(buffer, 0, Math.min(left, BUFFER));
            if (read < 0) {
                throw new EOFException("ends " + left + " bytes early");
            }
            left -= read;
        }
        return new BytePrefix(head, size);
    }

    boolean isWhole() {
        return bytes.length == size;
    }
}
