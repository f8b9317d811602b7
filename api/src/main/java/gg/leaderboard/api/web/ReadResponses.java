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

/** Creates the responses to reads of standings. */
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

    /** Returns the JSON of the value without an envelope. */
    public <T> ReadResponse<T> withoutEnvelope(Supplier<T> read) {
        return withoutEnvelope(read, found -> found);
    }

    /**
     * Returns the JSON of the value without an envelope.
     *
     * @param lasting extracts the part that the ETag is computed from, without fields that differ in every read
     */
    public <T> ReadResponse<T> withoutEnvelope(Supplier<T> read, Function<T, ?> lasting) {
        dependencies.requireRedis();
        // Runs before the read, so that the standings are at least as fresh as stated.
        AsOf asOf = progress.asOf();
        T found = read.get();
        byte[] text = json.writeValueAsBytes(found);
        Object compared = lasting.apply(found);
        return new ReadResponse<>(text, etag(compared == found ? text : json.writeValueAsBytes(compared)), asOf);
    }

    /** Returns the envelope of {@code /api/v1}. */
    public <T> ReadResponse<Envelope<T>> enveloped(Supplier<T> read) {
        return enveloped(read, found -> null);
    }

    /**
     * Returns the envelope of {@code /api/v1}.
     *
     * @param next returns the cursor of the next page, or null if there is none
     */
    public <T> ReadResponse<Envelope<T>> enveloped(Supplier<T> read, Function<T, @Nullable String> next) {
        return paged(read, found -> found, next);
    }

    /**
     * Returns the envelope of {@code /api/v1}.
     *
     * @param data returns the page's content
     * @param next returns the cursor of the next page, or null if there is none
     */
    public <P, T> ReadResponse<Envelope<T>> paged(
            Supplier<P> read, Function<P, T> data, Function<P, @Nullable String> next) {
        return withAsOf(read, (page, asOf) -> new Envelope<>(true, data.apply(page), asOf, next.apply(page)));
    }

    /**
     * Returns the JSON of {@code body}.
     *
     * @param body creates the response from the value and its freshness; the ETag is computed without the freshness
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
     * Returns the JSON of {@code body}, for content that no longer changes.
     *
     * @param time the log time up to which all records are included
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
