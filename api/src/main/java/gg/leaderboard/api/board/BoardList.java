package gg.leaderboard.api.board;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of leaderboards.
 *
 * @param next cursor of the next page; null on the last page
 */
record BoardList(List<BoardResponse> boards, @Nullable String next) {

    /** The first {@code limit} of {@code all}, which may hold one more. */
    static BoardList of(List<BoardResponse> all, int limit) {
        return all.size() <= limit
                ? new BoardList(all, null)
                : new BoardList(all.subList(0, limit), all.get(limit - 1).id());
    }
}
