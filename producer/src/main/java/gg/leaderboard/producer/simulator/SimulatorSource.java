package gg.leaderboard.producer.simulator;

import gg.leaderboard.producer.OutgoingRecord;
import gg.leaderboard.producer.Pace;
import gg.leaderboard.producer.ScoringProperties;
import gg.leaderboard.producer.Source;
import gg.leaderboard.producer.Ticker;
import java.time.Clock;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sends simulated events until the configured count or duration is reached. */
final class SimulatorSource implements Source {

    private static final double DEFAULT_RATE = 5;

    private final SimulatorProperties settings;
    private final long seed;
    private final Pace pace;
    private final Clock clock;
    private final Ticker ticker;
    private final Simulation simulation;
    private long sent;
    private long start;

    SimulatorSource(
            SimulatorProperties settings,
            ScoringProperties scoring,
            @Nullable Double rate,
            Clock clock,
            Ticker ticker) {
        this.settings = settings;
        this.seed = settings.seed() == null ? new Random().nextInt(1_000_000) : settings.seed();
        this.pace = Pace.perSecond(rate == null ? DEFAULT_RATE : rate);
        this.clock = clock;
        this.ticker = ticker;
        this.simulation = new Simulation(settings, scoring, seed);
    }

    @Override
    public String describe() {
        return "simulated events, " + settings.players() + " players, " + settings.games() + " games, " + pace.rate()
                + ", seed " + seed;
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
        sent++;
        // Random, not sequential: ids differ from those of other runs, and spread evenly over stores.
        return simulation.next(() -> UUID.randomUUID().toString(), clock.instant());
    }

    private boolean isOver() {
        return (settings.count() != null && sent >= settings.count())
                || (settings.duration() != null
                        && ticker.nanos() - start >= settings.duration().toNanos());
    }
}
