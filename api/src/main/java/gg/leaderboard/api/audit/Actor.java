package gg.leaderboard.api.audit;

import org.jspecify.annotations.Nullable;

/**
 * Who makes a change, and why.
 *
 * @param id of the caller, as in {@link gg.leaderboard.web.security.Caller}
 * @param reason the query parameter {@code change_reason}, 1–500 characters; null if the caller gave none
 */
public record Actor(String id, @Nullable String reason) {

    /** The query parameter of every change. Dead letters are selected by a parameter {@code reason}. */
    public static final String REASON = "change_reason";

    /** With another reason, unless the caller gave one. */
    public Actor withDefaultReason(@Nullable String other) {
        return reason == null ? new Actor(id, other) : this;
    }
}
