package gg.leaderboard.archive;

import gg.leaderboard.archive.checkpoint.CheckpointTaker;
import gg.leaderboard.archive.deadletter.DeadLetterTable;
import gg.leaderboard.archive.event.ArchivedLog;
import gg.leaderboard.archive.event.ArchivedRecord;
import gg.leaderboard.archive.store.BackgroundLoop;
import gg.leaderboard.archive.store.FoldName;
import gg.leaderboard.archive.store.FoldProgress;
import gg.leaderboard.archive.store.ProgressTable;
import gg.leaderboard.archive.store.RangePartitions;
import gg.leaderboard.events.Topics;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.StandingsProperties;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Drops expired data: events that checkpoints cover, counted ids that all folds have passed, scores and dead letters. */
@Component
class Retention implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

    private final BackgroundLoop loop = new BackgroundLoop("retention");
    private final RetentionProperties properties;
    private final StandingsProperties standings;
    private final ArchivedLog log;
    private final CheckpointTaker checkpoints;
    private final FoldProgress foldProgress;
    private final ProgressTable progress;
    private final DeadLetterTable deadLetters;
    private final RangePartitions partitions;
    private final JdbcTemplate jdbc;
    private final Clock clock;

    Retention(
            RetentionProperties properties,
            StandingsProperties standings,
            ArchivedLog log,
            CheckpointTaker checkpoints,
            FoldProgress foldProgress,
            ProgressTable progress,
            DeadLetterTable deadLetters,
            RangePartitions partitions,
            JdbcTemplate jdbc,
            Clock clock) {
        this.properties = properties;
        this.standings = standings;
        this.log = log;
        this.checkpoints = checkpoints;
        this.foldProgress = foldProgress;
        this.progress = progress;
        this.deadLetters = deadLetters;
        this.partitions = partitions;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        if (properties.enabled()) {
            loop.start(this::apply, properties.checkInterval());
        }
    }

    @Override
    public void close() {
        loop.stop();
    }

    /** Runs once. */
    void apply() {
        log.ends();
        if (properties.events() != null) {
            dropEvents(clock.instant().minus(properties.events()));
        }
        dropIds();
        int expired = jdbc.update("DELETE FROM leaderboards WHERE expires_at < ?", Timestamp.from(clock.instant()));
        jdbc.update("DELETE FROM score_states WHERE expires_at < ?", Timestamp.from(clock.instant()));
        if (expired > 0) {
            LOG.info("Deleted {} scores of expired periods", expired);
        }
        int deleted = deadLetters.deleteOlderThan(clock.instant().minus(properties.deadLetters()));
        if (deleted > 0) {
            LOG.info("Deleted {} dead letters older than {}", deleted, properties.deadLetters());
        }
    }

    private void dropEvents(Instant before) {
        for (String name : partitions.names("events")) {
            LocalDate day = LocalDate.parse(name.replace('_', '-'));
            Instant end = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
            // Later standings depend on the events of that day, so a checkpoint must include them.
            if (!end.isAfter(before) && foldProgress.has(FoldName.EVENTS, end) && checkpoints.covers(end)) {
                partitions.drop("events", name, () -> begin(day));
                LOG.info("Dropped the events of {}", day);
            }
        }
    }

    private void begin(LocalDate afterDay) {
        // An erasure finds the decisions by their events.
        jdbc.update(
                "DELETE FROM review_decisions USING events WHERE review_of = id AND logged_at = ingested_at AND action IS NOT NULL AND day = ?",
                afterDay);
        jdbc.update("""
                UPDATE event_starts AS s SET first_offset = dropped.last + 1,
                    first_counted = greatest(s.first_counted, dropped.last_counted + 1)
                FROM (SELECT topic_id, partition, max("offset") AS last, max("offset") FILTER (
                        WHERE %s) AS last_counted
                    FROM events WHERE day = ? GROUP BY 1, 2) AS dropped
                WHERE s.topic_id = dropped.topic_id AND s.partition = dropped.partition
                AND s.first_offset <= dropped.last""".formatted(ArchivedRecord.COUNTS), afterDay);
    }

    // A copy within one horizon lies in the next stretch at the latest.
    private void dropIds() {
        List<FoldName> started = Arrays.stream(FoldName.values())
                .filter(fold -> fold.topic().equals(Topics.GAME_EVENTS))
                .filter(fold -> !progress.all(fold).isEmpty())
                .toList();
        if (started.isEmpty()) {
            // The partition for the first ids is still empty.
            return;
        }
        Duration horizon = standings.dedup().horizon();
        for (String name : partitions.names("counted_ids")) {
            long stretch = Long.parseLong(name);
            Instant past =
                    Instant.ofEpochMilli(horizon.toMillis() * (stretch + 1)).plus(horizon.multipliedBy(2));
            if (past.isBefore(clock.instant())
                    && started.stream().allMatch(fold -> hasAll(fold, past) && foldProgress.has(fold, past))) {
                partitions.drop("counted_ids", name, () -> {});
                LOG.info("Dropped the ids of events counted before {}", past.minus(horizon.multipliedBy(2)));
            }
        }
    }

    // A fold that was off is refilled from the archived events, including those of a deleted topic.
    private boolean hasAll(FoldName fold, Instant past) {
        Map<LogPartition, Long> folded = progress.all(fold);
        Map<LogPartition, Instant> times = progress.times(fold);
        return log.ends().entrySet().stream()
                .allMatch(end -> folded.getOrDefault(end.getKey(), -1L) >= end.getValue()
                        || times.getOrDefault(end.getKey(), Instant.MIN).isAfter(past));
    }
}
