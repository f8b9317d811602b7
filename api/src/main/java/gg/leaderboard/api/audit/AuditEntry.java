package gg.leaderboard.api.audit;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A change that was made.
 *
 * @param actor the id of the caller
 * @param reason null if the actor gave none
 * @param action what was done: {@code leaderboard.change}
 * @param target the id of what was changed; empty if there is only one
 * @param before the state before the change; null if there was none, or it is not known
 * @param after the state after the change, or the fields of the request; null if there is none
 */
record AuditEntry(
        Instant time,
        String actor,
        @Nullable String reason,
        String action,
        String target,
        @Nullable Map<String, Object> before,
        @Nullable Map<String, Object> after) {

    AuditEntry {
        // Absent in a record of another client.
        Stream.of(time, actor, action, target).forEach(Objects::requireNonNull);
    }
}
