package gg.leaderboard.producer.sourcelog;

import gg.leaderboard.producer.ScoredAction;
import gg.leaderboard.producer.ScoringProperties;
import java.util.EnumMap;
import java.util.Map;

/**
 * A player's totals in a match.
 *
 * @param actions the count of each action, without zero counts
 */
public record PlayerTotals(Map<ScoredAction, Long> actions, long deaths) {

    /** A player who only joined. */
    public static final PlayerTotals NONE = new PlayerTotals(Map.of(), 0);

    public static final PlayerTotals DEATH = new PlayerTotals(Map.of(), 1);

    public PlayerTotals {
        actions = Map.copyOf(actions);
    }

    public static PlayerTotals of(ScoredAction action) {
        return new PlayerTotals(Map.of(action, 1L), 0);
    }

    public PlayerTotals plus(PlayerTotals other) {
        Map<ScoredAction, Long> sum = new EnumMap<>(ScoredAction.class);
        sum.putAll(actions);
        other.actions.forEach((action, count) -> sum.merge(action, count, Long::sum));
        return new PlayerTotals(sum, deaths + other.deaths);
    }

    public long count(ScoredAction action) {
        return actions.getOrDefault(action, 0L);
    }

    /** Headshots are kills, too. */
    public long kills() {
        return count(ScoredAction.KILL) + count(ScoredAction.HEADSHOT);
    }

    public long score(ScoringProperties scoring) {
        return actions.entrySet().stream()
                .mapToLong(entry -> entry.getValue() * scoring.points(entry.getKey()))
                .sum();
    }
}
