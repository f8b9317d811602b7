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
 * Sends one score of each player, then rising scores of random players. Every score beats the player's previous one, so the
 * ranking changes on boards that keep the best score as well as on those that keep the latest.
 */
final class ScoresSource implements Source {

    private static final double DEFAULT_RATE = 100;

    // Wide enough to order thousands of players, narrow enough that a few scores change the order.
    private static final int MAX_FIRST_SCORE = 5_000;
    private static final int MAX_GAIN = 1_000;

    private final ScoresProperties settings;
    private final Pace pace;
    private final Random random;
    private final Clock clock;
    private final Ticker ticker;
    private final long[] scores;
    private long sent;
    private long start;

    ScoresSource(ScoresProperties settings, @Nullable Double rate, Random random, Clock clock, Ticker ticker) {
        this.settings = settings;
        this.pace = Pace.perSecond(rate == null ? DEFAULT_RATE : rate);
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
        if (sent == 0) {
            start = ticker.nanos();
        }
        if (isOver()) {
            return null;
        }
        boolean first = sent < scores.length;
        int player = first ? (int) sent : random.nextInt(scores.length);
        scores[player] += 1 + random.nextInt(first ? MAX_FIRST_SCORE : MAX_GAIN);
        sent++;
        return OutgoingRecord.of(score(player));
    }

    private ScoreSubmitted score(int player) {
        EventInfo info = new EventInfo(
                // Random, because a second run with the same players must send new events.
                UUID.randomUUID().toString(),
                clock.instant(),
                SimulatedPlayers.playerId(player),
                SimulatedPlayers.playerName(player),
                null);
        return new ScoreSubmitted(info, settings.leaderboard(), scores[player]);
    }

    private boolean isOver() {
        return (settings.initialOnly() && sent >= scores.length)
                || (settings.duration() != null
                        && ticker.nanos() - start >= settings.duration().toNanos());
    }
}
