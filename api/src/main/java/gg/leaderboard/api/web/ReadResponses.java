package gg.leaderboard.api.web;

import gg.leaderboard.api.health.Dependencies;
import gg.leaderboard.api.progress.ProgressTracker;
import gg.leaderboard.web.AsOf;
import gg.leaderboard.web.Envelope;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Answers reads of standings. */
@Component
public class ReadResponses {

    private static final int ETAG_BYTES = 16;

    private final ProgressTracker progress;
    private final Dependencies dependencies;
    private final JsonMapper json;

    ReadResponses(ProgressTracker progress, Dependencies dependencies, JsonMapper json) {
        this.progress = progress;
        this.dependencies = dependencies;
        this.json = json;
    }

    /** With the JSON of what was read and nothing else. */
    public <T> ReadResponse<T> withoutEnvelope(Supplier<T> read) {
        return withoutEnvelope(read, found -> found);
    }

    /**
     * With the JSON of what was read and nothing else.
     *
     * @param lasting what is compared with what the caller has: all but what differs with every read
     */
    public <T> ReadResponse<T> withoutEnvelope(Supplier<T> read, Function<T, ?> lasting) {
        dependencies.requireRedis();
        // Before the standings are read: they may be fresher than promised, but not older.
        AsOf asOf = progress.asOf();
        T found = read.get();
        byte[] text = json.writeValueAsBytes(found);
        Object compared = lasting.apply(found);
        return new ReadResponse<>(text, etag(compared == found ? text : json.writeValueAsBytes(compared)), asOf);
    }

    /** As {@code /api/v1} answers. */
    public <T> ReadResponse<Envelope<T>> enveloped(Supplier<T> read) {
        return enveloped(read, found -> null);
    }

    /**
     * As {@code /api/v1} answers.
     *
     * @param next gives the cursor of the page that follows, if one does
     */
    public <T> ReadResponse<Envelope<T>> enveloped(Supplier<T> read, Function<T, @Nullable String> next) {
        return paged(read, found -> found, next);
    }

    /**
     * As {@code /api/v1} answers.
     *
     * @param data gives what the page holds
     * @param next gives the cursor of the page that follows, if one does
     */
    public <P, T> ReadResponse<Envelope<T>> paged(
            Supplier<P> read, Function<P, T> data, Function<P, @Nullable String> next) {
        return withAsOf(read, (page, asOf) -> new Envelope<>(true, data.apply(page), asOf, next.apply(page)));
    }

    /**
     * With the JSON of {@code body}.
     *
     * @param body makes the answer of what was read and how fresh it is; the ETag is made of an answer without the latter
     */
    public <P, T> ReadResponse<T> withAsOf(Supplier<P> read, BiFunction<P, @Nullable AsOf, T> body) {
        dependencies.requireRedis();
        AsOf asOf = progress.asOf();
        P found = read.get();
        byte[] compared = json.writeValueAsBytes(body.apply(found, null));
        byte[] text = json.writeValueAsBytes(body.apply(found, asOf));
        return new ReadResponse<>(text, etag(compared), asOf);
    }

    /**
     * With the JSON of {@code body}, of what does not change any more.
     *
     * @param time everything up to this log time is in it
     */
    public <T> ReadResponse<T> historical(Instant time, Function<AsOf, T> body) {
        AsOf asOf = new AsOf(time, 0L);
        byte[] text = json.writeValueAsBytes(body.apply(asOf));
        return new ReadResponse<>(text, etag(text), asOf);
    }

    private static String etag(byte[] compared) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(compared);
            return '"' + HexFormat.of().formatHex(digest, 0, ETAG_BYTES) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
