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

/** Made-up events, now, until enough are sent or enough time has passed. */
final class SimulatorSource implements Source {

    private static final double USUAL_RATE = 5;

    private final SimulatorProperties settings;
    private final long seed;
    private final Pace pace;
    private final Clock clock;
    private final Ticker ticker;
    private final Simulation simulation;
    private long made;
    private long start;

    SimulatorSource(
            SimulatorProperties settings,
            ScoringProperties scoring,
            @Nullable Double rate,
            Clock clock,
            Ticker ticker) {
        this.settings = settings;
        this.seed = settings.seed() == null ? new Random().nextInt(1_000_000) : settings.seed();
        this.pace = Pace.perSecond(rate == null ? USUAL_RATE : rate);
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
        if (made == 0) {
            start = ticker.nanos();
        }
        if (isOver()) {
            return null;
        }
        made++;
        // Random, not counted: ids never meet those of another run, and spread over the stores that keep them.
        return simulation.next(() -> UUID.randomUUID().toString(), clock.instant());
    }

    private boolean isOver() {
        return (settings.count() != null && made >= settings.count())
                || (settings.duration() != null
                        && ticker.nanos() - start >= settings.duration().toNanos());
    }
}
