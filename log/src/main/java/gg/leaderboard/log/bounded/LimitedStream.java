package gg.leaderboard.log.bounded;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads a limited number of bytes from another stream. */
final class LimitedStream extends FilterInputStream {

    private final byte[] buffer = new byte[8192];
    private int left;

    LimitedStream(InputStream in, int bytes) {
        super(in);
        this.left = bytes;
    }

    @Override
    public int read() throws IOException {
        if (left == 0) {
            return -1;
        }
        int read = in.read();
        left -= read < 0 ? 0 : 1;
        return read;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (left == 0) {
            return length == 0 ? 0 : -1;
        }
        int read = in.read(target, offset, Math.min(length, left));
        left -= Math.max(read, 0);
        return read;
    }

    /** Reads to the end. */
    void skipRest() throws IOException {
        while (left > 0) {
            if (read(buffer, 0, buffer.length) < 0) {
                throw new EOFException("ends " + left + " bytes early");
            }
        }
    }
}
