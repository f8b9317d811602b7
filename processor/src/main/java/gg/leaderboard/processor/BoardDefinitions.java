package gg.leaderboard.processor;

import gg.leaderboard.events.Topics;
import gg.leaderboard.log.DefinitionLog;
import gg.leaderboard.log.LoggedDefinitions;
import gg.leaderboard.log.LostDefinitionsException;
import gg.leaderboard.log.consumer.CurrentProblems;
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

/** What boards there are, by the log; Redis follows. */
@Component
public class BoardDefinitions {

    private final DefinitionLog log;
    private final RedisDefinitions redis;
    private final RedisDefinitionCopy copy;
    private final CurrentProblems troubles;
    private final RedisStandings standings;
    private final Keys keys;
    private final FoldSettings settings;
    private final FoldSettingsCheck gate;
    private final Clock clock;
    private final Duration checkInterval;
    private @Nullable Kept kept;
    private Instant checkAt = Instant.EPOCH;

    BoardDefinitions(
            DefinitionLog log,
            RedisDefinitions redis,
            RedisDefinitionCopy copy,
            CurrentProblems troubles,
            RedisStandings standings,
            Keys keys,
            FoldSettings settings,
            FoldSettingsCheck gate,
            Clock clock,
            ProcessorProperties properties) {
        this.log = log;
        this.redis = redis;
        this.copy = copy;
        this.troubles = troubles;
        this.standings = standings;
        this.keys = keys;
        this.settings = settings;
        this.gate = gate;
        this.clock = clock;
        this.checkInterval = properties.checkInterval();
    }

    /**
     * All boards by the rules of the standings as they are, as far as the topic reached when this was called.
     *
     * @throws LostDefinitionsException if the topic lacks boards that Redis knows; until they are restored nothing can be folded
     */
    public Definitions current() {
        return keep(catchUp(), standings.stamp(keys.definitionsShard()));
    }

    /**
     * All boards, to fold these standings by; those who read such standings find the same.
     *
     * @param store what the standings say of themselves
     * @throws gg.leaderboard.standings.definition.IncompatibleGenerationException if they cannot be folded here
     */
    public Definitions toFold(GenerationStamp store) {
        LoggedDefinitions known = catchUp();
        Definitions definitions = keep(known, store);
        gate.require(store, definitions, known.generations());
        return definitions;
    }

    private Definitions keep(LoggedDefinitions known, GenerationStamp store) {
        Definitions definitions = known.toFold(store, settings);
        if (store.isNone()) {
            // With these, an empty Redis would become one of their generation.
            gate.require(store, definitions, known.generations());
        }
        keep(new Kept(definitions, known.partition(), known.position()));
        return definitions;
    }

    private LoggedDefinitions catchUp() {
        try {
            LoggedDefinitions known = log.catchUp();
            troubles.clear(Topics.LEADERBOARDS);
            return known;
        } catch (LostDefinitionsException e) {
            troubles.raise(Topics.LEADERBOARDS, String.valueOf(e.getMessage()));
            throw e;
        }
    }

    /** Whether they could be read at least once. */
    synchronized boolean areKnown() {
        return kept != null;
    }

    private synchronized void keep(Kept now) {
        Kept before = kept;
        if (before == null || !before.isOfTheSame(now)) {
            write(now, -1, now.definitions.all());
        } else if (before.position < now.position) {
            write(now, before.position, changes(before.definitions, now.definitions));
        } else if (clock.instant().isAfter(checkAt)) {
            check(before);
        }
    }

    private void check(Kept expected) {
        if (redis.progress(expected.topic) < expected.position) {
            // Redis has lost its newest writes.
            write(expected, -1, expected.definitions.all());
        } else if (copy.size() > expected.definitions.all().size()) {
            // The archive has put there what only it knows.
            log.compareAgain();
        }
        checkAt = clock.instant().plus(checkInterval);
    }

    private void write(Kept now, long previous, Collection<BoardHistory> changed) {
        // Otherwise others have taken the place of the standings: whoever writes those keeps what belongs to them.
        if (redis.keep(now.topic, previous, now.position, now.definitions, changed)) {
            kept = now;
        }
    }

    private static List<BoardHistory> changes(Definitions before, Definitions now) {
        return now.all().stream()
                .filter(history ->
                        before.find(history.id()).filter(history::equals).isEmpty())
                .toList();
    }

    private record Kept(Definitions definitions, LogPartition topic, long position) {

        boolean isOfTheSame(Kept now) {
            return topic.equals(now.topic) && definitions.stamp().equals(now.definitions.stamp());
        }
    }
}
