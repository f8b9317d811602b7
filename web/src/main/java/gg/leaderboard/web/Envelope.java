package gg.leaderboard.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * The response format of {@code /api/v1}.
 *
 * @param asOf minimum freshness of the data
 * @param next cursor of the next page; absent on the last
 */
public record Envelope<T>(
        boolean success,
        T data,

        @JsonInclude(Include.NON_NULL) @JsonProperty("as_of") @Nullable AsOf asOf,

        @JsonInclude(Include.NON_NULL) @Nullable String next) {

    public static <T> Envelope<T> of(T data) {
        return of(data, null);
    }

    /** A page with the cursor of the next page. */
    public static <T> Envelope<T> of(T data, @Nullable String next) {
        return new Envelope<>(true, data, null, next);
    }
}
