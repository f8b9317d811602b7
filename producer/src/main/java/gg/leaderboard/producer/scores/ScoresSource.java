package gg.leaderboard.producer.scores;

import gg.leaderboard.events.EventInfo;
import gg.leaderboard.events.GameEvent.ScoreSubmitted;
import gg.leaderboard.producer.OutgoingRecord;
import gg.leaderboard.producer.Pace;
import gg.leaderboard.producer.SimulatedPlayers;
import gg.leaderboard.producer.Source;
import gg.leaderboard.producer.Ticker;
import java.time.Clock;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A first score of each player, one after the other; then better and better scores of players picked at random. Since
 * every score beats its player's last, the ranking keeps moving on boards that keep the best score as well as on those
 * that keep the latest.
 */
final class ScoresSource implements Source {

    private static final double USUAL_RATE = 100;

    // Wide enough for an order among thousands, narrow enough that a few good games overturn it.
    private static final int HIGHEST_FIRST_SCORE = 5_000;
    private static final int BIGGEST_GAIN = 1_000;

    private final ScoresProperties settings;
    private final Pace pace;
    private final Random random;
    private final Clock clock;
    private final Ticker ticker;
    private final long[] scores;
    private long made;
    private long start;

    ScoresSource(ScoresProperties settings, @Nullable Double rate, Random random, Clock clock, Ticker ticker) {
        this.settings = settings;
        this.pace = Pace.perSecond(rate == null ? USUAL_RATE : rate);
        this.random = random;
        this.clock = clock;
        this.ticker = ticker;
        this.scores = new long[settings.players()];
    }

    @Override
    public String describe() {
        return (settings.initialOnly() ? "first scores of " : "rising scores of ") + settings.players()
                + " players to the board " + settings.leaderboard() + ", "
                + pace.rate();
    }

    @Override
    public Pace pace() {
        return pace;
    }

    @Override
    public @Nullable OutgoingRecord next() {
        if (made == 0) {
            start = ticker.nanos();
        }
        if (isOver()) {
            return null;
        }
        boolean first = made < scores.length;
        int player = first ? (int) made : random.nextInt(scores.length);
        scores[player] += 1 + random.nextInt(first ? HIGHEST_FIRST_SCORE : BIGGEST_GAIN);
        made++;
        return OutgoingRecord.of(score(player));
    }

    private ScoreSubmitted score(int player) {
        EventInfo info = new EventInfo(
                // Random: a second run's scores are new ones, although its players are the same.
                UUID.randomUUID().toString(),
                clock.instant(),
                SimulatedPlayers.playerId(player),
                SimulatedPlayers.playerName(player),
                null);
        return new ScoreSubmitted(info, settings.leaderboard(), scores[player]);
    }

    private boolean isOver() {
        return (settings.initialOnly() && made >= scores.length)
                || (settings.duration() != null
                        && ticker.nanos() - start >= settings.duration().toNanos());
    }
}
