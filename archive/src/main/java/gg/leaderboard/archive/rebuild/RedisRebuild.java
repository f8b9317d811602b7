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
 * Brings Redis to what the log says of generations: folds the next one into the spare database, and has the databases change
 * places where another one is active than is read. Each step looks anew, so it goes on wherever an earlier archive stopped.
 */
@Component
class RedisRebuild {

    // What a processor does in well under a second: readers hardly notice that they step back by it for a moment.
    private static final long MAX_BEHIND = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(RedisRebuild.class);

    private final DefinitionLog definitions;
    private final DefinitionsByGeneration boards;
    private final ArchivedLog archive;
    private final StandingsDatabases databases;
    private final FoldSettings own;
    private final TransactionTemplate transaction;
    private final JdbcTemplate jdbc;
    // Fair: whoever wants something comes before the next step.
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

    /** Folds some thousand records of each partition, and returns whether there is more to do at once. */
    boolean step() {
        if (!databases.hasSpare()) {
            return false;
        }
        lock.lock();
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> tryLock() && stepLocked()));
        } finally {
            lock.unlock();
        }
    }

    // Of several archives one at a time: they would empty the database that another has just filled.
    private boolean tryLock() {
        return Boolean.TRUE.equals(
                jdbc.queryForObject("SELECT pg_try_advisory_xact_lock(hashtext('rebuild'))", Boolean.class));
    }

    /** Empties the spare database, after {@code before} was done, while nothing is written to it. */
    void clear(Runnable before) {
        lock.lock();
        try {
            before.run();
            databases.spare().clear();
            reset();
        } finally {
            lock.unlock();
        }
    }

    private boolean stepLocked() {
        LoggedDefinitions known = definitions.catchUp();
        Generations generations = known.generations();
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

    // The one before the last switch goes on as well, so that whoever is erased is erased there, and that it can be
    // gone back to.
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
                "Nobody can go back to {}: the database {} of Redis is emptied",
                spare,
                databases.spare().number());
        databases.spare().clear();
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
        stamp.requireSettings().requireVersion(own.version(), target, "the archive of that version builds it");
        if (!spare.stamp().equals(stamp)) {
            LOG.info("Generation {} is folded into the database {} of Redis", target, spare.number());
            spare.begin(stamp);
            reset();
        }
        if (folding != target) {
            folding = target;
            writtenDefinitions = -1;
        }
        writeDefinitions(spare, stamp, known);
        boolean more = false;
        boolean all = true;
        for (Map.Entry<LogPartition, Long> end : archive.ends().entrySet()) {
            if (lock.hasQueuedThreads()) {
                // An order waits, for one partition at most.
                more = true;
                all = false;
                break;
            }
            PartitionReplay partition = partitions.computeIfAbsent(end.getKey(), p -> spare.replay(archive, p));
            more |= partition.writeBatch(boards);
            all &= partition.progress() >= end.getValue();
        }
        reachedEnd = all;
        rate.record(folded());
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
            LOG.info("Generation {} is read from now on, in place of {}", target, live);
        }
        reset();
    }

    /** The boards that one generation counts by other rules than the other; all, if the rules of one are not known any more. */
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

    /** Records that the spare database has, by their offsets. */
    long folded() {
        return databases.spare().progress().values().stream()
                .mapToLong(folded -> folded.offset() + 1)
                .sum();
    }

    /** Records that are archived, by their offsets. */
    long archived() {
        return archive.ends().values().stream().mapToLong(last -> last + 1).sum();
    }

    /** By how many records the spare database is behind the one that is read. */
    long behind() {
        var spare = databases.spare().progress();
        return databases.live().progress().entrySet().stream()
                .mapToLong(live -> {
                    var folded = spare.get(live.getKey());
                    return Math.max(0, live.getValue().offset() - (folded == null ? -1 : folded.offset()));
                })
                .sum();
    }

    /** Whether the spare database has all that was archived a moment ago, and the archive is not far behind either. */
    boolean hasCaughtUp() {
        return reachedEnd && behind() <= MAX_BEHIND;
    }

    /** As {@link #hasCaughtUp()}, if it is this generation that is folded. */
    boolean hasCaughtUp(long generation) {
        return folding == generation && hasCaughtUp();
    }

    /** How much of what is archived this generation has; 100 only when it has all. */
    int percent(long generation) {
        if (!databases.hasSpare() || databases.spare().generation() != generation) {
            return 0;
        }
        long folded = folded();
        long archived = archived();
        return folded >= archived ? 100 : (int) Math.min(99, 100 * folded / archived);
    }

    long recordsPerSecond() {
        return rate.perSecond();
    }
}
