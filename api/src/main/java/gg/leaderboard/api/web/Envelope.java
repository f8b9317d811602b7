package gg.leaderboard.api.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import gg.leaderboard.api.progress.AsOf;
import org.jspecify.annotations.Nullable;

/**
 * The answers of {@code /api/v1}.
 *
 * @param asOf how fresh the data is, at least
 * @param next cursor of the next page; absent on the last
 */
public record Envelope<T>(
        boolean success,
        T data,

        @JsonInclude(Include.NON_NULL) @JsonProperty("as_of") @Nullable AsOf asOf,

        @JsonInclude(Include.NON_NULL) @Nullable String next) {}
