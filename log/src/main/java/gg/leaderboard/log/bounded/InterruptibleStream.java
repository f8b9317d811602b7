package gg.leaderboard.log.bounded;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CancellationException;

/** Ends with an exception once its thread is interrupted, so that nobody waits for gigabytes that are not wanted any more. */
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
            throw new CancellationException("no longer wanted");
        }
        return in.read(target, offset, length);
    }
}
