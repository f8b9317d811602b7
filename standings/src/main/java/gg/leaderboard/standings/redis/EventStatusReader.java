package gg.leaderboard.standings.redis;

import static gg.leaderboard.events.Utf8.utf8;

import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.StandingsProperties.Dedup;
import gg.leaderboard.standings.definition.Violation;
import gg.leaderboard.standings.fold.EventId;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.ReturnType;

/**
 * Reads whether events were counted. The progress alone does not show this, because rejected events are passed as well.
 * Safe for many threads.
 */
public final class EventStatusReader {

    private static final Script VERDICT = Script.of(EventStatusReader.class, "verdict.lua");

    private final RedisConnectionFactory redis;
    private final Keys keys;
    private final Dedup dedup;

    public EventStatusReader(RedisConnectionFactory redis, Keys keys, StandingsProperties properties) {
        this.redis = redis;
        this.keys = keys;
        this.dedup = properties.dedup();
    }

    /**
     * Reads all statuses in one round trip.
     *
     * @return the outcome of each event, in their order. Each event is looked up together with the progress of its
     *     shard, so if Redis has lost both, the status is {@link EventStatus#OPEN}.
     */
    public List<EventOutcome> read(List<LoggedEvent> events) {
        Keys names = keys.current();
        return outcomes(events.stream()
                .map(event -> call(names, event, names.shards().shardOf(event.owner())))
                .toList());
    }

    /**
     * Whether several shards have counted an event, in one round trip.
     *
     * @param event its owner is ignored
     * @param owners boards and players whose shards are asked; empty for all shards
     */
    public boolean isCounted(LoggedEvent event, Collection<String> owners) {
        IntStream shards = owners.isEmpty()
                ? keys.shards().all()
                : owners.stream().mapToInt(keys.shards()::shardOf).distinct();
        Keys names = keys.current();
        return outcomes(shards.mapToObj(shard -> call(names, event, shard)).toList()).stream()
                .allMatch(outcome -> outcome.status() == EventStatus.COUNTED);
    }

    private List<EventOutcome> outcomes(List<Script.Call> calls) {
        List<@Nullable List<?>> answers = VERDICT.runEach(redis, ReturnType.MULTI, calls);
        return answers.stream()
                .map(answer -> outcome(Objects.requireNonNull(answer)))
                .toList();
    }

    private Script.Call call(Keys names, LoggedEvent event, int shard) {
        EventId id = EventId.of(event.eventId());
        int bucket = id.bucket(dedup.buckets());
        long stretch =
                Math.floorDiv(event.logTime().toEpochMilli(), dedup.horizon().toMillis());
        return new Script.Call(
                List.of(
                        utf8(names.progress(shard)),
                        utf8(names.counted(shard, stretch, bucket)),
                        utf8(names.counted(shard, stretch - 1, bucket)),
                        utf8(names.counted(shard, stretch + 1, bucket))),
                List.of(utf8(event.partition().field()), utf8(String.valueOf(event.offset())), id.bytes()));
    }

    private static EventOutcome outcome(List<?> answer) {
        long status = (Long) answer.get(0);
        if (status == 1) {
            return new EventOutcome(EventStatus.COUNTED, violation((byte[]) answer.get(1)));
        }
        return status == 0 ? new EventOutcome(EventStatus.REJECTED, null) : EventOutcome.OPEN;
    }

    private static @Nullable Violation violation(byte[] stored) {
        try {
            return stored.length == 0 ? null : Violation.parse(new String(stored, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            // Written by a later release, with a bound that this one does not have.
            return null;
        }
    }
}
