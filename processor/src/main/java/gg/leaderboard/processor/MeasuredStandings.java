package gg.leaderboard.processor;

import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.fold.ScoreKey;
import gg.leaderboard.standings.fold.ScoreStates;
import gg.leaderboard.standings.fold.StandingsProgress;
import gg.leaderboard.standings.fold.StandingsUpdate;
import gg.leaderboard.standings.fold.StandingsWriter;
import gg.leaderboard.standings.fold.UpdateOutcome;
import gg.leaderboard.standings.fold.UpdateOutcome.Applied;
import gg.leaderboard.standings.fold.UpdateOutcome.GenerationDiffers;
import gg.leaderboard.standings.fold.UpdateOutcome.ProgressDiffers;
import gg.leaderboard.standings.redis.Keys;
import gg.leaderboard.standings.redis.RedisStandings;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** The standings, with meters for updates. One call for each shard is in flight, so that calls do not queue in Redis. */
@Component
final class MeasuredStandings implements StandingsWriter {

    private static final Duration[] BUCKETS = IntStream.of(1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final StandingsWriter standings;
    private final CallPermits permits;
    private final Timer time;
    private final Counter counted;
    private final Counter duplicates;
    private final Counter refusedByProgress;
    private final Counter refusedByIds;
    private final Counter refusedByGeneration;

    @Autowired
    MeasuredStandings(RedisStandings standings, Keys keys, MeterRegistry meters) {
        this(standings, new CallPermits(keys.shards().count()), meters);
    }

    MeasuredStandings(StandingsWriter standings, CallPermits permits, MeterRegistry meters) {
        this.standings = standings;
        this.permits = permits;
        this.time = Timer.builder("leaderboard.apply")
                .description("Time of one call that applies updates to Redis")
                .serviceLevelObjectives(BUCKETS)
                .register(meters);
        this.counted = Counter.builder("leaderboard.events.counted")
                .description("Events that counted")
                .register(meters);
        this.duplicates = Counter.builder("leaderboard.events.duplicate")
                .description("Events with an id that was counted before")
                .register(meters);
        this.refusedByProgress = refusals("progress", meters);
        this.refusedByIds = refusals("counted", meters);
        this.refusedByGeneration = refusals("generation", meters);
    }

    private static Counter refusals(String kind, MeterRegistry meters) {
        return Counter.builder("leaderboard.apply.refusals")
                .description("Updates that Redis refused because an assumption was wrong")
                .tag("kind", kind)
                .register(meters);
    }

    @Override
    public UpdateOutcome apply(StandingsUpdate update) {
        return apply(List.of(update)).get(0);
    }

    @Override
    public List<UpdateOutcome> apply(List<StandingsUpdate> updates) {
        return apply(updates, standings);
    }

    /** As {@link #apply(List)}, by another writer of the same standings. */
    List<UpdateOutcome> apply(List<StandingsUpdate> updates, StandingsWriter writer) {
        List<UpdateOutcome> outcomes = permits.run(() -> measured(updates, writer));
        double events = 0;
        double repeated = 0;
        for (int i = 0; i < updates.size(); i++) {
            UpdateOutcome outcome = outcomes.get(i);
            if (outcome instanceof Applied) {
                events += updates.get(i).events();
                repeated += updates.get(i).duplicates();
            } else {
                refusals(outcome).increment();
            }
        }
        counted.increment(events);
        duplicates.increment(repeated);
        return outcomes;
    }

    private List<UpdateOutcome> measured(List<StandingsUpdate> updates, StandingsWriter writer) {
        long start = System.nanoTime();
        List<UpdateOutcome> outcomes = writer.apply(updates);
        time.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
        return outcomes;
    }

    private Counter refusals(UpdateOutcome refused) {
        if (refused instanceof ProgressDiffers) {
            return refusedByProgress;
        }
        return refused instanceof GenerationDiffers ? refusedByGeneration : refusedByIds;
    }

    @Override
    public Map<Integer, ScoreStates> scoreStates(
            LogPartition partition, long generation, Map<Integer, Set<ScoreKey>> keys) {
        return standings.scoreStates(partition, generation, keys);
    }

    @Override
    public StandingsProgress progress(LogPartition partition) {
        return standings.progress(partition);
    }
}
