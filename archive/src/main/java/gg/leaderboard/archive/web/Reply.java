package gg.leaderboard.archive.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import org.jspecify.annotations.Nullable;

/**
 * The answers of {@code /api/v1}.
 *
 * @param next cursor of the next page; absent on the last
 */
public record Reply<T>(
        boolean success,
        T data,
        @JsonInclude(Include.NON_NULL) @Nullable String next) {

    public static <T> Reply<T> of(T data) {
        return new Reply<>(true, data, null);
    }

    public static <T> Reply<T> of(T data, @Nullable String next) {
        return new Reply<>(true, data, next);
    }
}
