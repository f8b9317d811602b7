package gg.leaderboard.log.bounded;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CancellationException;

/** Throws once its thread is interrupted, so that a cancelled decompression ends immediately. */
final class InterruptibleStream extends FilterInputStream {

    InterruptibleStream(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        return in.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("the read was cancelled");
        }
        return in.read(target, offset, length);
    }
}
