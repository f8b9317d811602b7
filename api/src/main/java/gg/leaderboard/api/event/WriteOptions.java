package gg.leaderboard.api.event;

import gg.leaderboard.events.Rules;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/**
 * How a caller wants a write to be done.
 *
 * @param call method and path
 * @param key of the caller's making: requests with the same are one
 * @param waits for the standings to contain it
 */
public record WriteOptions(String call, @Nullable String key, boolean waits) {

    private static final String ASYNC = "respond-async";
    static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    /**
     * As the headers say.
     *
     * @throws gg.leaderboard.events.InvalidEventException if the key does not have 1–128 visible characters
     */
    public static WriteOptions of(String call, @Nullable String idempotencyKey, String prefer) {
        if (idempotencyKey != null) {
            Rules.id(IDEMPOTENCY_KEY, idempotencyKey);
        }
        return new WriteOptions(call, idempotencyKey, !isAsync(prefer));
    }

    private static boolean isAsync(String prefer) {
        return Arrays.stream(prefer.split("[,;]"))
                .anyMatch(wish -> wish.strip().toLowerCase(Locale.ROOT).equals(ASYNC));
    }

    /** The id of the event that this key stands for, the same each time; made up if there is no key. */
    public String eventId() {
        return eventId("");
    }

    /** As {@link #eventId()}, of one of several. */
    public String eventId(int index) {
        return eventId("\n" + index);
    }

    // No key holds a line break, so no two of these are the same by accident.
    private String eventId(String suffix) {
        return key == null
                ? UUID.randomUUID().toString()
                : UUID.nameUUIDFromBytes((call + "\n" + key + suffix).getBytes(StandardCharsets.UTF_8))
                        .toString();
    }

    /**
     * The answer to a write.
     *
     * @param contained whether the standings contain it
     */
    public <T> ResponseEntity<T> toResponse(boolean contained, T body) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(contained ? HttpStatus.OK : HttpStatus.ACCEPTED);
        if (!waits) {
            answer.header("Preference-Applied", ASYNC).header(HttpHeaders.VARY, "Prefer");
        }
        return answer.body(body);
    }
}
