package gg.leaderboard.standings.redis;

import static gg.leaderboard.events.Utf8.utf8;

import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.StandingsProperties.Dedup;
import gg.leaderboard.standings.definition.FoldSettings;
import gg.leaderboard.standings.definition.GenerationStamp;
import gg.leaderboard.standings.definition.Generations;
import gg.leaderboard.standings.fold.EventId;
import gg.leaderboard.standings.fold.ScoreKey;
import gg.leaderboard.standings.fold.ScoreStates;
import gg.leaderboard.standings.fold.SeenId;
import gg.leaderboard.standings.fold.StandingsProgress;
import gg.leaderboard.standings.fold.StandingsUpdate;
import gg.leaderboard.standings.fold.StandingsWriter;
import gg.leaderboard.standings.fold.UpdateOutcome;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.ReturnType;

/** The standings in Redis, with one script call per update. Safe for many threads. */
public final class RedisStandings implements StandingsWriter {

    /** Applies one update. */
    public static final Script APPLY = Script.of(
            RedisStandings.class,
            Script.GENERATION,
            Script.READS,
            "update.lua",
            "assumptions.lua",
            "planned.lua",
            "hidden_set.lua",
            "bans.lua",
            "moderations.lua",
            "profiles.lua",
            "boards.lua",
            "score_states.lua",
            "clock.lua",
            "writes.lua",
            "apply.lua");

    private static final Script BEGIN = Script.of(RedisStandings.class, "begin.lua");

    private static final Script REACHED =
            Script.of(RedisStandings.class, Script.GENERATION, Script.READS, "reached.lua");

    // A partition name without any progress.
    private static final String NO_PARTITION = "";

    private final RedisConnectionFactory redis;
    private final Keys keys;
    private final WriterKeys writerKeys;
    private final ScoreStateReader states;
    private final Dedup dedup;
    private final String channel;
    private final @Nullable String trace;

    /** Active standings. Every update sends a notice to readers. */
    public RedisStandings(RedisConnectionFactory redis, Keys keys, Dedup dedup) {
        this(redis, keys, dedup, Keys.CHANGES_CHANNEL, null);
    }

    private RedisStandings(
            RedisConnectionFactory redis, Keys keys, Dedup dedup, String channel, @Nullable String trace) {
        this.redis = redis;
        this.keys = keys;
        this.writerKeys = new WriterKeys(redis, keys);
        this.states = new ScoreStateReader(redis, keys);
        this.dedup = dedup;
        this.channel = channel;
        this.trace = trace;
    }

    /** Standings under construction. They send no notices, because channels are shared by all databases. */
    public static RedisStandings withoutNotifications(RedisConnectionFactory redis, Keys keys, Dedup dedup) {
        return new RedisStandings(redis, keys, dedup, "", null);
    }

    /** The same standings, whose change notices have a trace context. */
    public RedisStandings withTrace(String traceparent) {
        return new RedisStandings(redis, keys, dedup, channel, traceparent);
    }

    @Override
    public UpdateOutcome apply(StandingsUpdate update) {
        return apply(List.of(update)).get(0);
    }

    /** Applies the updates, which have the same stamp, in one round trip. */
    @Override
    public List<UpdateOutcome> apply(List<StandingsUpdate> updates) {
        return writerKeys
                .of(updates.get(0).stamp().generation())
                .map(names -> apply(updates, names))
                .orElseGet(() -> {
                    UpdateOutcome differs = new UpdateOutcome.GenerationDiffers(stamp());
                    return updates.stream().map(update -> differs).toList();
                });
    }

    private List<UpdateOutcome> apply(List<StandingsUpdate> updates, Keys names) {
        List<Script.Call> calls = updates.stream()
                .map(update ->
                        ApplyCall.of(update, names, dedup, channel, trace).call())
                .toList();
        // A call that is sent again with the script is rejected if it was executed before: its progress differs.
        List<@Nullable List<?>> answers = APPLY.runEach(redis, ReturnType.MULTI, calls);
        return IntStream.range(0, updates.size())
                .mapToObj(i -> outcome(Objects.requireNonNull(answers.get(i)), updates.get(i)))
                .toList();
    }

    @Override
    public Map<Integer, ScoreStates> scoreStates(
            LogPartition partition, long generation, Map<Integer, Set<ScoreKey>> wanted) {
        return states.read(partition, generation, wanted);
    }

    /**
     * Reads the progress in one round trip.
     *
     * @throws MixedGenerationsException if shards are of different generations
     */
    @Override
    public StandingsProgress progress(LogPartition partition) {
        return progress(partition.field());
    }

    /**
     * The generation of the standings and their fold settings, in one round trip.
     *
     * @throws MixedGenerationsException if shards are of different generations
     */
    public GenerationStamp stamp() {
        return progress(NO_PARTITION).stamp();
    }

    /** As {@link #stamp()}, for one shard. */
    public GenerationStamp stamp(int shard) {
        return readProgress(IntStream.of(shard), NO_PARTITION).get(0).stamp();
    }

    private StandingsProgress progress(String partition) {
        List<ReachedShard> shards = readProgress(keys.shards().all(), partition);
        if (stamps(shards).size() > 1) {
            // Two databases may have been swapped between the replies of two shards.
            shards = readProgress(keys.shards().all(), partition);
        }
        Set<GenerationStamp> stamps = stamps(shards);
        if (stamps.size() > 1) {
            throw new MixedGenerationsException("the shards of the standings in Redis are of different generations, "
                    + stamps + "; empty Redis to rebuild them from the log");
        }
        return new StandingsProgress(
                shards.stream().map(ReachedShard::offset).toList(),
                shards.stream()
                        .min(Comparator.comparing(ReachedShard::offset))
                        .map(ReachedShard::time)
                        // Without a record.
                        .filter(time -> !time.equals(Instant.EPOCH)),
                stamps.stream().findFirst().orElse(GenerationStamp.NONE));
    }

    // Some shards may be empty, because they have lost data or are new.
    private static Set<GenerationStamp> stamps(List<ReachedShard> shards) {
        return shards.stream()
                .map(ReachedShard::stamp)
                .filter(stamp -> !stamp.isNone())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private List<ReachedShard> readProgress(IntStream shards, String partition) {
        Keys names = keys.current();
        List<Script.Call> calls = shards.mapToObj(shard -> new Script.Call(
                        List.of(utf8(names.progress(shard)), utf8(names.totals(shard))), List.of(utf8(partition))))
                .toList();
        return REACHED.<List<?>>runEach(redis, ReturnType.MULTI, calls).stream()
                .map(Objects::requireNonNull)
                .map(answer -> new ReachedShard(
                        number(answer.get(0)),
                        Instant.ofEpochMilli(number(answer.get(3))),
                        stamp(answer.get(1), answer.get(2))))
                .toList();
    }

    private record ReachedShard(long offset, Instant time, GenerationStamp stamp) {}

    private static GenerationStamp stamp(Object generation, Object settings) {
        long number = number(generation);
        if (number == Generations.NONE) {
            return GenerationStamp.NONE;
        }
        try {
            return new GenerationStamp(number, FoldSettings.parse(text(settings)));
        } catch (IllegalArgumentException e) {
            throw new IncompatibleRedisException(
                    "the field settings of the standings' totals in Redis cannot be read; delete that field: "
                            + e.getMessage());
        }
    }

    /**
     * Sets the generation of all shards.
     *
     * @throws TransientDataAccessResourceException if a shard is not empty: Redis has lost the deletion of its standings
     */
    public void begin(GenerationStamp stamp) {
        List<byte[]> arguments = List.of(
                utf8(String.valueOf(stamp.generation())),
                utf8(stamp.requireSettings().text()));
        Keys names = keys.of(stamp.generation());
        List<Script.Call> calls = names.shards()
                .all()
                .mapToObj(shard -> new Script.Call(List.of(utf8(names.totals(shard))), arguments))
                .toList();
        List<@Nullable Long> begun = BEGIN.runEach(redis, ReturnType.INTEGER, calls);
        if (begun.contains(0L)) {
            throw new TransientDataAccessResourceException(
                    "Redis has lost the deletion of older standings; they are deleted again");
        }
    }

    /**
     * Checks that this Redis can hold the standings: it never evicts keys, and its layout matches {@code properties}.
     * Stores the layout if there is none yet.
     *
     * @throws IncompatibleRedisException if it cannot, with the remedy
     */
    public void check(StandingsProperties properties) {
        try (RedisConnection connection = redis.getConnection()) {
            EvictionCheck.check(connection);
            RedisLayout.of(properties).check(connection);
        }
    }

    private static UpdateOutcome outcome(List<?> answer, StandingsUpdate update) {
        String kind = text(answer.get(0));
        return switch (kind) {
            case "applied" -> new UpdateOutcome.Applied();
            case "generation" -> new UpdateOutcome.GenerationDiffers(stamp(answer.get(1), answer.get(2)));
            case "progress" -> new UpdateOutcome.ProgressDiffers(number(answer.get(1)));
            case "ids" -> new UpdateOutcome.IdsDiffer(differing(answer, update));
            default -> throw new IllegalStateException("the script returned " + kind);
        };
    }

    private static Set<EventId> differing(List<?> answer, StandingsUpdate update) {
        List<SeenId> ids = Stream.concat(update.counted().stream(), update.known().stream())
                .toList();
        return answer.stream()
                .skip(1)
                .map(index -> ids.get(((Long) index).intValue()).id())
                .collect(Collectors.toSet());
    }

    private static long number(Object digits) {
        return Long.parseLong(text(digits));
    }

    private static String text(Object bytes) {
        return new String((byte[]) bytes, StandardCharsets.UTF_8);
    }
}
