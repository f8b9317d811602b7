package gg.leaderboard.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/** Bodies that are sent compressed. */
final class Gzip {

    private Gzip() {}

    /** @param most how many bytes there may be in the end */
    static byte[] inflate(byte[] compressed, int most) throws TooLargeException, NotGzipException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            byte[] inflated = in.readNBytes(most + 1);
            if (inflated.length > most) {
                throw new TooLargeException();
            }
            return inflated;
        } catch (TooLargeException e) {
            throw e;
        } catch (IOException e) {
            throw new NotGzipException();
        }
    }

    static final class TooLargeException extends IOException {}

    static final class NotGzipException extends IOException {}
}
