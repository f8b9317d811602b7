package gg.leaderboard.standings.property;

import gg.leaderboard.events.GameEvent.ScoreSubmitted;
import gg.leaderboard.standings.definition.BoardDefinition;
import gg.leaderboard.standings.definition.ScoreBounds;
import gg.leaderboard.standings.definition.ScoreBounds.OnViolation;
import gg.leaderboard.standings.definition.UpdateMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides which scores violate bounds, from a list of all scores that count. */
final class ReferenceBounds {

    private final List<Kept> all = new ArrayList<>();

    private record Kept(String board, long season, String player, long score, Instant time) {}

    void remove(String player, @Nullable String board) {
        all.removeIf(kept -> kept.player.equals(player) && (board == null || kept.board.equals(board)));
    }

    /**
     * Whether the score counts on the board.
     *
     * @param unbounded the last log time at which the board had no bounds that depend on earlier scores
     */
    boolean counts(BoardDefinition board, long season, Instant unbounded, ScoreSubmitted event, Instant time) {
        ScoreBounds bounds = board.bounds();
        List<Kept> earlier = all.stream()
                .filter(kept -> kept.time.isAfter(unbounded)
                        && kept.board.equals(board.id())
                        && kept.season == season
                        && kept.player.equals(event.playerId()))
                .toList();
        boolean isWithin = isAtLeast(bounds.min(), event.score())
                && isAtMost(bounds.max(), event.score())
                && isLate(bounds, earlier, time)
                && isAtMost(bounds.maxStep(), step(board, earlier, event.score()))
                && isAtMost(bounds.maxPerMinute(), perMinute(board, earlier, event.score(), time));
        boolean counts = isWithin || bounds.onViolation() == OnViolation.FLAG;
        if (counts && bounds.needState()) {
            all.add(new Kept(board.id(), season, event.playerId(), event.score(), time));
        }
        return counts;
    }

    private static boolean isAtLeast(@Nullable Long bound, long value) {
        return bound == null || value >= bound;
    }

    private static boolean isAtMost(@Nullable Long bound, long value) {
        return bound == null || value <= bound;
    }

    private static boolean isLate(ScoreBounds bounds, List<Kept> earlier, Instant time) {
        return bounds.minInterval() == null
                || earlier.stream()
                        .noneMatch(kept -> kept.time.plus(bounds.minInterval()).isAfter(time));
    }

    private static long step(BoardDefinition board, List<Kept> earlier, long score) {
        return board.updateMode() == UpdateMode.INCREMENT ? Math.abs(score) : fromLast(earlier, score);
    }

    private static long perMinute(BoardDefinition board, List<Kept> earlier, long score, Instant time) {
        Instant minute = time.truncatedTo(ChronoUnit.MINUTES);
        List<Kept> before =
                earlier.stream().filter(kept -> kept.time.isBefore(minute)).toList();
        if (board.updateMode() != UpdateMode.INCREMENT) {
            return fromLast(before.isEmpty() ? earlier.stream().limit(1).toList() : before, score);
        }
        List<Kept> within = earlier.subList(before.size(), earlier.size());
        return Math.abs(score)
                + within.stream().mapToLong(kept -> Math.abs(kept.score)).sum();
    }

    private static long fromLast(List<Kept> scores, long score) {
        return scores.isEmpty() ? 0 : Math.abs(score - scores.get(scores.size() - 1).score);
    }
}
