package gg.leaderboard.processor;

import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.fold.ScoreKey;
import gg.leaderboard.standings.fold.ScoreStates;
import gg.leaderboard.standings.fold.StandingsProgress;
import gg.leaderboard.standings.fold.StandingsUpdate;
import gg.leaderboard.standings.fold.StandingsWriter;
import gg.leaderboard.standings.fold.UpdateOutcome;
import gg.leaderboard.standings.redis.RedisStandings;
import gg.leaderboard.tracing.TraceContext;
import gg.leaderboard.tracing.Tracing;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Standings whose writes have spans while the batch of the thread is traced: {@code fold} is the time since the batch began or since
 * the last write, {@code apply} is the write. Change notices have the context of {@code apply}. Not thread-safe.
 */
final class TracedStandings implements StandingsWriter {

    private final MeasuredStandings standings;
    private final RedisStandings redis;
    private final Tracing tracing;
    private Instant foldBegan = Instant.EPOCH;

    TracedStandings(MeasuredStandings standings, RedisStandings redis, Tracing tracing) {
        this.standings = standings;
        this.redis = redis;
        this.tracing = tracing;
    }

    /** The span of a batch has become the current one. */
    void batchBegan() {
        foldBegan = Instant.now();
    }

    @Override
    public UpdateOutcome apply(StandingsUpdate update) {
        return apply(List.of(update)).get(0);
    }

    @Override
    public List<UpdateOutcome> apply(List<StandingsUpdate> updates) {
        Span apply = tracing.startChild("apply", SpanKind.CLIENT);
        if (apply == null) {
            return standings.apply(updates);
        }
        tracing.addChild("fold", foldBegan);
        try {
            return standings.apply(updates, redis.withTrace(TraceContext.write(apply.getSpanContext())));
        } catch (RuntimeException e) {
            Tracing.fail(apply, e);
            throw e;
        } finally {
            apply.end();
            foldBegan = Instant.now();
        }
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
