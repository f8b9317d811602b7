package gg.leaderboard.bench.load;

import gg.leaderboard.events.Actions;
import gg.leaderboard.events.EventInfo;
import gg.leaderboard.events.GameEvent;
import gg.leaderboard.events.GameEvent.AchievementUnlocked;
import gg.leaderboard.events.GameEvent.PlayerJoined;
import gg.leaderboard.events.GameEvent.PlayerScored;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Generates events: 70% player_scored, 20% player_joined, 10% achievement_unlocked. The same seed generates the same
 * events.
 */
public final class EventGenerator {

    private static final List<String> GAMES = List.of("arena", "capture-the-flag", "battle-royale");
    private static final List<String> RARITIES = List.of("common", "uncommon", "rare", "epic", "legendary");

    private final SplittableRandom random;
    private final ZipfDistribution players;

    public EventGenerator(int players, long seed) {
        this.random = new SplittableRandom(seed);
        this.players = new ZipfDistribution(players);
    }

    /** Returns an event that happens at {@code time}. */
    public GameEvent next(Instant time) {
        int player = players.pick(random.nextDouble());
        EventInfo info = new EventInfo(
                new UUID(random.nextLong(), random.nextLong()).toString(),
                time,
                "player-" + player,
                "Player " + player,
                GAMES.get(random.nextInt(GAMES.size())));
        int type = random.nextInt(100);
        if (type < 70) {
            return scored(info);
        }
        return type < 90
                ? new PlayerJoined(info)
                : new AchievementUnlocked(
                        info, "Achievement " + random.nextInt(12), RARITIES.get(random.nextInt(RARITIES.size())));
    }

    private PlayerScored scored(EventInfo info) {
        int deed = random.nextInt(100);
        if (deed < 45) {
            return new PlayerScored(info, 100, Actions.KILL);
        }
        if (deed < 65) {
            return new PlayerScored(info, 150, Actions.HEADSHOT);
        }
        if (deed < 85) {
            return new PlayerScored(info, 50, Actions.ASSIST);
        }
        return new PlayerScored(info, 250, deed < 95 ? Actions.OBJECTIVE_CAPTURE : Actions.OBJECTIVE_DEFEND);
    }

    /**
     * A distribution in which few players play much and many play little. It follows the Zipf–Mandelbrot law, with weight
     * 1/(rank + 10) for ranks from 1 on. Of 100,000 players the first 1,000 get half of the events, and the first player
     * gets 1%.
     */
    private static final class ZipfDistribution {

        private final double[] sums;

        ZipfDistribution(int size) {
            sums = new double[size];
            double sum = 0;
            for (int i = 0; i < size; i++) {
                sum += 1.0 / (i + 11);
                sums[i] = sum;
            }
        }

        /** @param random a uniformly distributed value from 0 to less than 1 */
        int pick(double random) {
            int found = Arrays.binarySearch(sums, random * sums[sums.length - 1]);
            return Math.min(found < 0 ? -found - 1 : found + 1, sums.length - 1);
        }
    }
}
