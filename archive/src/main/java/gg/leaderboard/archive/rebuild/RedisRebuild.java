package gg.leaderboard.archive.rebuild;

import gg.leaderboard.archive.DefinitionsByGeneration;
import gg.leaderboard.archive.event.ArchivedLog;
import gg.leaderboard.log.DefinitionLog;
import gg.leaderboard.log.LoggedDefinitions;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.definition.BoardHistory;
import gg.leaderboard.standings.definition.FoldSettings;
import gg.leaderboard.standings.definition.GenerationStamp;
import gg.leaderboard.standings.definition.Generations;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Folds the next generation into the spare standings in Redis, and exchanges them with the live ones when the active generation is
 * not the live one. Each step starts from the current state, so a restarted archive resumes.
 */
@Component
class RedisRebuild {

    // A processor folds so many in well under a second, so readers hardly notice the step back.
    private static final long MAX_BEHIND = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(RedisRebuild.class);

    private final DefinitionLog definitions;
    private final DefinitionsByGeneration boards;
    private final ArchivedLog archive;
    private final StandingsDatabases databases;
    private final FoldSettings own;
    private final TransactionTemplate transaction;
    private final JdbcTemplate jdbc;
    // Fair: a waiting order comes before the next step.
    private final ReentrantLock lock = new ReentrantLock(true);

    private final RateMeter rate = new RateMeter();
    private final Map<LogPartition, PartitionReplay> partitions = new HashMap<>();
    private volatile long folding = Generations.NONE;
    private long writtenDefinitions = -1;
    private volatile boolean reachedEnd;

    RedisRebuild(
            DefinitionLog definitions,
            DefinitionsByGeneration boards,
            ArchivedLog archive,
            StandingsDatabases databases,
            FoldSettings own,
            TransactionTemplate transaction,
            JdbcTemplate jdbc) {
        this.definitions = definitions;
        this.boards = boards;
        this.archive = archive;
        this.databases = databases;
        this.own = own;
        this.transaction = transaction;
        this.jdbc = jdbc;
    }

    /** Folds a few thousand records of each partition, and returns whether to continue immediately. */
    boolean step() {
        lock.lock();
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> tryLock() && stepLocked()));
        } finally {
            lock.unlock();
        }
    }

    // One archive at a time: another would empty the standings that this one has just filled.
    private boolean tryLock() {
        return Boolean.TRUE.equals(
                jdbc.queryForObject("SELECT pg_try_advisory_xact_lock(hashtext('rebuild'))", Boolean.class));
    }

    /** Runs {@code before}, then empties the spare standings; no step runs meanwhile. */
    void clear(Runnable before) {
        lock.lock();
        try {
            before.run();
            databases.place().clear();
            reset();
        } finally {
            lock.unlock();
        }
    }

    private boolean stepLocked() {
        LoggedDefinitions known = definitions.catchUp();
        Generations generations = known.generations();
        databases.refresh();
        long live = databases.live().generation();
        boolean switching = live != Generations.NONE && live != generations.active();
        Long target = switching ? (Long) generations.active() : generations.next();
        if (target == null) {
            target = previousGeneration(generations, live);
        }
        if (target == null) {
            reset();
            return false;
        }
        boolean more = catchUp(target, known);
        if (switching && hasCaughtUp()) {
            swap(live, target, known);
        }
        return more;
    }

    // The previous generation keeps following the log, so that erasures reach it and a switch back is possible.
    private @Nullable Long previousGeneration(Generations generations, long live) {
        GenerationStamp spare = databases.spare().stamp();
        if (live != generations.active() || spare.isNone() || spare.generation() == live) {
            return null;
        }
        if (generations.all().containsKey(spare.generation())) {
            FoldSettings settings = generations.settings(spare.generation());
            if (settings != null && settings.equals(spare.settings()) && settings.version() == own.version()) {
                return spare.generation();
            }
        }
        LOG.info(
                "Emptying {}; a switch back to generation {} is not possible",
                databases.place().place(),
                spare.generation());
        databases.place().clear();
        return null;
    }

    private void reset() {
        folding = Generations.NONE;
        reachedEnd = false;
        partitions.clear();
        rate.reset();
    }

    private boolean catchUp(long target, LoggedDefinitions known) {
        StandingsDatabase spare = databases.spare();
        GenerationStamp stamp = new GenerationStamp(
                target, Objects.requireNonNullElse(known.generations().settings(target), own));
        stamp.requireSettings().requireVersion(own.version(), target, "an archive of that version builds it");
        if (!spare.stamp().equals(stamp)) {
            LOG.info("Folding generation {} into {}", target, databases.place().place());
            databases.place().begin(stamp);
            reset();
        }
        if (folding != target) {
            folding = target;
            writtenDefinitions = -1;
        }
        writeDefinitions(spare, stamp, known);
        boolean more = false;
        boolean all = true;
        String topicId = "";
        for (Map.Entry<LogPartition, Long> end : archive.ends().entrySet()) {
            // The records of a topic that was created again come after all those of the earlier one.
            boolean isOfNextTopic = !end.getKey().topicId().equals(topicId);
            // A waiting order waits for one partition at most.
            if ((!all && isOfNextTopic) || lock.hasQueuedThreads()) {
                more = true;
                all = false;
                break;
            }
            topicId = end.getKey().topicId();
            PartitionReplay partition = partitions.computeIfAbsent(end.getKey(), p -> spare.replay(archive, p));
            more |= partition.writeBatch(boards);
            all &= partition.progress() >= end.getValue();
        }
        reachedEnd = all;
        rate.record(folded(), archived());
        return more;
    }

    private void writeDefinitions(StandingsDatabase spare, GenerationStamp stamp, LoggedDefinitions known) {
        if (writtenDefinitions < known.position()) {
            var all = known.toFold(stamp, own);
            spare.definitions().keep(known.partition(), -1, known.position(), all, all.all());
            writtenDefinitions = known.position();
        }
    }

    private void swap(long live, long target, LoggedDefinitions known) {
        if (databases.swap(live, target, changed(known, live, target))) {
            LOG.info("Generation {} is live and replaces {}", target, live);
        } else {
            LOG.warn(
                    "Generation {} could not replace {}: the live standings are of generation {}, the others of {}",
                    target,
                    live,
                    databases.live().generation(),
                    databases.spare().generation());
        }
        reset();
    }

    /** The boards with different rules in the two generations; all boards if the rules of one are no longer known. */
    static List<String> changed(LoggedDefinitions known, long one, long other) {
        boolean bothKnown = known.generations().all().keySet().containsAll(List.of(one, other));
        return known.definitions().all().stream()
                .filter(BoardHistory::isLive)
                .map(BoardHistory::id)
                .filter(id -> !bothKnown || !Objects.equals(rules(known, one, id), rules(known, other, id)))
                .sorted()
                .toList();
    }

    private static @Nullable Object rules(LoggedDefinitions known, long generation, String board) {
        return known.definitions(generation)
                .live(board)
                .map(BoardHistory::newest)
                .map(definition -> List.of(definition.sortOrder(), definition.updateMode()))
                .orElse(null);
    }

    /** Number of records in the spare standings, computed from offsets. */
    long folded() {
        return databases.spare().progress().values().stream()
                .mapToLong(folded -> folded.offset() + 1)
                .sum();
    }

    /** Number of archived records, computed from offsets. */
    long archived() {
        return archive.ends().values().stream().mapToLong(last -> last + 1).sum();
    }

    /** Number of records that the spare standings are behind the live one. */
    long behind() {
        var spare = databases.spare().progress();
        return databases.live().progress().entrySet().stream()
                .mapToLong(live -> {
                    var folded = spare.get(live.getKey());
                    return Math.max(0, live.getValue().offset() - (folded == null ? -1 : folded.offset()));
                })
                .sum();
    }

    /** Whether the spare standings have reached the end of the archive, and are at most 10,000 records behind the live one. */
    boolean hasCaughtUp() {
        return reachedEnd && behind() <= MAX_BEHIND;
    }

    /** As {@link #hasCaughtUp()}; false if another generation is folded. */
    boolean hasCaughtUp(long generation) {
        return folding == generation && hasCaughtUp();
    }

    /** Percentage of the archived records that this generation has; 100 only if it has all. */
    int percent(long generation) {
        if (databases.spare().generation() != generation) {
            return 0;
        }
        long folded = folded();
        long archived = archived();
        return folded >= archived ? 100 : (int) Math.min(99, 100 * folded / archived);
    }

    /** The share of the archived records that the generation being folded has; 1 if none is folded. */
    double share() {
        return rate.share();
    }

    long recordsPerSecond() {
        return rate.perSecond();
    }
}
