package gg.leaderboard.api.event;

import gg.leaderboard.events.Rules;
import gg.leaderboard.web.security.Caller;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/**
 * The options of a write, from the request's headers.
 *
 * @param caller who writes
 * @param call method and path
 * @param key the idempotency key; requests with the same key are one write
 * @param waits whether to wait until the standings contain the write
 */
public record WriteOptions(
        Caller caller, String call, @Nullable String key, boolean waits) {

    private static final String ASYNC = "respond-async";
    static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    /**
     * Parses the headers.
     *
     * @throws gg.leaderboard.events.InvalidEventException if the key does not have 1–128 visible characters
     */
    public static WriteOptions of(Caller caller, String call, @Nullable String idempotencyKey, String prefer) {
        if (idempotencyKey != null) {
            Rules.id(IDEMPOTENCY_KEY, idempotencyKey);
        }
        return new WriteOptions(caller, call, idempotencyKey, !isAsync(prefer));
    }

    private static boolean isAsync(String prefer) {
        return Arrays.stream(prefer.split("[,;]"))
                .anyMatch(preference ->
                        preference.strip().toLowerCase(Locale.ROOT).equals(ASYNC));
    }

    /** The event id derived from the key, the same for every request with it; random if there is no key. */
    public String eventId() {
        return eventId("");
    }

    /** As {@link #eventId()}, for one of several events. */
    public String eventId(int index) {
        return eventId("\n" + index);
    }

    // A key contains no line break, so different keys and suffixes give different ids.
    private String eventId(String suffix) {
        return key == null
                ? UUID.randomUUID().toString()
                : UUID.nameUUIDFromBytes((scope() + call + "\n" + key + suffix).getBytes(StandardCharsets.UTF_8))
                        .toString();
    }

    // The key of one caller must not suppress a write of another.
    private String scope() {
        return caller.equals(Caller.LOCAL) ? "" : caller.sender() + "\n";
    }

    /**
     * Creates the response to a write.
     *
     * @param contained whether the standings contain the write
     */
    public <T> ResponseEntity<T> toResponse(boolean contained, T body) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(contained ? HttpStatus.OK : HttpStatus.ACCEPTED);
        if (!waits) {
            answer.header("Preference-Applied", ASYNC).header(HttpHeaders.VARY, "Prefer");
        }
        return answer.body(body);
    }
}
