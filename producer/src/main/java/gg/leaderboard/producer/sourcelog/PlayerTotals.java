package gg.leaderboard.producer.sourcelog;

import gg.leaderboard.producer.ScoredAction;
import gg.leaderboard.producer.ScoringProperties;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a player did in a match.
 *
 * @param deeds how many of each; none of some is no entry
 */
public record PlayerTotals(Map<ScoredAction, Long> deeds, long deaths) {

    /** A player who only joined. */
    public static final PlayerTotals NONE = new PlayerTotals(Map.of(), 0);

    public static final PlayerTotals DEATH = new PlayerTotals(Map.of(), 1);

    public PlayerTotals {
        deeds = Map.copyOf(deeds);
    }

    public static PlayerTotals of(ScoredAction deed) {
        return new PlayerTotals(Map.of(deed, 1L), 0);
    }

    public PlayerTotals plus(PlayerTotals other) {
        Map<ScoredAction, Long> sum = new EnumMap<>(ScoredAction.class);
        sum.putAll(deeds);
        other.deeds.forEach((deed, count) -> sum.merge(deed, count, Long::sum));
        return new PlayerTotals(sum, deaths + other.deaths);
    }

    public long count(ScoredAction deed) {
        return deeds.getOrDefault(deed, 0L);
    }

    /** Headshots are kills, too. */
    public long kills() {
        return count(ScoredAction.KILL) + count(ScoredAction.HEADSHOT);
    }

    public long score(ScoringProperties scoring) {
        return deeds.entrySet().stream()
                .mapToLong(done -> done.getValue() * scoring.points(done.getKey()))
                .sum();
    }
}
