package gg.leaderboard.api.event;

import gg.leaderboard.api.health.Dependencies;
import gg.leaderboard.events.GameEvent.ScoreSubmitted;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.redis.EventOutcome;
import gg.leaderboard.standings.redis.EventStatus;
import gg.leaderboard.standings.redis.EventStatusReader;
import gg.leaderboard.standings.redis.LoggedEvent;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Finds scores that are sent again although the standings have counted them. */
@Component
final class CountedScores {

    private static final Logger LOG = LoggerFactory.getLogger(CountedScores.class);

    // No partition reaches this offset, so only the id decides.
    private static final LogPartition NONE = new LogPartition("", 0);

    private final EventStatusReader reader;
    private final Dependencies dependencies;
    private final InstantSource time;

    CountedScores(EventStatusReader reader, Dependencies dependencies, InstantSource time) {
        this.reader = reader;
        this.dependencies = dependencies;
        this.time = time;
    }

    /** Returns the ids in the log of the scores that were counted before. Empty while Redis is unavailable. */
    Set<String> idsOf(List<ScoreSubmitted> scores) {
        if (scores.isEmpty() || dependencies.isRedisAway()) {
            return Set.of();
        }
        Instant now = time.instant();
        try {
            List<EventOutcome> outcomes = reader.read(scores.stream()
                    .map(score -> new LoggedEvent(score.leaderboardId(), score.eventId(), NONE, Long.MAX_VALUE, now))
                    .toList());
            Set<String> counted = new HashSet<>();
            for (int i = 0; i < outcomes.size(); i++) {
                if (outcomes.get(i).status() == EventStatus.COUNTED) {
                    counted.add(scores.get(i).eventId());
                }
            }
            return counted;
        } catch (DataAccessException e) {
            LOG.debug("Cannot read whether scores were counted", e);
            return Set.of();
        }
    }
}
