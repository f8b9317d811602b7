package gg.leaderboard.standings.fold;

import gg.leaderboard.standings.definition.BoardSeason;
import gg.leaderboard.standings.definition.ScoreBounds;
import gg.leaderboard.standings.definition.ScoreBounds.Bound;
import gg.leaderboard.standings.definition.ScoreRule;
import gg.leaderboard.standings.definition.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Decides in the order of the log which scores violate the bounds of their boards, and collects the new states. */
final class ScoreJudge {

    private final Map<ScoreKey, ScoreState> stored;
    // Empty for players who were removed.
    private final Map<ScoreKey, Optional<ScoreState>> current = new HashMap<>();
    private final Map<SeasonKey, ScoreStateChange> changes = new LinkedHashMap<>();
    private final Map<EventId, Violation> violations = new LinkedHashMap<>();

    /** @param stored the states before the first record */
    ScoreJudge(Map<ScoreKey, ScoreState> stored) {
        this.stored = stored;
    }

    /** Returns whether the score counts on the board. A score that counts is compared with the next one. */
    boolean counts(EventId id, String playerId, Contribution contribution, Instant logTime) {
        BoardSeason board = contribution.board();
        ScoreBounds bounds = board.bounds();
        if (bounds.isEmpty()) {
            return true;
        }
        ScoreKey key = new ScoreKey(board.board(), board.season(), playerId);
        ScoreState last = bounds.needState() ? state(key, board.boundsSince()) : null;
        Optional<Bound> violated = violated(board, last, contribution.score(), logTime.toEpochMilli());
        if (violated.isPresent()) {
            Violation violation = new Violation(violated.get(), bounds.onViolation());
            violations.put(id, violation);
            if (!violation.counts()) {
                return false;
            }
        }
        if (bounds.needState()) {
            put(key, ScoreState.after(last, adds(board), contribution.score(), logTime.toEpochMilli()), board, logTime);
        }
        return true;
    }

    // While a board has no such bounds, its states do not follow the scores.
    private @Nullable ScoreState state(ScoreKey key, Instant boundsSince) {
        Optional<ScoreState> changed = current.get(key);
        ScoreState last = changed == null ? stored.get(key) : changed.orElse(null);
        return last == null || last.time() < boundsSince.toEpochMilli() ? null : last;
    }

    private static boolean adds(BoardSeason board) {
        return board.rule() == ScoreRule.SUM;
    }

    private static Optional<Bound> violated(BoardSeason board, @Nullable ScoreState last, long score, long time) {
        ScoreBounds bounds = board.bounds();
        Optional<Bound> outside = bounds.outside(score);
        if (outside.isPresent()) {
            return outside;
        }
        // The clock of a broker may be set back.
        Duration interval = bounds.minInterval();
        if (interval != null && last != null && Math.abs(time - last.time()) < interval.toMillis()) {
            return Optional.of(Bound.MIN_INTERVAL);
        }
        long lastScore = last == null ? score : last.score();
        if (isPast(bounds.maxStep(), Math.abs(adds(board) ? score : score - lastScore))) {
            return Optional.of(Bound.MAX_STEP);
        }
        long inMinute = adds(board)
                ? ScoreState.added(last, time) + Math.abs(score)
                : last == null ? 0 : Math.abs(score - last.before(time));
        return isPast(bounds.maxPerMinute(), inMinute) ? Optional.of(Bound.MAX_PER_MINUTE) : Optional.empty();
    }

    private static boolean isPast(@Nullable Long bound, long amount) {
        return bound != null && amount > bound;
    }

    private void put(ScoreKey key, ScoreState state, BoardSeason board, Instant logTime) {
        current.put(key, Optional.of(state));
        OptionalLong expiry =
                board.expiry(logTime).stream().mapToLong(Instant::toEpochMilli).findFirst();
        SeasonKey season = new SeasonKey(key.board(), key.season());
        ScoreStateChange before = changes.get(season);
        Map<String, ScoreState> states = before == null ? new LinkedHashMap<>() : before.states();
        states.put(key.playerId(), state);
        changes.put(season, new ScoreStateChange(key.board(), key.season(), expiry, states));
    }

    /**
     * Discards the states of a player.
     *
     * @param board null for all boards
     */
    void remove(String playerId, @Nullable String board) {
        stored.keySet().forEach(key -> remove(key, playerId, board));
        current.keySet().forEach(key -> remove(key, playerId, board));
        changes.values().stream()
                .filter(change -> board == null || change.board().equals(board))
                .forEach(change -> change.states().remove(playerId));
    }

    private void remove(ScoreKey key, String playerId, @Nullable String board) {
        if (key.playerId().equals(playerId) && (board == null || key.board().equals(board))) {
            current.put(key, Optional.empty());
        }
    }

    List<ScoreStateChange> changes() {
        return changes.values().stream()
                .filter(change -> !change.states().isEmpty())
                .toList();
    }

    /** The scores that violate a bound, by event. */
    Map<EventId, Violation> violations() {
        return violations;
    }

    private record SeasonKey(String board, long season) {}
}
