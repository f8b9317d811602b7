package gg.leaderboard.archive.deadletter;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Selects dead letters; null matches all.
 *
 * @param reason prefix of the reason: a field, or a rule
 * @param player player that they may be about
 * @param text substring of the value, the edited value or the reason; case-sensitive
 * @param from earliest log time
 * @param to log time, exclusive
 */
public record DeadLetterFilter(
        @Nullable String reason,
        @Nullable String player,
        @Nullable DeadLetterStatus status,
        @Nullable String text,
        @Nullable Instant from,
        @Nullable Instant to) {

    Where where() {
        Where where = new Where();
        where.add(reason, "starts_with(error_message, ?)");
        where.add(player == null ? null : new String[] {player}, "players @> ?::text[]");
        where.add(status == null ? null : status.label(), "status = ?::letter_status");
        String in = "position(convert_to(?, 'UTF8') in %s) > 0";
        where.add(
                text,
                "(strpos(error_message, ?) > 0 OR %s OR %s)"
                        .formatted(in.formatted("original_event"), in.formatted("edited")));
        where.add(from == null ? null : Timestamp.from(from), "log_time >= ?");
        where.add(to == null ? null : Timestamp.from(to), "log_time < ?");
        return where;
    }

    /** A SQL condition and its arguments. */
    static final class Where {

        private final StringBuilder sql = new StringBuilder("TRUE");
        private final List<Object> arguments = new ArrayList<>();

        /** @param argument for every question mark of {@code condition}; null adds nothing */
        private void add(@Nullable Object argument, String condition) {
            if (argument != null) {
                add(condition);
                condition.chars().filter(c -> c == '?').forEach(mark -> arguments.add(argument));
            }
        }

        void add(String condition, Object... values) {
            sql.append(" AND ").append(condition);
            arguments.addAll(List.of(values));
        }

        String sql() {
            return sql.toString();
        }

        Object[] arguments() {
            return arguments.toArray();
        }
    }
}
