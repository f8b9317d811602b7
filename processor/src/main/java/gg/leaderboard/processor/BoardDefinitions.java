package gg.leaderboard.processor;

import gg.leaderboard.events.Topics;
import gg.leaderboard.log.DefinitionLog;
import gg.leaderboard.log.LoggedDefinitions;
import gg.leaderboard.log.LostDefinitionsException;
import gg.leaderboard.log.consumer.CurrentProblems;
import gg.leaderboard.log.consumer.PolledOffsets;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.definition.BoardHistory;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.definition.FoldSettings;
import gg.leaderboard.standings.definition.GenerationStamp;
import gg.leaderboard.standings.redis.Keys;
import gg.leaderboard.standings.redis.RedisDefinitionCopy;
import gg.leaderboard.standings.redis.RedisDefinitions;
import gg.leaderboard.standings.redis.RedisStandings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the boards' definitions from the log and copies them to Redis. */
@Component
public class BoardDefinitions {

    private final DefinitionLog log;
    private final RedisDefinitions redis;
    private final RedisDefinitionCopy copy;
    private final CurrentProblems problems;
    private final RedisStandings standings;
    private final Keys keys;
    private final FoldSettings settings;
    private final FoldSettingsCheck settingsCheck;
    private final Clock clock;
    private final Duration checkInterval;
    private @Nullable CopiedDefinitions copied;
    private Instant checkAt = Instant.EPOCH;

    BoardDefinitions(
            DefinitionLog log,
            RedisDefinitions redis,
            RedisDefinitionCopy copy,
            CurrentProblems problems,
            RedisStandings standings,
            Keys keys,
            FoldSettings settings,
            FoldSettingsCheck settingsCheck,
            Clock clock,
            ProcessorProperties properties) {
        this.log = log;
        this.redis = redis;
        this.copy = copy;
        this.problems = problems;
        this.standings = standings;
        this.keys = keys;
        this.settings = settings;
        this.settingsCheck = settingsCheck;
        this.clock = clock;
        this.checkInterval = properties.checkInterval();
    }

    /**
     * All boards at the current end of the topic, by the rules of the current standings.
     *
     * @throws LostDefinitionsException if the topic lacks boards that Redis has; nothing can be folded until they are restored
     */
    public Definitions current() {
        // Read before the definitions, which then contain its generation.
        GenerationStamp store = standings.stamp(keys.definitionsShard());
        return keep(catchUp(System.nanoTime(), store), store);
    }

    /**
     * All boards, for folding records that this thread has polled into the standings. Readers of these standings get the same
     * definitions.
     *
     * @param store the stamp of the standings
     * @throws gg.leaderboard.standings.definition.IncompatibleGenerationException if this processor cannot fold them
     */
    public Definitions toFold(GenerationStamp store) {
        LoggedDefinitions known = catchUp(PolledOffsets.polledAt(), store);
        Definitions definitions = keep(known, store);
        settingsCheck.require(store, definitions, known.generations());
        return definitions;
    }

    private Definitions keep(LoggedDefinitions known, GenerationStamp store) {
        Definitions definitions = known.toFold(store, settings);
        if (store.isNone()) {
            // The first fold into an empty Redis assigns it this generation.
            settingsCheck.require(store, definitions, known.generations());
        }
        keep(new CopiedDefinitions(definitions, known.partition(), known.position()));
        return definitions;
    }

    private LoggedDefinitions catchUp(long moment, GenerationStamp store) {
        try {
            LoggedDefinitions known = log.catchUp(moment, store);
            problems.clear(Topics.LEADERBOARDS);
            return known;
        } catch (LostDefinitionsException e) {
            problems.raise(Topics.LEADERBOARDS, String.valueOf(e.getMessage()));
            throw e;
        }
    }

    /** Whether the definitions have been read at least once. */
    synchronized boolean areKnown() {
        return copied != null;
    }

    private synchronized void keep(CopiedDefinitions now) {
        CopiedDefinitions before = copied;
        if (before == null || !before.hasSameSource(now)) {
            write(now, -1, now.definitions.all());
        } else if (before.position < now.position) {
            write(now, before.position, changes(before.definitions, now.definitions));
        } else if (clock.instant().isAfter(checkAt)) {
            check(before);
        }
    }

    private void check(CopiedDefinitions expected) {
        if (redis.progress(expected.topic) < expected.position) {
            // Redis has lost its latest writes.
            write(expected, -1, expected.definitions.all());
        } else if (copy.size() > expected.definitions.all().size()) {
            // The archive has restored boards to Redis that the topic lacks.
            log.compareAgain();
        }
        checkAt = clock.instant().plus(checkInterval);
    }

    private void write(CopiedDefinitions now, long previous, Collection<BoardHistory> changed) {
        // False if the standings were swapped. The processor of the new standings then writes their definitions.
        if (redis.keep(now.topic, previous, now.position, now.definitions, changed)) {
            copied = now;
        }
    }

    private static List<BoardHistory> changes(Definitions before, Definitions now) {
        return now.all().stream()
                .filter(history ->
                        before.find(history.id()).filter(history::equals).isEmpty())
                .toList();
    }

    private record CopiedDefinitions(Definitions definitions, LogPartition topic, long position) {

        boolean hasSameSource(CopiedDefinitions now) {
            return topic.equals(now.topic) && definitions.stamp().equals(now.definitions.stamp());
        }
    }
}
