package gg.leaderboard.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.springframework.util.FastByteArrayOutputStream;

/** Decompresses request bodies. */
final class Gzip {

    private Gzip() {}

    /**
     * @param most maximum size of the decompressed body in bytes
     * @param memory limit on the memory
     */
    static FastByteArrayOutputStream inflate(InputStream compressed, int most, Memory memory)
            throws TooLargeException, NoRoomException, NotGzipException {
        FastByteArrayOutputStream inflated = new FastByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try (GZIPInputStream in = new GZIPInputStream(compressed)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                if (inflated.size() + count > most) {
                    throw new TooLargeException();
                }
                if (!memory.reserve(inflated.size(), count)) {
                    throw new NoRoomException();
                }
                inflated.write(buffer, 0, count);
            }
        } catch (TooLargeException | NoRoomException e) {
            throw e;
        } catch (IOException e) {
            throw new NotGzipException();
        }
        return inflated;
    }

    /** A limit on the memory for decompressed data. */
    interface Memory {

        /** Returns whether {@code more} bytes may follow {@code size}. */
        boolean reserve(int size, int more);
    }

    static final class TooLargeException extends IOException {}

    static final class NoRoomException extends IOException {}

    static final class NotGzipException extends IOException {}
}
