package gg.leaderboard.processor.definition;

import gg.leaderboard.log.DefinitionLog;
import gg.leaderboard.log.LoggedDefinitions;
import gg.leaderboard.processor.ProcessorProperties;
import gg.leaderboard.standings.apply.RedisDefinitions;
import gg.leaderboard.standings.definition.BoardHistory;
import gg.leaderboard.standings.definition.Definitions;
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
    private final Clock clock;
    private final Duration checkInterval;
    private @Nullable LoggedDefinitions kept;
    private Instant checkAt = Instant.EPOCH;

    BoardDefinitions(DefinitionLog log, RedisDefinitions redis, Clock clock, ProcessorProperties properties) {
        this.log = log;
        this.redis = redis;
        this.clock = clock;
        this.checkInterval = properties.checkInterval();
    }

    /** All boards, as far as the topic reached when this was called; those who read standings find the same. */
    public Definitions current() {
        LoggedDefinitions known = log.catchUp();
        keep(known);
        return known.definitions();
    }

    /** Whether they could be read at least once. */
    synchronized boolean areKnown() {
        return kept != null;
    }

    private synchronized void keep(LoggedDefinitions known) {
        LoggedDefinitions before = kept;
        if (before == null || !before.partition().equals(known.partition())) {
            write(known, -1, known.definitions().all());
        } else if (before.position() < known.position()) {
            write(known, before.position(), changes(before.definitions(), known.definitions()));
        } else if (clock.instant().isAfter(checkAt)) {
            check(before);
        }
    }

    private void check(LoggedDefinitions expected) {
        if (redis.progress(expected.partition()) < expected.position()) {
            // Redis has lost its newest writes.
            write(expected, -1, expected.definitions().all());
        }
        checkAt = clock.instant().plus(checkInterval);
    }

    private void write(LoggedDefinitions known, long previous, Collection<BoardHistory> changed) {
        redis.keep(known.partition(), previous, known.position(), known.definitions(), changed);
        kept = known;
    }

    private static List<BoardHistory> changes(Definitions before, Definitions now) {
        return now.all().stream()
                .filter(history ->
                        before.find(history.id()).filter(history::equals).isEmpty())
                .toList();
    }
}
