package gg.leaderboard.producer.sourcelog.match;

import gg.leaderboard.producer.Deed;
import gg.leaderboard.producer.Scoring;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a player did in a match.
 *
 * @param deeds how many of each; none of some is no entry
 */
public record PlayerTotals(Map<Deed, Long> deeds, long deaths) {

    /** A player who only joined. */
    public static final PlayerTotals NONE = new PlayerTotals(Map.of(), 0);

    public static final PlayerTotals DEATH = new PlayerTotals(Map.of(), 1);

    public PlayerTotals {
        deeds = Map.copyOf(deeds);
    }

    public static PlayerTotals of(Deed deed) {
        return new PlayerTotals(Map.of(deed, 1L), 0);
    }

    public PlayerTotals plus(PlayerTotals other) {
        Map<Deed, Long> sum = new EnumMap<>(Deed.class);
        sum.putAll(deeds);
        other.deeds.forEach((deed, count) -> sum.merge(deed, count, Long::sum));
        return new PlayerTotals(sum, deaths + other.deaths);
    }

    public long count(Deed deed) {
        return deeds.getOrDefault(deed, 0L);
    }

    /** Headshots are kills, too. */
    public long kills() {
        return count(Deed.KILL) + count(Deed.HEADSHOT);
    }

    public long score(Scoring scoring) {
        return deeds.entrySet().stream()
                .mapToLong(done -> done.getValue() * scoring.points(done.getKey()))
                .sum();
    }
}
